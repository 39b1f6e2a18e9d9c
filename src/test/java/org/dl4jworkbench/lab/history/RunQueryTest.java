package org.dl4jworkbench.lab.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.RunNotes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunQueryTest {
    @TempDir
    Path folder;

    private List<HistoryRun> runs = List.of();

    /** a: plain and good; b: starred, tagged, of another rate; c: failed; d: archived; e: of an experiment. */
    @BeforeEach
    void write() {
        Path own = folder.resolve("runs");
        Path experiments = folder.resolve("experiments");
        say(HistoryFixture.run(own, "mnist-mlp", "R0", RunStatus.FINISHED, 0.95), "a", false, List.of(), false);
        say(
                HistoryFixture.run(own, "mnist-mlp", "R0", RunStatus.FINISHED, 0.85, "training.learningRate=0.0007"),
                "b of the sheet",
                true,
                List.of("final", "sheet 2"),
                false);
        say(HistoryFixture.run(own, "mnist-cnn", "R3", RunStatus.FAILED, 0.2), "c", false, List.of("finals"), false);
        say(HistoryFixture.run(own, "mnist-mlp", "R4-ReLU", RunStatus.STOPPED, 0.9), "d", true, List.of(), true);
        say(
                HistoryFixture.run(
                        experiments
                                .resolve("2026-03-01T12-00-00_mnist-mlp_widths")
                                .resolve("runs"),
                        "mnist-mlp",
                        "R0",
                        RunStatus.FINISHED,
                        0.7,
                        "network.layers[0].units=77"),
                "e",
                false,
                List.of(),
                false);
        runs = HistoryFixture.read(own, experiments);
    }

    private static void say(RunDirectory run, String note, boolean star, List<String> tags, boolean archived) {
        run.write(new RunNotes(star, tags, note, archived, null));
    }

    /** The first letters of the notes of what is found, in their order. */
    private String found(String query) {
        RunQuery parsed = RunQuery.parse(query);
        return runs.stream()
                .filter(parsed::matches)
                .map(run -> run.notes().note().substring(0, 1))
                .sorted()
                .reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''|abce",
                "mnist-mlp r0|abe",
                "\"of the sheet\"|b",
                "\"the of\"|''",
                "out memory|c",
                "status:failed|c",
                "STATUS:Failed|c",
                "-status:failed|abe",
                "status!=failed|abe",
                "preset:R0|abe",
                "assignment:mlp|abe",
                "assignment=mlp|''",
                "tag:final|b",
                "tag:\"sheet 2\"|b",
                "is:starred|b",
                "is:archived|d",
                "is:starred is:archived|d",
                "-is:starred|ace",
                "is:experiment|e",
                "in:widths|e",
                "is:changed|be",
                "changes:0.0007|b",
                "test>0.9|a",
                "test>=0.85 test<0.95|b",
                "loss<0.1|a",
                "testLoss<0.1|a",
                "last.test=0.5|abce",
                "epochs=5 best:2|abce",
                "seconds>9.5|abce",
                "started>=2026-03|abce",
                "started>2026-03|''",
                "started<2026-04|abce",
                "training.learningRate<0.0008|b",
                "learningRate=7e-4|b",
                "network.layers[0].units=77|e",
                "units:77|e",
                "network.layers[0].activation:sigm|abe"
            })
    void findsWhatItSays(String query, String letters) {
        assertThat(found(query)).isEqualTo(letters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test>", "test>much", "is:good", "\"open", "status<failed", "training.epochs<many"})
    void whatCannotBeReadSaysWhatCan(String query) {
        assertThatThrownBy(() -> RunQuery.parse(query))
                .isInstanceOf(BadSpecException.class)
                .hasMessageMatching("(?s).*(Write|is).*");
    }

    @Test
    void aFieldThatNoRunHasIsNamedWithThoseThatAre() {
        assertThat(RunQuery.parse("training.rate<1").unknownField(runs))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .hasMessageContaining("training.rate")
                        .hasMessageContaining("training.learningRate"));
        assertThat(RunQuery.parse("colour:red").unknownField(runs))
                .hasValueSatisfying(problem -> assertThat(problem).hasMessageContaining("status"));
        assertThat(RunQuery.parse("learningRate<1").unknownField(runs)).isEmpty();
        assertThat(RunQuery.parse("training.rate<1").unknownField(List.of())).isEmpty();
    }

    @Test
    void archivedRunsCanBeAskedForBesideTheQuery() {
        RunQuery query = RunQuery.parse("is:starred");
        assertThat(runs.stream().filter(run -> query.matches(run, true))).hasSize(2);
    }
}
