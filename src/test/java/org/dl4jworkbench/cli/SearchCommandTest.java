package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.lab.search.CurveRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchCommandTest {
    @TempDir
    Path folder;

    private final CurveRuns runs = new CurveRuns();

    private Terminal terminal() {
        return new Terminal(folder, runs);
    }

    /** A search over the learning rate. */
    private String own() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, """
                assignment: regression-1d
                id: mine
                title: Mine
                preset: R2
                trials: 4
                folds: 2
                sampler: sobol
                seed: 5
                parameters:
                  - {path: training.learningRate, range: linear, from: 0.005, to: 0.08}
                """);
        return file.toString();
    }

    private int run(Terminal terminal, String... arguments) {
        List<String> all = new ArrayList<>(List.of("search"));
        all.addAll(List.of(arguments));
        return terminal.run(all.toArray(String[]::new));
    }

    private static List<JsonNode> events(Terminal terminal, String event) {
        return terminal.json().stream()
                .filter(line -> line.path("event").asText().equals(event))
                .toList();
    }

    private static List<String> objectives(Terminal terminal) {
        return events(terminal, "row").stream()
                .map(row -> row.path("values") + " " + row.path("objective"))
                .toList();
    }

    @Test
    void jsonEndsWithARowPerTrialAndResumeAddsTrialsAndTrainsTheBest() throws IOException {
        Terminal terminal = terminal();
        String[] small = {own(), "--set", "training.epochs=5", "--parallel", "1", "--json"};
        assertThat(run(terminal, small)).isZero();

        assertThat(events(terminal, "started").get(0).path("sampler").asText()).isEqualTo("sobol");
        assertThat(events(terminal, "trial")).hasSize(4);
        assertThat(events(terminal, "row")).hasSize(4);
        assertThat(events(terminal, "importance")).hasSize(1);
        JsonNode finished = events(terminal, "finished").get(0);
        assertThat(events(terminal, "row").stream()
                        .filter(row -> row.path("best").asBoolean()))
                .singleElement()
                .satisfies(row -> assertThat(row.path("trial")).isEqualTo(finished.path("best")));
        String search = finished.path("search").asText();

        Terminal again = terminal();
        assertThat(run(again, "--resume", search, "--trials", "6", "--train-best", "--json"))
                .isZero();
        assertThat(objectives(again)).hasSize(6);
        assertThat(objectives(again).subList(0, 4)).isEqualTo(objectives(terminal));
        assertThat(events(again, "trial").stream().map(row -> row.path("trial").asInt()))
                .as("those of before are not told again")
                .containsExactlyInAnyOrder(5, 6);
        JsonNode last = events(again, "final").get(0);
        assertThat(last.path("testLoss").asDouble()).isEqualTo(0.25);
        assertThat(last.path("current").asBoolean()).isTrue();
        assertThat(last.has("validationLoss")).isFalse();

        assertThat(run(again, "--resume", search)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(again.err()).contains("Add trials with --trials");
        assertThat(run(again, "--resume", search, "--trials", "2")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(again.err()).contains("has 6 trials already");
    }

    @Test
    void theTextHasALinePerTrialTheBestAndTheTable() throws IOException {
        Terminal terminal = terminal();
        assertThat(run(terminal, own(), "--set", "training.epochs=5", "--parallel", "1", "--train-best"))
                .isZero();

        assertThat(terminal.out())
                .containsPattern("\\[1/4]  Learning rate 0\\.\\d+  loss 0\\.\\d{4} ± 0\\.0007 at epoch 3")
                .containsPattern("\\| trial \\| Learning rate \\| validation loss \\| best epoch")
                .containsPattern("Best: \\[\\d/4]")
                .containsPattern("Trained on everything: trial \\d, 3 epochs, finished, test loss 0.2500")
                .contains("workbench export ");
    }

    @Test
    void exportWritesTheTableOfASearch() throws IOException {
        Terminal terminal = terminal();
        run(terminal, own(), "--set", "training.epochs=5", "--parallel", "1", "--json");
        String search = events(terminal, "finished").get(0).path("search").asText();

        assertThat(terminal.run(
                        "export", search, "--out", folder.resolve("figures").toString()))
                .isZero();
        assertThat(folder.resolve("figures").resolve("table.csv")).content().startsWith("trial,Learning rate,");
        assertThat(folder.resolve("figures").resolve("importance.tex")).isNotEmptyFile();
        assertThat(folder.resolve("figures").resolve("parallel-coordinates.svg"))
                .isNotEmptyFile();
        assertThat(terminal.run("experiment", "--resume", search)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("workbench search --resume");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regression-1d/nothing                        | is not a search of regression-1d",
                "regression-1d                                | is no ASSIGNMENT/SEARCH",
                "regression-1d/random --sampler best          | sampler",
                "regression-1d/random --trials 0              | must be at least 1, not 0",
                "regression-1d/random --folds 1               | nothing validates the trials",
                "regression-1d/random --parallel many         | is no number",
                "regression-1d/random --set training.l2=0     | the search varies it",
                "missing.yaml                                 | missing.yaml",
                "--resume nowhere --folds 2                   | --folds cannot be given with --resume"
            })
    void badInputIsExitCode2AndNothingIsMade(String arguments, String expected) {
        Terminal terminal = terminal();

        assertThat(run(terminal, arguments.strip().split(" +"))).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains(expected);
        assertThat(folder.resolve("experiments")).doesNotExist();
    }

    @Test
    void withoutSparkInTheBuildNothingIsMade() throws IOException {
        Terminal terminal = terminal();

        assertThat(run(terminal, own(), "--spark", "spark://host:7077")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains("this build has no Spark in it", "WORKBENCH_PROFILES=spark");
    }
}
