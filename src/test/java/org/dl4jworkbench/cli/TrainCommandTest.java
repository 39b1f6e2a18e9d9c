package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.FixedBackends;
import org.dl4jworkbench.lab.RunFeed;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
    private static final EngineInfo INFO = new EngineInfo("CPU", "a processor", "OPENBLAS", true, 2, 4711);

    @TempDir
    Path folder;

    private static EpochResult epoch(int number, double loss) {
        return new EpochResult(
                number, number * 10L, number * 1.5, new Score(loss, 0.5), new Score(loss, 0.25), new Score(loss, 0.75));
    }

    /** Two epochs and the end that is given. */
    private static ScriptedRuns trainingThat(RunStatus end, @Nullable String reason) {
        return new ScriptedRuns(run -> {
            new RunFeed(run.data()).notice("something to know");
            // The engine's answer to the command and its first event race each other.
            new RunFeed(run.data()).epoch(epoch(0, 2.5));
            new RunFeed(run.data()).info(INFO);
            new RunFeed(run.data()).epoch(epoch(1, 1.25));
            new RunFeed(run.data()).epoch(epoch(2, Double.NaN));
            new RunFeed(run.data()).status(end, reason);
            run.ended.complete(end);
        });
    }

    /** One epoch with progress within it. */
    private static ScriptedRuns liveTraining() {
        return new ScriptedRuns(run -> {
            new RunFeed(run.data()).info(INFO);
            new RunFeed(run.data()).losses(1, new double[] {1}, new Progress(1, 2, 10, 20, 12.4, 400, 61));
            new RunFeed(run.data()).epoch(epoch(0, 2.5));
            new RunFeed(run.data()).epoch(epoch(1, 1.25));
            new RunFeed(run.data()).status(RunStatus.FINISHED, null);
            run.ended.complete(RunStatus.FINISHED);
        });
    }

    @Test
    void jsonTellsTheStartTheInitialNetworkEachEpochAndTheEnd() {
        ScriptedRuns runs = trainingThat(RunStatus.FINISHED, null);
        Terminal terminal = new Terminal(folder, runs);

        assertThat(terminal.run("train", "mnist-mlp", "--json")).isZero();

        List<JsonNode> lines = terminal.json();
        assertThat(lines.stream().map(line -> line.path("event").asText()))
                .containsExactly("notice", "notice", "started", "initial", "epoch", "epoch", "finished");
        JsonNode started = lines.get(2);
        assertThat(started.path("threads").asInt()).isEqualTo(2);
        assertThat(started.path("dataset").asText()).isEqualTo("generated-digits");
        JsonNode first = lines.get(4);
        assertThat(first.path("epoch").asInt()).isEqualTo(1);
        assertThat(first.path("trainLoss").asDouble()).isEqualTo(1.25);
        assertThat(first.path("trainAccuracy").asDouble()).isEqualTo(0.5);
        assertThat(first.path("validationAccuracy").asDouble()).isEqualTo(0.25);
        assertThat(first.path("testAccuracy").asDouble()).isEqualTo(0.75);
        assertThat(first.path("seconds").asDouble()).isEqualTo(1.5);
        assertThat(lines.get(5).path("trainLoss").isNull())
                .as("a diverged loss is null")
                .isTrue();
        JsonNode finished = lines.get(6);
        assertThat(finished.path("testAccuracy").asDouble()).isEqualTo(0.75);
        assertThat(finished.path("bestEpoch").asInt()).isEqualTo(1);
        assertThat(finished.path("run").asText()).isEqualTo(started.path("run").asText());
    }

    @Test
    void aFailedRunGivesItsReasonAndExitCode3() {
        Terminal terminal = new Terminal(folder, trainingThat(RunStatus.FAILED, "the engine was killed"));

        assertThat(terminal.run("train", "mnist-mlp", "--json")).isEqualTo(ExitCode.FAILED);

        JsonNode last = terminal.json().get(terminal.json().size() - 1);
        assertThat(last.path("event").asText()).isEqualTo("failed");
        assertThat(last.path("message").asText()).isEqualTo("the engine was killed");
        assertThat(last.path("resume").asText()).startsWith("workbench train --resume ");
    }

    @Test
    void whatIsOfferedAfterAFailureIsWhatIsInTheRunsFolder() {
        Terminal none = new Terminal(folder, trainingThat(RunStatus.FAILED, "the engine was killed"));
        none.run("train", "mnist-mlp");
        assertThat(none.err()).contains("It has no checkpoint. To start it again: workbench train --resume ");

        ScriptedRuns withCheckpoint = new ScriptedRuns(run -> {
            try {
                Path checkpoint = run.data().directory().lastCheckpoint();
                java.nio.file.Files.createDirectories(checkpoint.getParent());
                java.nio.file.Files.createFile(checkpoint);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            run.data().setRecord(run.data().record().withStatus(RunStatus.FAILED, "killed", null));
            run.ended.complete(RunStatus.FAILED);
        });
        Terminal some = new Terminal(folder, withCheckpoint);
        some.run("train", "mnist-mlp");
        assertThat(some.err()).contains("To go on from its last checkpoint: workbench train --resume ");

        String diverged = org.dl4jworkbench.model.Divergence.of("the loss became NaN", "iteration 7, epoch 1")
                .getMessage();
        Terminal wild = new Terminal(folder, trainingThat(RunStatus.FAILED, diverged));
        assertThat(wild.run("train", "mnist-mlp")).isEqualTo(ExitCode.FAILED);
        assertThat(wild.err()).contains("smaller learning rate").doesNotContain("--resume");
        assertThat(wild.run("train", "mnist-mlp", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(wild.json().get(wild.json().size() - 1).has("resume")).isFalse();
    }

    @Test
    void aRunThatCannotGoOnIsExitCode2WithoutAPromise() {
        ScriptedRuns finished = trainingThat(RunStatus.FINISHED, null);
        new Terminal(folder, finished).run("train", "mnist-mlp", "--set", "training.epochs=3");
        var directory = finished.runs.get(0).data().directory();
        directory.write(directory.read().withStatus(RunStatus.FINISHED, null, null));
        ScriptedRuns refusing = new ScriptedRuns(run -> {
            run.refusal =
                    new org.dl4jworkbench.model.EngineException("the data are away", "data.dataset", "Look there");
            run.ended.complete(RunStatus.FINISHED);
        });
        Terminal terminal = new Terminal(folder, refusing);

        assertThat(terminal.run("train", "--resume", directory.path().toString(), "--epochs", "5"))
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains("data.dataset: the data are away. Look there.");
        assertThat(terminal.out() + terminal.err())
                .doesNotContain("Bit for bit")
                .doesNotContain("Finished")
                .doesNotContain("To go on");
    }

    @Test
    void withoutJsonAFailureGoesToStderr() {
        Terminal terminal = new Terminal(folder, trainingThat(RunStatus.FAILED, "the engine was killed"));

        assertThat(terminal.run("train", "mnist-mlp")).isEqualTo(ExitCode.FAILED);

        assertThat(terminal.err()).contains("the engine was killed").contains("--resume");
        assertThat(terminal.out()).doesNotContain("the engine was killed");
    }

    @Test
    void withoutATerminalThereIsALinePerEpochAndNoBar() {
        Terminal terminal = new Terminal(folder, liveTraining());

        assertThat(terminal.run("train", "mnist-mlp")).isZero();

        assertThat(terminal.out().lines().filter(line -> line.startsWith("epoch ")))
                .hasSize(2)
                .last()
                .asString()
                .contains("test loss 1.2500 acc 0.7500");
        assertThat(terminal.out()).doesNotContain("\r");
    }

    @Test
    void onATerminalABarMoves() {
        Terminal terminal = new Terminal(folder, liveTraining(), FixedBackends.of(Terminal.NO_CUDA), true);

        assertThat(terminal.run("train", "mnist-mlp")).isZero();

        assertThat(terminal.out())
                .contains("\r")
                .contains("[############------------]  50%  epoch 1/2  12 it/s, 61 s left");
    }

    @Test
    void everyOptionReachesTheSpec() {
        ScriptedRuns runs = trainingThat(RunStatus.FINISHED, null);
        Terminal terminal = new Terminal(folder, runs);

        assertThat(terminal.run(
                        "train",
                        "mnist-mlp",
                        "--preset",
                        "r1 latent",
                        "--set",
                        "training.epochs=3",
                        "--set",
                        "training.optimiser=adam",
                        "--set",
                        "network.layers[0].units=12",
                        "--threads",
                        "2",
                        "--seed",
                        "99",
                        "--backend",
                        "cpu",
                        "--out",
                        folder.resolve("mine").toString()))
                .isZero();

        ScriptedRuns.ScriptedRun run = runs.runs.get(0);
        RunSpec spec = run.data().spec();
        assertThat(spec.preset()).isEqualTo("R1-latent");
        assertThat(spec.training().epochs()).isEqualTo(3);
        assertThat(spec.training().optimiser()).isEqualTo(Optimiser.ADAM);
        assertThat(spec.training().seed()).isEqualTo(99);
        assertThat(spec.network().layers().get(0).settings()).isEqualTo("12");
        assertThat(spec.engine().threads().count()).isEqualTo(2);
        assertThat(run.data().directory().path().getParent()).isEqualTo(folder.resolve("mine"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing                                            | Assignments: mnist-mlp",
                "mnist-mlp --preset R9                              | Presets: R0, R1, R1-latent, R4-sigmoid, R4-ReLU",
                "mnist-mlp --set training.epoch=3                   | epochs, iterations",
                "mnist-mlp --set trainin.epochs=3                   | Allowed: data, network, training, engine",
                "mnist-mlp --set training.optimiser=foo             | Allowed: sgd, momentum, adam, rmsprop",
                "mnist-mlp --set training.learningRate=fast         | \"fast\" is not a number",
                "mnist-mlp --set training.learningRate=-1           | must be above 0, not -1",
                "mnist-mlp --set training.epochs=0                  | must be at least 1",
                "mnist-mlp --set training.epochs                    | Write for example training.epochs=3",
                "mnist-mlp --set network.layers[7].units=3          | Layers are numbered from 0 to 2",
                "mnist-mlp --set network.layers[2].units=7          | 7 outputs do not fit 10 classes",
                "mnist-mlp --set data.dataset=imagenet              | Allowed: auto, mnist, generated-digits",
                "mnist-mlp --set data.dataset=mnist                 | Put the four files",
                "mnist-mlp --set data.trainExamples=9999999         | Set at most",
                "mnist-mlp --threads many                           | Allowed: auto, or a number from 1",
                "mnist-mlp --backend gpu                            | Allowed: auto, cpu, cuda",
                "mnist-mlp --seed x                                 | is not a whole number",
                "mnist-mlp --data /no/such/folder                   | /no/such/folder",
                "mnist-mlp --backend cuda                           | finds no GPU",
                "mnist-mlp --sett training.epochs=3                 | --set",
                "--resume /no/such/run                              | does not exist",
                "mnist-mlp --resume x                               | ASSIGNMENT cannot be given with --resume",
                "--resume x --set training.epochs=3                 | --set cannot be given with --resume"
            })
    void badInputSaysWhatIsAllowedAndMakesNoRun(String arguments, String expected) {
        ScriptedRuns runs = trainingThat(RunStatus.FINISHED, null);
        Terminal terminal = new Terminal(folder, runs);

        int code = terminal.run(("train " + arguments).split(" "));

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains(expected);
        assertThat(terminal.out()).isEmpty();
        assertThat(runs.runs).isEmpty();
        assertThat(terminal.places.runs()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"train nothing --json", "train --json", "train mnist-mlp --no-such-option --json"})
    void withJsonScriptsAreToldOfBadInputToo(String arguments) {
        Terminal terminal = new Terminal(folder, trainingThat(RunStatus.FINISHED, null));

        assertThat(terminal.run(arguments.split(" "))).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.json()).hasSize(1);
        assertThat(terminal.json().get(0).path("event").asText()).isEqualTo("failed");
        assertThat(terminal.json().get(0).path("message").asText()).isNotEmpty();
    }

    @Test
    void aTruncatedDataFileIsRefusedBeforeARunIsMade() throws IOException {
        Path mnist = Files.createDirectories(folder.resolve("sets/mnist"));
        for (String name : List.of(
                "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte",
                "t10k-images-idx3-ubyte",
                "t10k-labels-idx1-ubyte")) {
            Files.write(mnist.resolve(name), new byte[] {0, 0, 8, 3, 0, 0});
        }
        ScriptedRuns runs = trainingThat(RunStatus.FINISHED, null);
        Terminal terminal = new Terminal(folder, runs);

        int code = terminal.run(
                "train", "mnist-mlp", "--data", folder.resolve("sets").toString());

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("train-images-idx3-ubyte");
        assertThat(runs.runs).isEmpty();
    }

    @Test
    void aRunIsResumedByItsFolderOrByItsName() {
        ScriptedRuns stopped = trainingThat(RunStatus.STOPPED, null);
        Terminal first = new Terminal(folder, stopped);
        assertThat(first.run("train", "mnist-mlp")).isEqualTo(ExitCode.INTERRUPTED);
        Path run = stopped.runs.get(0).data().directory().path();

        for (String name : List.of(run.toString(), String.valueOf(run.getFileName()))) {
            ScriptedRuns resumed = trainingThat(RunStatus.FINISHED, null);
            Terminal second = new Terminal(folder, resumed);

            assertThat(second.run("train", "--resume", name)).as(name).isZero();

            assertThat(resumed.runs.get(0).data().directory().path()).isEqualTo(run);
        }
    }

    @Test
    void aFinishedRunIsNotResumed() {
        ScriptedRuns finished = trainingThat(RunStatus.FINISHED, null);
        Terminal terminal = new Terminal(folder, finished);
        terminal.run("train", "mnist-mlp");
        var directory = finished.runs.get(0).data().directory();
        directory.write(directory.read().withStatus(RunStatus.FINISHED, null, null));

        assertThat(terminal.run("train", "--resume", directory.path().toString()))
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(terminal.err()).contains("the run is finished");
        assertThat(finished.runs).hasSize(1);
    }

    @Test
    void aFinishedRunGoesOnToMoreEpochsAndSaysWhetherThatIsTheSame() {
        ScriptedRuns finished = trainingThat(RunStatus.FINISHED, null);
        Terminal terminal = new Terminal(folder, finished);
        terminal.run("train", "mnist-mlp", "--set", "training.schedule=cosine(0.1)", "--set", "training.epochs=3");
        var directory = finished.runs.get(0).data().directory();
        directory.write(directory.read().withStatus(RunStatus.FINISHED, null, null));
        String path = directory.path().toString();

        assertThat(terminal.run("train", "--resume", path, "--epochs", "3")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("3 is not more than the run has");
        assertThat(directory.read().status()).isEqualTo(RunStatus.FINISHED);

        assertThat(terminal.run("train", "--resume", path, "--epochs", "5")).isZero();
        assertThat(finished.runs).hasSize(2);
        assertThat(directory.read().spec().training().epochs()).isEqualTo(5);
        assertThat(directory.read().continuations()).singleElement().satisfies(change -> assertThat(change.what())
                .isEqualTo("epochs 3 → 5"));
        assertThat(terminal.err() + terminal.out()).contains("epochs 3 → 5");
        assertThat(terminal.run("train", "mnist-mlp", "--epochs", "5")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("belong to --resume");
    }

    @Test
    void nothingTakesTheWindowsFoldersAway() {
        // The folders of the settings hold for commands too, unless an option names another.
        Map<String, Path> used = new TreeMap<>();
        ScriptedRuns runs = trainingThat(RunStatus.FINISHED, null);
        Terminal terminal = new Terminal(folder, runs);
        var preferences = new org.dl4jworkbench.lab.PreferencesFile(terminal.places.preferences());
        preferences.set(
                preferences.get().withRunsFolder(folder.resolve("chosen").toString()));

        terminal.run("train", "mnist-mlp");
        used.put("settings", runs.runs.get(0).data().directory().path().getParent());
        terminal.run("train", "mnist-mlp", "--out", folder.resolve("option").toString());
        used.put("option", runs.runs.get(1).data().directory().path().getParent());

        assertThat(used)
                .containsExactly(
                        entry("option", folder.resolve("option")), entry("settings", folder.resolve("chosen")));
    }

    @Test
    void anInterruptedRunIsStoppedWithACheckpointAndSaysHowToGoOn() throws InterruptedException {
        List<String> told = new ArrayList<>();
        ScriptedRuns runs = new ScriptedRuns(run -> {
            new RunFeed(run.data()).info(INFO);
            run.onStop = () -> {
                new RunFeed(run.data()).status(RunStatus.STOPPED, null);
                run.ended.complete(RunStatus.STOPPED);
            };
        });
        Terminal terminal = new Terminal(folder, runs);
        RunSpec spec = org.dl4jworkbench.lab.AssignmentCatalogue.read(folder)
                .get("mnist-mlp")
                .presets()
                .get(0)
                .spec();
        java.io.StringWriter out = new java.io.StringWriter();
        TrainingFollower follower =
                new TrainingFollower(new JsonTrainingOutput(new JsonLines(new TextOut(new java.io.PrintWriter(out)))));
        ScriptedRuns.ScriptedRun run =
                (ScriptedRuns.ScriptedRun) runs.start(spec, terminal.places.runs(), null, follower);
        // As the virtual machine does on a signal: the hook tells the follower and waits until the command is done.
        List<Integer> exits = new ArrayList<>();
        Interruption interruption = new Interruption(follower::interrupt, exits::add);
        interruption.hook().start();

        int code = follower.follow(run);
        told.add(out.toString());
        interruption.close();
        interruption.hook().join(10_000);

        assertThat(code).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(exits).containsExactly(ExitCode.INTERRUPTED);
        assertThat(run.stopAsked).isTrue();
        assertThat(run.killed).isFalse();
        assertThat(told.get(0)).contains("\"event\":\"stopped\"").contains("workbench train --resume ");
    }
}
