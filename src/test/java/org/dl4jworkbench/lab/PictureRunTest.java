package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A convolutional network with all that changes from step to step, trained by a real engine process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PictureRunTest {
    private static final int EPOCHS = 3;
    private static final int PER_EPOCH = Specs.TRAIN / Specs.PICTURE_BATCH;
    private static final RunSpec SPEC = Specs.pictures(EPOCHS);

    private LiveRuns runs;
    private RunSession undisturbed;

    @BeforeAll
    void trainTheReference(@TempDir Path folder) {
        runs = new LiveRuns(folder);
        undisturbed = runs.finished(SPEC);
    }

    @Test
    void stoppedInAnEpochAndResumedIsBitIdentical() throws IOException {
        RunSpec wide = SPEC.withNetwork(wide(SPEC.network()));
        RunSession reference = runs.finished(wide);
        RunSession stopped = runs.start(wide);
        LiveRuns.awaitIteration(stopped, PER_EPOCH + 10);
        stopped.stop().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(LiveRuns.statusAtEnd(stopped)).isEqualTo(RunStatus.STOPPED);
        int rows = MetricsCsv.read(stopped.data().directory().metrics()).size();
        assertThat(rows % PER_EPOCH).as("stopped in an epoch").isNotZero();

        RunSession last = runs.finish(runs.resume(stopped));

        LiveRuns.assertSameFigures(last, reference);
        assertThat(LiveRuns.updaterState(last)).isEqualTo(LiveRuns.updaterState(reference));
    }

    /** So wide that an epoch takes longer than the news of an iteration and the answer to it. */
    private static NetworkSpec wide(NetworkSpec network) {
        return new NetworkSpec(
                network.layers().stream()
                        .map(layer -> layer instanceof LayerSpec.Dense dense
                                ? new LayerSpec.Dense(1500, dense.activation(), dense.initialisation())
                                : layer)
                        .toList(),
                network.initialisation());
    }

    /** Warm-up over the first epoch, then the cosine from the full rate to a tenth of it over the whole training. */
    @Test
    void metricsHoldTheRateOfEveryStep() throws IOException {
        List<String> rows = Files.readAllLines(undisturbed.data().directory().metrics());
        int total = EPOCHS * PER_EPOCH;
        for (int i = 0; i < total; i++) {
            double cosine = 0.1 + 0.9 * (1 + Math.cos(Math.PI * i / (total - 1))) / 2;
            double expected = 0.01 * cosine * Math.min(1, (i + 1.0) / PER_EPOCH);
            String[] cells = rows.get(i + 1).split(",", -1);
            assertThat(Double.parseDouble(cells[4])).as("step %s", i + 1).isCloseTo(expected, within(1e-12));
        }
    }

    /** Slowly, with so many hindrances; chance is a tenth. */
    @Test
    void itLearns() {
        RunDirectory run = undisturbed.data().directory();

        assertThat(run.read().last())
                .satisfies(last -> assertThat(last.train().accuracyOrNaN()).isGreaterThan(0.4));
        assertThat(run.readPreprocessing().orElseThrow().means()).hasSize(1);
    }
}
