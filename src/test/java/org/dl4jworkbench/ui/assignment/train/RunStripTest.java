package org.dl4jworkbench.ui.assignment.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunFeed;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.ShownRun.State;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.junit.jupiter.api.Test;

class RunStripTest {
    private final RunRecord record = RunRecord.created(RunFixtures.spec("R0"), TrainedRun.CREATED, null);
    private final RunData run = new RunData(new RunDirectory(Path.of("run")), record);
    private final RunFeed feed = new RunFeed(run);

    @Test
    void whileTheEngineStartsTheShareDoneIsUnknown() {
        RunStrip strip = RunStrip.of(State.STARTING, run);

        assertThat(strip.state()).isEqualTo("starting the engine");
        assertThat(strip.fraction()).isNegative();
        assertThat(strip.left()).isEmpty();
        assertThat(strip.engine()).isEmpty();
    }

    @Test
    void aTrainingRunTellsEpochSpeedTimeLeftBestAndEngine() {
        feed.status(RunStatus.RUNNING, null);
        feed.info(new EngineInfo("CPU", "some processor", "OpenBLAS", true, 2, 42));
        feed.epoch(TrainedRun.result(1, 50));
        feed.epoch(TrainedRun.result(2, 50));
        feed.losses(1, new double[] {2.3}, new Progress(3, 1000, 20_000, 3_375_000, 106.4, 1704.2, 240));

        RunStrip strip = RunStrip.of(State.RUNNING, run);

        assertThat(strip.epoch()).isEqualTo("epoch 3 of 1,000");
        assertThat(strip.fraction()).as("in steps of a four-hundredth").isEqualTo(2 / 400.0);
        assertThat(strip.speed()).isEqualTo("1,704 examples/s · 106 iterations/s");
        assertThat(strip.left()).isEqualTo("4 min left");
        assertThat(strip.best()).isEqualTo("best: epoch 2 · validation 0.9133");
        assertThat(strip.engine()).isEqualTo("CPU · oneDNN · 2 threads");
    }

    @Test
    void aStoppedRunTellsHowLongItTrained() {
        feed.epoch(TrainedRun.result(4, 50));
        feed.losses(1, new double[] {2.3}, new Progress(5, 1000, 13_600, 3_375_000, 100, 1600, 99));

        RunStrip strip = RunStrip.of(State.STOPPED, run);

        assertThat(strip.speed()).isEmpty();
        assertThat(strip.left()).isEqualTo("trained for 10 s");
        assertThat(strip.epoch()).isEqualTo("epoch 4 of 1,000");
    }

    @Test
    void aRunIsNamedByPresetAndStart() {
        assertThat(RunStrip.name(record, ZoneOffset.UTC, Instant.parse("2026-03-01T18:00:00Z")))
                .isEqualTo("R0 · 12:00:00");
        assertThat(RunStrip.name(record, ZoneOffset.UTC, Instant.parse("2026-03-02T18:00:00Z")))
                .isEqualTo("R0 · 2026-03-01 12:00");
    }
}
