package org.dl4jworkbench.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.rundir.WorkLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What one undisturbed run of a real engine process leaves on the disk and tells on its way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineRunTest {
    private static final int EPOCHS = 3;

    private RunSession session;
    private RunDirectory run;

    @BeforeAll
    void trainOnce(@TempDir Path folder) {
        session = new LiveRuns(folder).finished(Specs.digits(EPOCHS));
        run = session.data().directory();
    }

    @Test
    void runJsonHoldsStatusEpochsAndProvenance() {
        RunRecord record = run.read();
        List<EpochResult> epochs = EpochsCsv.read(run.epochs());

        assertThat(record.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(record.reason()).isNull();
        assertThat(record.ended()).isAfter(record.created());
        assertThat(record.spec()).isEqualTo(Specs.digits(EPOCHS));
        assertThat(requireNonNull(record.last()).epoch()).isEqualTo(EPOCHS);
        double lowest = epochs.stream()
                .skip(1)
                .mapToDouble(each -> requireNonNull(each.validation()).loss())
                .min()
                .orElseThrow();
        assertThat(requireNonNull(requireNonNull(record.best()).validation()).loss())
                .isEqualTo(lowest);
        Provenance provenance = requireNonNull(record.provenance());
        assertThat(provenance.threads()).isEqualTo(1);
        assertThat(provenance.backend()).startsWith("CPU");
        assertThat(provenance.deeplearning4j()).isEqualTo("1.0.0-M2.1");
        assertThat(provenance.java()).startsWith(System.getProperty("java.version"));
        assertThat(provenance.dataSha256()).hasSize(4).allSatisfy((file, digest) -> assertThat(digest)
                .matches("[0-9a-f]{64}"));
    }

    @Test
    void metricsHoldARowPerIteration() {
        MetricsCsv.Columns metrics = MetricsCsv.read(run.metrics());

        assertThat(metrics.size()).isEqualTo(EPOCHS * Specs.PER_EPOCH);
        for (int row = 0; row < metrics.size(); row++) {
            assertThat(metrics.iteration()[row]).isEqualTo(row + 1);
            assertThat(metrics.epoch()[row]).isEqualTo(row / Specs.PER_EPOCH + 1);
        }
        assertThat(Arrays.stream(metrics.loss())).allMatch(loss -> loss > 0 && loss < 25);
        assertThat(metrics.seconds()).isSorted();
    }

    @Test
    void epochsHoldARowPerEpochAndOneForTheUntrainedNetwork() {
        List<EpochResult> epochs = EpochsCsv.read(run.epochs());

        assertThat(epochs).extracting(EpochResult::epoch).containsExactly(0, 1, 2, 3);
        assertThat(epochs)
                .extracting(EpochResult::iteration)
                .containsExactly(0L, (long) Specs.PER_EPOCH, 2L * Specs.PER_EPOCH, 3L * Specs.PER_EPOCH);
        assertThat(epochs.get(EPOCHS).train().loss())
                .as("training lowers the loss")
                .isLessThan(epochs.get(0).train().loss());
        assertThat(requireNonNull(epochs.get(EPOCHS).test()).accuracyOrNaN()).isGreaterThan(0.5);
    }

    @Test
    void confusionMatricesAddUpToTheSplitsAndToTheAccuracies() {
        for (EpochResult epoch : EpochsCsv.read(run.epochs())) {
            assertAddsUp(
                    epoch.epoch(), SplitName.TRAIN, Specs.TRAIN, epoch.train().accuracyOrNaN());
            assertAddsUp(
                    epoch.epoch(),
                    SplitName.VALIDATION,
                    Specs.VALIDATION,
                    requireNonNull(epoch.validation()).accuracyOrNaN());
            assertAddsUp(
                    epoch.epoch(),
                    SplitName.TEST,
                    Specs.TEST,
                    requireNonNull(epoch.test()).accuracyOrNaN());
        }
    }

    private void assertAddsUp(int epoch, SplitName split, int examples, double accuracy) {
        int[][] matrix = Npy.readMatrix(run.confusion(epoch, split), Npy.Form.anything());
        int diagonal = 0;
        for (int i = 0; i < matrix.length; i++) {
            diagonal += matrix[i][i];
        }
        assertThat(matrix).hasNumberOfRows(10);
        assertThat(Arrays.stream(matrix).flatMapToInt(Arrays::stream).sum())
                .as("%s of epoch %s", split, epoch)
                .isEqualTo(examples);
        assertThat((double) diagonal / examples).isEqualTo(accuracy);
    }

    @Test
    void checkpointsAndTheModelLieInTheFolder() throws IOException {
        assertThat(run.lastCheckpoint()).isNotEmptyFile();
        assertThat(run.bestCheckpoint()).isNotEmptyFile();
        assertThat(run.model()).isNotEmptyFile();
        try (var files = Files.walk(run.path())) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp")))
                    .as("nothing written aside stays")
                    .isEmpty();
        }
    }

    @Test
    void theLogStatesBackendBlasHelpersAndThreads() throws IOException {
        String log = Files.readString(run.engineLog());

        assertThat(log).contains("Backend CPU").contains("BLAS OPENBLAS").contains("Threads 1 of 1");
        boolean oneDnnBuild = log.contains("-onednn");
        assertThat(log).contains("oneDNN helpers " + (oneDnnBuild ? "active" : "not active"));
        assertThat(requireNonNull(run.read().provenance()).oneDnnHelpers()).isEqualTo(oneDnnBuild);
    }

    @Test
    void theSessionTellsTheSameAsTheFolder() {
        RunData reread = RunData.read(run);

        assertThat(session.data().epochs()).hasSameSizeAs(reread.epochs());
        assertThat(session.data().best().orElseThrow().epoch())
                .isEqualTo(reread.best().orElseThrow().epoch());
        assertThat(session.data().losses().size()).isEqualTo(EPOCHS * Specs.PER_EPOCH);
        assertThat(session.data().losses().snapshot())
                .containsExactly(reread.losses().snapshot());
        assertThat(session.data().info().orElseThrow().pid()).isEqualTo(session.enginePid());
    }

    @Test
    void theEngineIsGoneAndItsLockIsFree() {
        assertThat(ProcessHandle.of(session.enginePid()).map(ProcessHandle::isAlive))
                .isNotEqualTo(java.util.Optional.of(true));
        assertThat(WorkLock.isHeld(run)).isFalse();
    }
}
