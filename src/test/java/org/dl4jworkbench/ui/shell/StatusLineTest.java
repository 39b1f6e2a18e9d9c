package org.dl4jworkbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.model.RunStatus;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private static final EngineInfo ENGINE = new EngineInfo("CPU", "x86-64", "OpenBLAS", true, 2, 4711);

    @Test
    void saysOnWhatAndHowFarAndHowLong() {
        StatusLine line = StatusLine.of(RunStatus.RUNNING, ENGINE, new Progress(23, 50, 2300, 5000, 100, 12800, 240));
        assertThat(line.engine()).isEqualTo("CPU · oneDNN · 2 threads");
        assertThat(line.text()).isEqualTo("epoch 23 of 50 · 4 min left");
        assertThat(line.progress()).isEqualTo(0.46);
    }

    @Test
    void leavesOutTheTimeWhileItIsUnknown() {
        StatusLine line = StatusLine.of(RunStatus.RUNNING, ENGINE, new Progress(1, 1000, 3, 3000, 0, 0, -1));
        assertThat(line.text()).isEqualTo("epoch 1 of 1,000");
    }

    @Test
    void aPausedRunHasNoTimeLeft() {
        StatusLine line = StatusLine.of(RunStatus.PAUSED, ENGINE, new Progress(2, 5, 20, 50, 9, 9, 30));
        assertThat(line.text()).isEqualTo("epoch 2 of 5 · paused");
    }

    @Test
    void namesNoEngineBeforeItHasTold() {
        StatusLine line = StatusLine.of(RunStatus.STARTING, null, null);
        assertThat(line).isEqualTo(new StatusLine("", -1, "engine is starting"));
    }

    @Test
    void namesOneDnnOnlyWhereItIsActive() {
        EngineInfo plain = new EngineInfo("CPU", "arm64", "OpenBLAS", false, 1, 1);
        assertThat(StatusLine.of(RunStatus.RUNNING, plain, null).engine()).isEqualTo("CPU · 1 thread");
    }
}
