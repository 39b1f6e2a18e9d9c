package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Shape;
import org.junit.jupiter.api.Test;

/** {@link RealSetsTest} holds the figures of CIFAR-10 against NumPy. */
class DatasetStatisticsTest {
    @Test
    void columnsOfNumbersAreCountedIntoEvenBins() {
        NumberTable table = new NumberTable(
                List.of("x"), List.of("y"), new float[] {0, 1, 2, 3, 4, 5, 6, 32}, new float[] {7, 7, 7, 7, 7, 7, 7, 7
                });
        Dataset dataset = new Dataset(
                "n", "N", Shape.vector(1), List.of("y"), table, table, null, Map.of(), "", Verification.OWN, null);
        DatasetStatistics statistics = DatasetStatistics.of(dataset);
        assertThat(statistics.trainCounts()).isEmpty();
        DatasetStatistics.Values x = statistics.values().get(0);
        assertThat(x.name()).isEqualTo("x");
        assertThat(x.mean()).isEqualTo(6.625);
        // Of the squares 0+1+4+9+16+25+36+1024 = 1115: 1115/8 − 6.625².
        assertThat(x.deviation()).isCloseTo(Math.sqrt(139.375 - 43.890625), within(1e-12));
        assertThat(x.histogram()).hasSize(32).startsWith(1, 1, 1, 1, 1, 1, 1, 0).endsWith(0, 1);
        assertThat(x.edges()).hasSize(33).startsWith(0.0, 1.0).endsWith(32.0);
        DatasetStatistics.Values y = statistics.values().get(1);
        assertThat(y.deviation()).isZero();
        assertThat(y.histogram().get(0)).isEqualTo(8);
    }

    @Test
    void pixelsAreCountedChannelByChannel() {
        byte[] pixels = {0, 10, (byte) 255, 4, 10, (byte) 255};
        LabelledImages images = new LabelledImages(1, 2, 3, pixels, new byte[] {1});
        Dataset dataset = new Dataset(
                "p",
                "P",
                Shape.picture(1, 2, 3),
                List.of("a", "b"),
                images,
                images,
                null,
                Map.of(),
                "",
                Verification.OWN,
                null);
        DatasetStatistics statistics = DatasetStatistics.of(dataset);
        assertThat(statistics.trainCounts()).containsExactly(0, 1);
        DatasetStatistics.Values red = statistics.values().get(0);
        assertThat(red.name()).isEqualTo("red");
        assertThat(red.mean()).isEqualTo(2);
        assertThat(red.deviation()).isEqualTo(2);
        assertThat(red.minimum()).isZero();
        assertThat(red.maximum()).isEqualTo(4);
        assertThat(statistics.values().get(2).histogram().get(255)).isEqualTo(2);
    }
}
