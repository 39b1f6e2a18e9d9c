package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveSeriesTest {
    @Test
    void smoothingInPiecesEqualsSmoothingAtOnce() {
        LiveSeries live = new LiveSeries("loss", 0);
        Random random = new Random(1);
        double[] all = random.doubles(5000).toArray();
        for (int index = 0; index < all.length; index++) {
            live.append(index + 1, all[index]);
            if (index % 700 == 0) {
                live.smooth(0.9);
            }
        }
        Series smooth = live.smooth(0.9);
        double[] expected = Smoothing.of(all, 0.9);
        assertThat(smooth.size()).isEqualTo(5000);
        for (int index = 0; index < expected.length; index++) {
            assertThat(smooth.y(index)).isCloseTo(expected[index], within(1e-12));
        }
    }

    /** The last means reach points to come, so the line's end moves: not in what was handed out. */
    @Test
    void aSnapshotOfTheSmoothedLineKeepsItsEnd() {
        LiveSeries live = new LiveSeries("loss", 0);
        Random random = new Random(2);
        Series before = live.smooth(0.9);
        double[] then = {};
        for (int index = 1; index <= 3000; index++) {
            live.append(index, random.nextDouble());
            if (index % 37 == 0) {
                assertThat(before.size()).isEqualTo(then.length);
                for (int each = 0; each < then.length; each++) {
                    assertThat(before.y(each)).isEqualTo(then[each]);
                }
                before = live.smooth(0.9);
                Series shown = before;
                then = IntStream.range(0, index).mapToDouble(shown::y).toArray();
                assertThat(then[index - 1]).isCloseTo(Smoothing.of(raw(live), 0.9)[index - 1], within(1e-12));
            }
        }
    }

    /** Its extremes are remembered for what does not change any more, and all of it is drawn. */
    @Test
    void theEndOfALongSmoothedLineIsDrawnToo() {
        LiveSeries live = new LiveSeries("loss", 0);
        for (int index = 1; index <= 50_000; index++) {
            live.append(index, index < 49_900 ? 1 : 5);
        }
        Series smooth = live.smooth(0.99);
        Decimation.Points thinned = Decimation.thin(smooth, new Decimation.Window(1, 50_000, false, 500), false);
        assertThat(thinned.y()[thinned.size() - 1]).isEqualTo(5);
        assertThat(thinned.x()[thinned.size() - 1]).isEqualTo(50_000);
    }

    private static double[] raw(LiveSeries live) {
        Series raw = live.raw();
        return IntStream.range(0, raw.size()).mapToDouble(raw::y).toArray();
    }

    @Test
    void aSnapshotKeepsItsContentWhileTheBufferGrowsAndTheWeightChanges() {
        LiveSeries live = new LiveSeries("loss", 0);
        live.append(1, 10);
        live.append(2, 20);
        Series raw = live.raw();
        Series smooth = live.smooth(0.5);
        double second = smooth.y(1);
        for (int index = 3; index < 4000; index++) {
            live.append(index, index);
        }
        live.smooth(0.99);
        assertThat(raw.size()).isEqualTo(2);
        assertThat(raw.y(1)).isEqualTo(20);
        assertThat(smooth.y(1)).isEqualTo(second);
        // Of 3999 points the mean reaches one to either side, of two none.
        assertThat(second).isEqualTo(20);
        assertThat(live.smooth(0.5).y(1)).isEqualTo(11);
    }

    @Test
    void pointsThatAreNotNumberedFromOneKeepTheirPlaces() {
        LiveSeries live = new LiveSeries("loss", 0);
        for (int index = 1; index <= 1024; index++) {
            live.append(index, -index);
        }
        Series numbered = live.raw();
        assertThat(numbered.x(1023)).isEqualTo(1024);
        assertThat(numbered.nearest(700.4)).isEqualTo(699);

        live.append(2000, 3);
        live.append(2001.5, 4);
        Series gap = live.raw();

        assertThat(gap.x(0)).isEqualTo(1);
        assertThat(gap.x(1023)).isEqualTo(1024);
        assertThat(gap.x(1024)).isEqualTo(2000);
        assertThat(gap.x(1025)).isEqualTo(2001.5);
        assertThat(gap.firstAtOrAbove(1500)).isEqualTo(1024);
        assertThat(live.lastX()).isEqualTo(2001.5);
        assertThat(numbered.x(1023)).isEqualTo(1024);
        assertThat(numbered.size()).isEqualTo(1024);
        assertThat(gap.sharesX(live.smooth(0.9))).isTrue();
        assertThat(gap.sharesX(numbered)).isFalse();
    }

    @Test
    void iterationsMustAscend() {
        LiveSeries live = new LiveSeries("loss", 0);
        live.append(5, 1);
        assertThatThrownBy(() -> live.append(4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4.0 after 5.0");
    }
}
