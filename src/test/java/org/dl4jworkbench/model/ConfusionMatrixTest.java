package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    /** Rows = actual. All figures below were worked out by hand. */
    private final ConfusionMatrix matrix =
            new ConfusionMatrix(List.of("cat", "dog", "bird"), new int[][] {{8, 2, 0}, {1, 5, 4}, {0, 0, 20}});

    @Test
    void accuracyIsTheShareOfTheDiagonal() {
        assertThat(matrix.correct()).isEqualTo(33);
        assertThat(matrix.total()).isEqualTo(40);
        assertThat(matrix.accuracy()).isEqualTo(0.825);
    }

    @Test
    void recallReadsRowsAndPrecisionReadsColumns() {
        assertThat(matrix.recall(0)).isEqualTo(0.8);
        assertThat(matrix.recall(1)).isEqualTo(0.5);
        assertThat(matrix.precision(0)).isCloseTo(8.0 / 9, within(1e-15));
        assertThat(matrix.precision(1)).isCloseTo(5.0 / 7, within(1e-15));
        assertThat(matrix.precision(2)).isCloseTo(20.0 / 24, within(1e-15));
        assertThat(matrix.support(1)).isEqualTo(10);
        assertThat(matrix.predicted(2)).isEqualTo(24);
    }

    @Test
    void mostConfusedNamesActualAndPredictedWithTheLargestCountFirst() {
        assertThat(matrix.mostConfused(10))
                .containsExactly(
                        new ConfusionMatrix.Confusion(1, 2, 4, 0.4),
                        new ConfusionMatrix.Confusion(0, 1, 2, 0.2),
                        new ConfusionMatrix.Confusion(1, 0, 1, 0.1));
        assertThat(matrix.mostConfused(1)).hasSize(1);
    }

    @Test
    void aClassWithoutExamplesHasNoRecallAndNoShare() {
        ConfusionMatrix none = new ConfusionMatrix(List.of("a", "b"), new int[][] {{3, 0}, {0, 0}});
        assertThat(none.recall(1)).isNaN();
        assertThat(none.precision(1)).isNaN();
        assertThat(none.rowShare(1, 0)).isZero();
    }

    @Test
    void laterChangesOfTheArrayDoNotReachTheMatrix() {
        int[][] counts = {{1, 0}, {0, 1}};
        ConfusionMatrix copy = new ConfusionMatrix(List.of("a", "b"), counts);
        counts[0][0] = 99;
        assertThat(copy.count(0, 0)).isEqualTo(1);
        assertThat(copy).isEqualTo(new ConfusionMatrix(List.of("a", "b"), new int[][] {{1, 0}, {0, 1}}));
    }

    @Test
    void aMatrixThatDoesNotFitItsClassNamesIsRefused() {
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "b"), new int[][] {{1, 0, 0}, {0, 1, 0}}))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("2 rows and 3 columns does not fit 2 class names");
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a"), new int[][] {{-1}}))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("negative");
    }

    @Test
    void f1AndMacroMeansAreThoseOfTheHandCalculation() {
        // Class c neither occurs nor is predicted; b is never predicted.
        ConfusionMatrix matrix = new ConfusionMatrix(
                List.of("a", "b", "c", "d"), new int[][] {{6, 0, 0, 2}, {3, 0, 0, 1}, {0, 0, 0, 0}, {1, 0, 0, 7}});
        assertThat(matrix.f1(0)).isCloseTo(12 / 18.0, within(1e-12));
        assertThat(matrix.f1(1)).isZero();
        assertThat(matrix.f1(2)).isNaN();
        assertThat(matrix.f1(3)).isCloseTo(14 / 18.0, within(1e-12));
        assertThat(matrix.macroPrecision()).isCloseTo((0.6 + 0 + 0.7) / 3, within(1e-12));
        assertThat(matrix.macroRecall()).isCloseTo((0.75 + 0 + 0.875) / 3, within(1e-12));
        assertThat(matrix.macroF1()).isCloseTo((12 / 18.0 + 0 + 14 / 18.0) / 3, within(1e-12));
        assertThat(matrix.columnShare(1, 0)).isCloseTo(0.3, within(1e-12));
        assertThat(matrix.columnShare(0, 1)).isZero();
    }
}
