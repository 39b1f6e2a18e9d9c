package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Golden numbers from NumPy's singular value decomposition of the same rows. */
class PcaTest {
    private static float[][] rows(int rows, int columns, DoubleBinaryOperator value) {
        float[][] made = new float[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                made[i][j] = (float) value.applyAsDouble(i, j);
            }
        }
        return made;
    }

    private static float[][] narrow() {
        return rows(12, 5, (i, j) -> Math.sin((i + 1) * (j + 1)));
    }

    private static float[][] wide() {
        return rows(
                40,
                600,
                (i, j) -> 2 * Math.sin((i + 1) * 0.37) * Math.cos(j * 0.02)
                        + Math.cos((i + 1) * 0.9) * Math.sin(j * 0.05 + 1)
                        + 0.3 * Math.sin((i + 1) * (j + 1) * 0.013));
    }

    @Test
    void directionsSharesAndProjectionsAreThoseOfTheSingularValueDecomposition() {
        Pca pca = Pca.fit(narrow(), 2);
        assertThat(pca.direction(0))
                .containsExactly(
                        new double[] {0.044688237, -0.378131837, 0.759344893, -0.517946782, 0.100726061}, within(1e-5));
        assertThat(pca.direction(1))
                .containsExactly(
                        new double[] {0.347374708, -0.526976271, -0.515643102, -0.238585258, 0.528030386},
                        within(1e-5));
        assertThat(pca.variance(0)).isCloseTo(0.645649661, within(1e-7));
        assertThat(pca.variance(1)).isCloseTo(0.644119475, within(1e-7));
        assertThat(pca.share(0)).isCloseTo(0.225676755, within(1e-7));
        assertThat(pca.share(1)).isCloseTo(0.225141902, within(1e-7));
        float[][] projected = pca.project(narrow());
        assertThat(projected[0]).containsExactly(new float[] {0.096665057f, -0.564036264f}, within(1e-5f));
        assertThat(projected[11]).containsExactly(new float[] {-0.067098047f, 0.845958302f}, within(1e-5f));
    }

    @Test
    void rowsOfManyColumnsHaveTheSameDecomposition() {
        assertThat(wide()[0].length).isGreaterThan(Pca.MOST_EXACT);
        Pca pca = Pca.fit(wide(), 2);
        assertThat(pca.variance(0)).isCloseTo(610.16258232, within(1e-3));
        assertThat(pca.variance(1)).isCloseTo(150.52215281, within(1e-3));
        assertThat(pca.share(0)).isCloseTo(0.77722738, within(1e-6));
        assertThat(pca.share(1)).isCloseTo(0.19173568, within(1e-6));
        assertThat(pca.direction(0)[599]).isCloseTo(0.05004729, within(1e-5));
        assertThat(pca.direction(1)[0]).isCloseTo(-0.05234701, within(1e-5));
        float[][] projected = pca.project(wide());
        assertThat(projected[0]).containsExactly(new float[] {5.60019654f, -11.24635492f}, within(1e-3f));
        assertThat(projected[39]).containsExactly(new float[] {22.81256802f, 0.66777465f}, within(1e-3f));
    }

    @Test
    void theAxesOfOneMomentServeEveryOther() {
        Pca pca = Pca.fit(narrow(), 2);
        float[][] moved = narrow();
        for (float[] row : moved) {
            for (int column = 0; column < row.length; column++) {
                row[column] += (float) (3 * pca.direction(1)[column]);
            }
        }
        float[][] before = pca.project(narrow());
        float[][] after = pca.project(moved);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i][0]).isCloseTo(before[i][0], within(1e-5f));
            assertThat(after[i][1]).isCloseTo(before[i][1] + 3, within(1e-5f));
        }
    }

    @Test
    void rowsThatDoNotDifferOrAreNotFiniteDoNotFail() {
        Pca same = Pca.fit(rows(4, 3, (i, j) -> 2), 2);
        assertThat(same.share(0)).isZero();
        assertThat(same.project(rows(1, 3, (i, j) -> 2))[0]).containsExactly(0, 0);
        float[][] broken = narrow();
        broken[3][2] = Float.NaN;
        assertThat(Pca.fit(broken, 2).project(broken)[3]).doesNotContain(Float.NaN);
        assertThat(Pca.fit(rows(3, 1, (i, j) -> i), 2).components()).isEqualTo(1);
    }

    @Test
    void theTitlesOfThePlaneSayTheShares() {
        Plane plane = Pca.fit(narrow(), 2).plane(narrow());
        assertThat(plane.xTitle()).isEqualTo("PC 1 (23%)");
        assertThat(plane.size()).isEqualTo(12);
    }
}
