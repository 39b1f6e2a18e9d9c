package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.RunFolderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunNotesTest {
    @TempDir
    Path folder;

    private RunDirectory run() throws IOException {
        Files.writeString(folder.resolve("run.json"), "{}");
        return new RunDirectory(folder);
    }

    @Test
    void nothingIsSaidOfARunWithoutTheFile() throws IOException {
        assertThat(run().readNotes()).isEqualTo(RunNotes.NONE);
    }

    @Test
    void whatIsSaidIsReadAgain() throws IOException {
        RunNotes notes = new RunNotes(true, List.of("final", "sheet 2"), "the \"good\" one\nσ = 0.1", true, "#1F77b4");
        run().write(notes);
        assertThat(run().readNotes()).isEqualTo(notes);
        assertThat(run().readNotes().colour()).isEqualTo("#1f77b4");
    }

    @Test
    void aFileWrittenByHandMayLeaveThingsOut() throws IOException {
        RunDirectory run = run();
        Files.writeString(run.notes(), "{\"tags\": [\"a\"]}");
        assertThat(run.readNotes()).isEqualTo(RunNotes.NONE.tagged("a"));
    }

    @Test
    void aTagStandsOnceAndWithoutSpaceAround() {
        RunNotes notes = RunNotes.NONE.tagged(" final ").tagged("b").tagged("final");
        assertThat(notes.tags()).containsExactly("final", "b");
        assertThat(notes.untagged("final").tags()).containsExactly("b");
    }

    @Test
    void whatNoQueryCouldNameIsNoTag() {
        assertThatThrownBy(() -> RunNotes.NONE.tagged("a\"b"))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("no tag");
        assertThatThrownBy(() -> RunNotes.NONE.tagged("  ")).isInstanceOf(BadSpecException.class);
        assertThatThrownBy(() -> RunNotes.NONE.withColour("blue")).isInstanceOf(BadSpecException.class);
    }

    @Test
    void aDamagedFileIsNamedAndNotOverwrittenByReading() throws IOException {
        RunDirectory run = run();
        Files.writeString(run.notes(), "{\"tags\": ");
        assertThatThrownBy(run::readNotes)
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("notes.json");
        assertThat(run.notes()).hasContent("{\"tags\": ");
    }

    @Test
    void nothingIsWrittenIntoAFolderThatIsGone() {
        RunDirectory gone = new RunDirectory(folder.resolve("gone"));
        assertThatThrownBy(() -> gone.write(RunNotes.NONE)).isInstanceOf(RunFolderException.class);
        assertThat(gone.path()).doesNotExist();
    }
}
