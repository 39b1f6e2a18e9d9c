package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private final RunRecords known = new RunRecords();

    private List<RunHistory.Entry> list() {
        return RunHistory.find(folder.resolve("runs"), folder.resolve("experiments"), known)
                .runs();
    }

    private RunDirectory run(int number) {
        RunDirectory run = RunDirectory.create(
                folder.resolve("runs"), Specs.digits(1), "run" + number, NOON.plusSeconds(number), null);
        run.write(run.read().withStatus(RunStatus.FINISHED, null, NOON));
        return run;
    }

    @Test
    void everyFileIsReadOnceAsLongAsItStaysTheSame() {
        for (int number = 0; number < 500; number++) {
            run(number);
        }
        assertThat(list()).hasSize(500);
        assertThat(known.reads()).isEqualTo(500);
        List<RunHistory.Entry> again = list();
        assertThat(again).hasSize(500);
        assertThat(known.reads()).as("nothing has changed").isEqualTo(500);

        again.get(7).directory().write(RunNotes.NONE.withStar(true));
        assertThat(list().get(7).notes().star()).isTrue();
        assertThat(known.reads()).as("the record and the notes of one run").isEqualTo(502);
    }

    @Test
    void aRecordOfTheSameLengthWrittenAtOnceIsSeen() {
        RunDirectory run = run(0);
        run.write(RunNotes.NONE.tagged("a"));
        assertThat(list().get(0).notes().tags()).containsExactly("a");
        run.write(RunNotes.NONE.tagged("b"));
        assertThat(list().get(0).notes().tags()).containsExactly("b");
    }

    @Test
    void aRunThatIsGoneIsForgottenAndFoundAgain() throws IOException {
        RunDirectory run = run(0);
        list();
        Path aside = folder.resolve("aside");
        Files.move(run.path(), aside);
        assertThat(list()).isEmpty();
        Files.move(aside, run.path());
        assertThat(list()).hasSize(1);
        assertThat(known.reads()).isEqualTo(2);
    }

    @Test
    void damagedNotesDoNotHideTheRun() throws IOException {
        RunDirectory run = run(0);
        Files.writeString(run.notes(), "{");
        assertThat(list()).singleElement().satisfies(entry -> assertThat(entry.notes())
                .isEqualTo(RunNotes.NONE));
    }

    @Test
    void theRunsOfAnExperimentNameIt() {
        RunDirectory.create(folder.resolve("experiments/e1/runs"), Specs.digits(1), NOON, null);
        run(1);
        assertThat(list()).extracting(RunHistory.Entry::experiment).containsExactly(null, "e1");
    }
}
