package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dl4jworkbench.engine.ZipEntries;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is to go on and cannot stays what it was, byte for byte, and says why. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedResumeTest {
    private static final int EPOCHS = 2;
    private static final RunData.Listener NOBODY = new RunData.Listener() {};

    private Path folder;
    private Path data;
    private LiveRuns runs;
    private RunDirectory finished;

    @BeforeAll
    void trainARunOnOwnData(@TempDir Path temporary) throws IOException {
        folder = temporary;
        data = folder.resolve("data");
        Files.createDirectories(data.resolve("mine"));
        Files.writeString(
                data.resolve("mine/dataset.yaml"), "id: mine\ntitle: Mine\nformat: csv\npath: .\ntargets: [y]\n");
        rows("test", 10);
        rows("train", 100);
        runs = new LiveRuns(folder);
        RunSession session = runs.launcher().start(spec(), folder.resolve("runs"), data);
        finished = runs.finish(session).data().directory();
    }

    private void rows(String file, int count) throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < count; i++) {
            text.append(i / (double) count).append(',').append(i % 7).append('\n');
        }
        Files.writeString(data.resolve("mine").resolve(file + ".csv"), text, StandardCharsets.US_ASCII);
    }

    private static RunSpec spec() {
        NetworkSpec network = new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(4, Activation.TANH, null),
                        new LayerSpec.Output(1, Activation.IDENTITY, Loss.MSE, null)),
                Initialisation.XAVIER);
        return Specs.digits(EPOCHS)
                .withData(new DataSpec("mine", 0.1, null, null))
                .withNetwork(network);
    }

    /** What can keep a run from going on. */
    enum Obstacle {
        DATA_AWAY("data.dataset"),
        FEWER_EXAMPLES("an epoch of the data has 15 minibatches now"),
        DAMAGED_CHECKPOINT("last.zip"),
        CURSOR_BEYOND_ITS_EPOCH("minibatch 46 of epoch 2"),
        OTHER_LAYERS("not a vector of"),
        OTHER_FOLDER_IN_THE_CHECKPOINTS_PLACE("is not a file");

        private final String words;

        Obstacle(String words) {
            this.words = words;
        }
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void whatKeepsARunFromGoingOnLeavesItAsItWas(Obstacle obstacle) throws IOException {
        RunDirectory run = copy(obstacle.name());
        RunRecord record = run.read();
        if (obstacle == Obstacle.OTHER_LAYERS) {
            LayerSpec output = record.spec().network().layers().get(1);
            record = record.withSpec(record.spec()
                    .withNetwork(new NetworkSpec(
                            List.of(new LayerSpec.Dense(5, Activation.TANH, null), output), Initialisation.XAVIER)));
            run.write(record);
        }
        RunContinuation more = RunContinuation.ofEpochs(record, 30, 1);
        Map<String, String> before = files(run);
        try {
            put(obstacle, run, before);

            RunSession session = runs.launcher().extend(run, null, more, NOBODY);

            assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.FINISHED);
            assertThat(session.refusal().orElseThrow()).hasMessageContaining(obstacle.words);
            assertThat(session.data().record()).isEqualTo(record);
            assertThat(files(run)).containsExactlyEntriesOf(before);
        } finally {
            if (obstacle == Obstacle.DATA_AWAY) {
                Files.move(folder.resolve("away"), data.resolve("mine"));
            }
            rows("train", 100);
        }
    }

    private void put(Obstacle obstacle, RunDirectory run, Map<String, String> before) throws IOException {
        switch (obstacle) {
            case DATA_AWAY -> Files.move(data.resolve("mine"), folder.resolve("away"));
            case FEWER_EXAMPLES -> rows("train", 33);
            case DAMAGED_CHECKPOINT -> Files.write(run.lastCheckpoint(), new byte[1000]);
            case CURSOR_BEYOND_ITS_EPOCH ->
                ZipEntries.put(
                        run.lastCheckpoint(),
                        "cursor.json",
                        "{\"epoch\":2,\"batch\":46,\"iteration\":91,\"seconds\":1.0,\"threads\":1}"
                                .getBytes(StandardCharsets.UTF_8));
            case OTHER_FOLDER_IN_THE_CHECKPOINTS_PLACE -> {
                Files.delete(run.lastCheckpoint());
                Files.createDirectory(run.lastCheckpoint());
            }
            case OTHER_LAYERS -> {}
        }
        before.clear();
        before.putAll(files(run));
    }

    @Test
    void aDivergedRunIsNotResumed() throws IOException {
        RunDirectory run = copy("diverged");
        run.write(run.read()
                .withStatus(
                        RunStatus.FAILED,
                        "iteration 7, epoch 1: the loss is no number any more (NaN): the training diverged. Start"
                                + " again.",
                        null));
        Map<String, String> before = files(run);

        assertThat(Resumption.of(run, run.read())).isEqualTo(Resumption.DIVERGED);
        assertThatThrownBy(() -> runs.launcher().resume(run, null))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("smaller learning rate");
        assertThatThrownBy(() -> runs.launcher().extend(run, null, RunContinuation.ofEpochs(run.read(), 30, 1), NOBODY))
                .isInstanceOf(EngineException.class);

        assertThat(files(run)).containsExactlyEntriesOf(before);
    }

    @Test
    void whereThereIsNoCheckpointNoneIsPromised() throws IOException {
        RunDirectory run = copy("none");
        run.write(run.read().withStatus(RunStatus.FAILED, "killed", null));
        assertThat(Resumption.of(run, run.read())).isEqualTo(Resumption.FROM_CHECKPOINT);

        Files.delete(run.lastCheckpoint());

        assertThat(Resumption.of(run, run.read())).isEqualTo(Resumption.FROM_START);
        assertThat(Resumption.FROM_START.advice()).contains("no checkpoint").contains("first epoch");
    }

    private RunDirectory copy(String name) throws IOException {
        RunDirectory copy = new RunDirectory(folder.resolve("copies").resolve(name));
        try (Stream<Path> all = Files.walk(finished.path())) {
            for (Path file : all.toList()) {
                Path target = copy.path().resolve(finished.path().relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    /** All files but what is the engine's own: its log and its lock. */
    private static Map<String, String> files(RunDirectory run) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(run.path())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = run.path().relativize(file).toString();
                if (!name.startsWith("engine.")) {
                    files.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }
}
