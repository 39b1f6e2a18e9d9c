package org.dl4jworkbench.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchPaceTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private long used;
    private final WatchPace pace = new WatchPace(() -> now, () -> used, 2);

    /** Milliseconds from one update to the next, where looking is free and an update costs so much processor time. */
    private long millisBetweenUpdatesThatCost(double millis) {
        assertThat(pace.isDue()).isTrue();
        used += Math.round(millis * MILLI);
        long begin = now;
        while (!pace.isDue()) {
            now += MILLI;
        }
        return (now - begin) / MILLI;
    }

    @Test
    void theFirstUpdateIsMadeAtOnce() {
        assertThat(pace.isDue()).isTrue();
        assertThat(pace.isDue()).isFalse();
    }

    @Test
    void updatesTakeNoMoreThanTheirShareOfTheCores() {
        assertThat(millisBetweenUpdatesThatCost(8)).isEqualTo(Math.round(8 / (WatchPace.SHARE * 2)));
    }

    @Test
    void cheapUpdatesAreMadeTenTimesASecond() {
        assertThat(millisBetweenUpdatesThatCost(0.5)).isEqualTo(100);
    }

    @Test
    void howeverDearAnUpdateIsMadeEverySecondOfTheFirstHalfMinuteThenEveryTwo() {
        assertThat(millisBetweenUpdatesThatCost(5000)).isEqualTo(1000);
        now += WatchPace.NEW_NANOS;
        assertThat(millisBetweenUpdatesThatCost(5000)).isEqualTo(2000);
    }

    @Test
    void anotherTrainingIsNewsAgain() {
        assertThat(millisBetweenUpdatesThatCost(5000)).isEqualTo(1000);
        now += WatchPace.NEW_NANOS;
        pace.anew();
        assertThat(millisBetweenUpdatesThatCost(5000)).isEqualTo(1000);
    }

    @Test
    void whereProcessorTimeIsNotKnownTenUpdatesASecondAreMade() {
        WatchPace blind = new WatchPace(() -> now, () -> -1, 2);
        assertThat(blind.isDue()).isTrue();
        now += 99 * MILLI;
        assertThat(blind.isDue()).isFalse();
        now += MILLI;
        assertThat(blind.isDue()).isTrue();
    }
}
