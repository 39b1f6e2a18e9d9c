package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PulseProbeTest {
    @Test
    void countsOnlyGapsOverTheLimitAsStalls() {
        PulseProbe.Gaps gaps = new PulseProbe.Gaps();
        for (int millis : new int[] {16, 16, 17, 100, 250}) {
            gaps.add(millis * 1_000_000L);
        }
        assertThat(gaps.count()).isEqualTo(5);
        assertThat(gaps.stalls()).isEqualTo(1);
        assertThat(gaps.medianMillis()).isEqualTo(17);
        assertThat(gaps.longestMillis()).isEqualTo(250);
    }

    @Test
    void startsAnewAfterEachReport() {
        PulseProbe.Gaps gaps = new PulseProbe.Gaps();
        gaps.add(500_000_000L);
        gaps.clear();
        gaps.add(10_000_000L);
        assertThat(gaps.text()).isEqualTo("1 pulses, median gap 10 ms, longest 10 ms, 0 over 100 ms");
    }
}
