package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.RunFeed;
import org.dl4jworkbench.lab.experiment.ExperimentOptions;
import org.dl4jworkbench.lab.experiment.ExperimentPlan;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentCommandTest {
    private static final String[] SMALL = {"--set", "data.dataset=generated-digits", "--set", "training.iterations=20"};

    @TempDir
    Path folder;

    private static EpochResult epoch(double validation) {
        return new EpochResult(
                1, 20, 1.5, new Score(0.5, 0.75), new Score(1 - validation, validation), new Score(0.25, 0.5));
    }

    private static void end(
            ScriptedRuns.ScriptedRun run, RunStatus status, double validation, @Nullable String reason) {
        EpochResult result = epoch(validation);
        run.data()
                .directory()
                .write(run.data().record().withEpochs(result, result).withStatus(status, reason, Instant.now()));
        new RunFeed(run.data()).epoch(result);
        new RunFeed(run.data()).status(status, reason);
        run.ended.complete(status);
    }

    /** The n-th run has the n-th validation accuracy; a negative one fails. */
    private static ScriptedRuns runsWith(double... validations) {
        AtomicInteger next = new AtomicInteger();
        return new ScriptedRuns(run -> {
            double validation = validations[next.getAndIncrement()];
            if (validation < 0) {
                end(run, RunStatus.FAILED, 0.1, "the engine was killed");
            } else {
                end(run, RunStatus.FINISHED, validation, null);
            }
        });
    }

    private int run(Terminal terminal, String... arguments) {
        List<String> all = new ArrayList<>(List.of("experiment"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        return terminal.run(all.toArray(String[]::new));
    }

    /** As in an experiment that came from somebody else. */
    @ParameterizedTest
    @CsvSource({"../../outside", "/etc", "..", "a/b"})
    void aRunOutsideIsNeitherTrainedNorRewritten(String name) throws IOException {
        Terminal terminal = new Terminal(folder, runsWith(0.5, 0.6, 0.7, 0.8));
        assertThat(run(terminal, "mnist-mlp/activation", SMALL[0], SMALL[1], SMALL[2], SMALL[3]))
                .isZero();
        Path record;
        try (Stream<Path> all = Files.walk(folder.resolve("out/experiments"))) {
            record = all.filter(each -> each.endsWith("experiment.json"))
                    .findFirst()
                    .orElseThrow();
        }
        String text = Files.readString(record);
        Files.writeString(
                record,
                text.replaceFirst("\"run\" : \"[^\"]*\"", "\"run\" : \"" + name + "\"")
                        .replaceFirst("\"state\" : \"finished\"", "\"state\" : \"interrupted\""));
        ScriptedRuns nobody = new ScriptedRuns(run -> {
            throw new AssertionError("was trained");
        });
        Terminal again = new Terminal(folder, nobody);

        for (String[] command : new String[][] {
            {"experiment", "--resume", String.valueOf(record.getParent())},
            {
                "export",
                String.valueOf(record.getParent()),
                "--out",
                folder.resolve("figures").toString()
            }
        }) {
            assertThat(again.run(command)).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(again.err()).contains(record.toString(), "queue, run: \"" + name + "\" is not a name");
        }
    }

    private static List<String> events(Terminal terminal) {
        return terminal.json().stream().map(line -> line.path("event").asText()).toList();
    }

    private static List<JsonNode> rows(Terminal terminal) {
        return terminal.json().stream()
                .filter(line -> line.path("event").asText().equals("row"))
                .toList();
    }

    @Test
    void jsonEndsWithARowPerVariationWithMeansAndDeviations() {
        // Queue: three variations with the first seed, then the three with the second.
        Terminal terminal = new Terminal(folder, runsWith(0.25, 0.5, 0.625, 0.75, 0.5, 0.875));

        assertThat(run(
                        terminal,
                        "mnist-mlp/initialisation",
                        "--seeds",
                        "2",
                        "--json",
                        SMALL[0],
                        SMALL[1],
                        SMALL[2],
                        SMALL[3]))
                .isZero();

        List<String> events = events(terminal);
        assertThat(events.subList(events.size() - 4, events.size())).containsExactly("finished", "row", "row", "row");
        assertThat(events.stream().filter("item"::equals))
                .as("each starts and ends")
                .hasSize(12);
        JsonNode first = rows(terminal).get(0);
        assertThat(first.path("variation").asText()).isEqualTo("random");
        assertThat(first.path("validationAccuracy").asDouble()).isEqualTo(0.5);
        // Of 0.25 and 0.75: the square root of (0.0625 + 0.0625) / 1.
        assertThat(first.path("validationAccuracyDeviation").asDouble()).isEqualTo(Math.sqrt(0.125));
        assertThat(first.path("trainAccuracyDeviation").asDouble()).isZero();
        assertThat(first.path("seeds").asInt()).isEqualTo(2);
        assertThat(first.path("reported").isObject()).isTrue();
        assertThat(first.path("runs")).hasSize(2).allSatisfy(path -> assertThat(Path.of(path.asText(), "run.json"))
                .exists());
        assertThat(rows(terminal).stream().map(row -> row.path("best").asBoolean()))
                .containsExactly(false, false, true);
    }

    @Test
    void aRunIsCrossValidatedWithItsVerySettings() {
        Terminal terminal = new Terminal(folder, runsWith(0.5, 0.25, 0.5, 0.75, 0.25, 0.5, 0.75));
        assertThat(terminal.run(
                        "train",
                        "mnist-mlp",
                        "--preset",
                        "R4-ReLU",
                        SMALL[0],
                        SMALL[1],
                        SMALL[2],
                        SMALL[3],
                        "--set",
                        "training.learningRate=0.123",
                        "--set",
                        "data.fold=1/9",
                        "--out",
                        folder.resolve("runs").toString()))
                .isZero();
        Path[] run = new Path[1];
        try (var folders = java.nio.file.Files.list(folder.resolve("runs"))) {
            run[0] = folders.findFirst().orElseThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String path = run[0].toString();

        assertThat(run(terminal, "--of", path)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("--of needs --seeds or --folds");
        assertThat(run(terminal, "--of", path, "--folds", "1001")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run(terminal, "--of", path, "--folds", "3", "--seeds", "2", "--json"))
                .as(terminal.err())
                .isZero();

        JsonNode row = rows(terminal).get(0);
        assertThat(row.path("seeds").asInt()).isEqualTo(2);
        assertThat(row.path("folds").asInt()).isEqualTo(3);
        assertThat(row.path("variation").asText()).isEqualTo("R4-ReLU");
        assertThat(row.path("validationAccuracy").asDouble()).isEqualTo(0.5);
        assertThat(row.path("runs")).hasSize(6);
        List<org.dl4jworkbench.model.RunSpec> specs = new ArrayList<>();
        row.path("runs")
                .forEach(each -> specs.add(new org.dl4jworkbench.rundir.RunDirectory(Path.of(each.asText()))
                        .read()
                        .spec()));
        assertThat(specs)
                .allSatisfy(spec -> assertThat(spec.training().learningRate()).isEqualTo(0.123));
        long seed = specs.get(0).training().seed();
        assertThat(specs).extracting(spec -> spec.training().seed() - seed).containsExactly(0L, 0L, 0L, 1L, 1L, 1L);
        assertThat(specs)
                .extracting(spec -> String.valueOf(spec.data().fold()))
                .containsExactly("1/3", "2/3", "3/3", "1/3", "2/3", "3/3");
    }

    @Test
    void moreFoldsThanExamplesIsBadInputBeforeAnythingIsMade() {
        Terminal terminal = new Terminal(folder, runsWith());
        assertThat(run(
                        terminal,
                        "mnist-mlp/initialisation",
                        "--folds",
                        "20",
                        "--set",
                        "data.dataset=generated-digits",
                        "--set",
                        "data.trainExamples=10"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("20 folds cannot be made of 10 training examples");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void theTextEndsWithTheTableAndTheWayToTheFigures() {
        Terminal terminal = new Terminal(folder, runsWith(0.25, 0.5, 0.625));

        assertThat(run(terminal, "mnist-mlp/initialisation", SMALL[0], SMALL[1], SMALL[2], SMALL[3]))
                .isZero();

        assertThat(terminal.out())
                .contains("[1/3] random, seed 1234  finished", "[3/3]")
                .containsPattern("\\| variation \\| state .*validation accuracy")
                .contains("workbench export ")
                .doesNotContain("\r");
        assertThat(terminal.out().lines().filter(line -> line.startsWith("| ")))
                .as("heads, rule and a line for each variation")
                .hasSize(5);
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void aFailedRunGivesExitCode3AfterTheOthersAndResumeTriesItAgain() {
        Terminal terminal = new Terminal(folder, runsWith(0.25, -1, 0.625));

        assertThat(run(terminal, "mnist-mlp/initialisation", "--json", SMALL[0], SMALL[1], SMALL[2], SMALL[3]))
                .isEqualTo(ExitCode.FAILED);

        assertThat(rows(terminal)).hasSize(3);
        assertThat(rows(terminal).get(1).path("state").asText()).isEqualTo("failed");
        JsonNode failed = terminal.json().stream()
                .filter(line -> line.path("event").asText().equals("failed"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.path("resume").asText()).startsWith("workbench experiment --resume ");
        String experiment = failed.path("experiment").asText();

        Terminal again = new Terminal(folder, runsWith(0.5));
        assertThat(again.run("experiment", "--resume", experiment, "--json")).isZero();
        assertThat(rows(again).stream().map(row -> row.path("state").asText())).containsOnly("finished");
        assertThat(again.run("experiment", "--resume", experiment)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(again.err()).contains("the experiment is finished");
    }

    @Test
    void anInterruptionStopsTheRunsWithTheirCheckpointsAndTellsHowToGoOn() throws InterruptedException {
        ScriptedRuns runs = new ScriptedRuns(run -> run.onStop = () -> end(run, RunStatus.STOPPED, 0.5, null));
        Assignment assignment = AssignmentCatalogue.read(folder).get("mnist-mlp");
        ExperimentOptions options =
                new ExperimentOptions(folder.resolve("out"), null, List.of(SMALL[1], SMALL[3]), null, 1);
        ExperimentPlan plan = ExperimentPlan.of(
                assignment, assignment.experiment("initialisation"), options, new DatasetCatalogue(List.of()));
        StringWriter out = new StringWriter();
        ExperimentFollower follower =
                new ExperimentFollower(new JsonExperimentOutput(new JsonLines(new TextOut(new PrintWriter(out)))));
        ExperimentSession session = new ExperimentRuns(runs).start(plan, options.folder(), follower);
        // As the virtual machine does on a signal: the hook tells the follower and waits until the command is done.
        List<Integer> exits = new ArrayList<>();
        Interruption interruption = new Interruption(follower::interrupt, exits::add);
        interruption.hook().start();

        assertThat(follower.follow(session)).isEqualTo(ExitCode.INTERRUPTED);
        interruption.close();
        interruption.hook().join();

        assertThat(exits).containsExactly(ExitCode.INTERRUPTED);
        assertThat(out.toString())
                .contains("\"event\":\"stopped\"")
                .contains("workbench experiment --resume ")
                .contains("\"state\":\"stopped\"")
                .contains("\"state\":\"queued\"");
        assertThat(session.directory().read().queue().get(0).state()).isEqualTo(ItemState.STOPPED);
    }

    @Test
    void anExperimentOfTheUsersOwnIsReadFromItsFile() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, """
            assignment: mnist-mlp
            id: mine
            title: Mine
            preset: R4-ReLU
            variations:
              - {name: small, set: {"network.layers[0].units": 5}}
              - {name: until the end, set: {training.epochs: 3, training.iterations: null}}
            """);
        Terminal terminal = new Terminal(folder, runsWith(0.25, 0.5));

        assertThat(run(terminal, file.toString(), "--set", "data.dataset=generated-digits", "--json"))
                .isZero();

        assertThat(rows(terminal).stream().map(row -> row.path("variation").asText()))
                .containsExactly("small", "until the end");
        assertThat(rows(terminal).get(0).path("parameters").asInt())
                .as("784·5 + 5 + 5·10 + 10")
                .isEqualTo(3985);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mnist-mlp/nothing                              | initialisation, activation",
                "nothing/activation                             | Assignments: mnist-mlp",
                "mnist-mlp                                      | is no ASSIGNMENT/EXPERIMENT",
                "mnist-mlp/activation --set training.epoch=1    | experiment activation, variation sigmoid",
                "mnist-mlp/activation --seeds 0                 | must be at least 1, not 0",
                "mnist-mlp/activation --parallel 0              | must be at least 1, not 0",
                "mnist-mlp/activation --data no-such-folder     | is no folder",
                "missing.yaml                                   | missing.yaml",
                "--resume nowhere --seeds 2                     | --seeds cannot be given with --resume"
            })
    void badInputIsExitCode2AndNothingIsMade(String arguments, String expected) {
        Terminal terminal = new Terminal(folder, runsWith());

        assertThat(run(terminal, arguments.strip().split(" +"))).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains(expected);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--spark|spark://host:7077|this build has no Spark in it",
                "--spark|host|is no address of a Spark master",
                "--spark-conf|spark.executor.memory=2g|Name it with --spark"
            })
    void whatSparkCannotDoIsRefusedBeforeAnythingIsMade(String option, String value, String message) {
        Terminal terminal = new Terminal(folder, runsWith());

        assertThat(run(terminal, "mnist-mlp/initialisation", option, value)).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
