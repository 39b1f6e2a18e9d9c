package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user is told when a run cannot go on: what was wrong, where, and what to do; nothing hangs. */
class EngineFailureTest {
    @TempDir
    Path folder;

    private LiveRuns runs;

    @BeforeEach
    void makeLauncher() {
        runs = new LiveRuns(folder);
    }

    @Test
    void aDivergedTrainingNamesTheIteration() {
        RunSpec wild = Specs.digits(50, Optimiser.SGD, 1e6).withNetwork(deep(32));

        RunSession session = failed(runs.start(wild));

        int rows = MetricsCsv.read(session.data().directory().metrics()).size();
        assertThat(LiveRuns.reason(session))
                .contains("the training diverged")
                .contains("iteration " + rows + ",")
                .contains("smaller learning rate");
        assertThat(session.data().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void anUnknownDataSetIsNamedWithTheKnownOnes() {
        RunSession session =
                failed(runs.start(Specs.digits(1).withData(new DataSpec("digits-of-mine", 0, null, null))));

        assertThat(LiveRuns.reason(session))
                .contains("data.dataset")
                .contains("\"digits-of-mine\" is no data set")
                .contains("generated-digits");
    }

    @Test
    void aDataSetThatIsNotOnTheMachineSaysWhereItWasLookedFor() {
        RunSession session = failed(runs.start(Specs.digits(1).withData(new DataSpec("mnist", 0, null, null))));

        assertThat(LiveRuns.reason(session))
                .contains("is not on this machine")
                .contains("train-images-idx3-ubyte")
                .contains(folder.resolve("datasets").resolve("mnist").toString());
    }

    @Test
    void aNetworkTooLargeForTheMemoryIsRefusedBeforeItIsBuilt() {
        RunSession session = failed(runs.start(Specs.digits(1).withNetwork(deep(1_000_000))));

        assertThat(LiveRuns.reason(session))
                .contains("parameters and needs about")
                .contains("GB")
                .contains("Use fewer units");
    }

    @Test
    void aTruncatedCheckpointIsNamedAndNothingIsOverwritten() throws IOException {
        RunSession stopped = runs.start(Specs.digits(1000));
        LiveRuns.awaitIteration(stopped, 10);
        stopped.stop().orTimeout(30, TimeUnit.SECONDS).join();
        LiveRuns.statusAtEnd(stopped);
        RunDirectory run = stopped.data().directory();
        int rows = MetricsCsv.read(run.metrics()).size();
        try (FileChannel file = FileChannel.open(run.lastCheckpoint(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }

        assertThat(refused(stopped))
                .contains(run.lastCheckpoint().toString())
                .contains("cannot be read")
                .contains("Delete the file");
        assertThat(MetricsCsv.read(run.metrics()).size()).isEqualTo(rows);
        assertThat(run.model()).exists();

        Files.delete(run.lastCheckpoint());
        RunSession again = runs.resume(stopped);
        LiveRuns.awaitIteration(again, 10);
        again.stop().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(LiveRuns.statusAtEnd(again)).isEqualTo(RunStatus.STOPPED);
    }

    @Test
    void aDamagedByteInACheckpointIsNotTrainedOnInSilence() throws IOException {
        RunSession stopped = runs.start(Specs.digits(1000));
        LiveRuns.awaitIteration(stopped, 10);
        stopped.stop().orTimeout(30, TimeUnit.SECONDS).join();
        LiveRuns.statusAtEnd(stopped);
        RunDirectory run = stopped.data().directory();
        byte[] bytes = Files.readAllBytes(run.lastCheckpoint());
        bytes[bytes.length / 2] ^= 0x40;
        Files.write(run.lastCheckpoint(), bytes);

        assertThat(refused(stopped)).contains(run.lastCheckpoint().toString()).contains("Delete the file");
    }

    /** What cannot go on changes nothing. */
    private String refused(RunSession stopped) throws IOException {
        RunDirectory run = stopped.data().directory();
        byte[] before = Files.readAllBytes(run.record());
        RunSession session = runs.resume(stopped);
        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.STOPPED);
        assertThat(run.record()).hasBinaryContent(before);
        return String.valueOf(session.refusal().orElseThrow().getMessage());
    }

    @Test
    void aRunFolderThatIsGoneFailsTheRun() throws IOException {
        RunSession session = runs.start(Specs.digits(1000));
        LiveRuns.awaitIteration(session, 10);
        Path run = session.data().directory().path();
        Files.move(run, run.resolveSibling("moved-away"));
        Files.writeString(run, "a file where the run's folder was");

        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.FAILED);
        assertThat(session.data().record().reason()).contains(run.toString());
    }

    @Test
    void whatCannotBeWrittenDownIsToldAllTheSame() throws IOException {
        RunSession session = runs.start(Specs.digits(1));
        Path inTheWay = session.data().directory().epochs();
        Files.createDirectories(inTheWay.resolve("a folder where the file would go"));

        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.FAILED);
        assertThat(session.data().record().reason())
                .contains(inTheWay.toString())
                .contains("cannot be")
                .doesNotContain("\tat ");
    }

    @Test
    void checkpointsThatCannotBeWrittenFailTheRunWithTheReason() throws IOException {
        RunSession session = runs.start(Specs.digits(1));
        Files.writeString(session.data().directory().path().resolve("checkpoints"), "a file in the way");

        failed(session);

        assertThat(LiveRuns.reason(session))
                .contains("A file of the run cannot be written")
                .contains("checkpoints");
    }

    @Test
    void aRunWhoseFolderIsDeletedEndsAndItsFolderDoesNotComeBack() throws IOException {
        RunSession session = runs.start(Specs.digits(1_000_000));
        LiveRuns.awaitIteration(session, 20);
        Path run = session.data().directory().path();

        // At once, as into a file manager's bin.
        Files.move(run, folder.resolve("bin"));

        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.FAILED);
        assertThat(session.data().record().reason())
                .isEqualTo(run + ": the run's folder was deleted. Nothing more of the run is written; start it again.");
        assertThat(run).doesNotExist();
    }

    private static RunSession failed(RunSession session) {
        assertThat(LiveRuns.statusAtEnd(session)).isEqualTo(RunStatus.FAILED);
        assertThat(session.data().directory().read().status()).isEqualTo(RunStatus.FAILED);
        return session;
    }

    private static NetworkSpec deep(int units) {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(units, Activation.RELU, null),
                        new LayerSpec.Dense(units, Activation.RELU, null),
                        new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.XAVIER);
    }
}
