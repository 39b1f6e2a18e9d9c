package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.model.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectionTest {
    private static final int CLASSES = 4;

    private static int[] labels(int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % CLASSES;
        }
        return labels;
    }

    /** Four groups in ten dimensions, far apart. */
    private static float[][] groups(int count) {
        Random random = new Random(5);
        float[][] rows = new float[count][10];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < 10; j++) {
                rows[i][j] = (float) (random.nextGaussian() + (j == i % CLASSES ? 12 : 0));
            }
        }
        return rows;
    }

    private static float[][] columns(Plane plane) {
        float[][] rows = new float[plane.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {plane.x()[i], plane.y()[i]};
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void groupsThatLieApartStayApartAndTheSeedDecidesWhere(Projection projection) throws InterruptedException {
        List<Double> progress = new ArrayList<>();
        Plane plane = projection.of(groups(120), 7, progress::add);
        assertThat(plane.size()).isEqualTo(120);
        assertThat(ClassSeparation.of(columns(plane), labels(120), CLASSES).silhouette())
                .isGreaterThan(0.4);
        assertThat(progress).last().isEqualTo(1.0);
        assertThat(progress).isSorted();
        Plane again = projection.of(groups(120), 7, share -> {});
        assertThat(again.x()).containsExactly(plane.x());
        assertThat(again.y()).containsExactly(plane.y());
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatDoNotDifferLieAtOnePlace(Projection projection) throws InterruptedException {
        Plane plane = projection.of(new float[12][3], 1, share -> {});
        assertThat(plane.x()).containsOnly(0);
        assertThat(plane.y()).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void aFewRowsAreLaidOutOrRefusedInWords(Projection projection) throws InterruptedException {
        assertThat(projection.of(groups(Projection.LEAST_ROWS), 1, share -> {}).x())
                .hasSize(Projection.LEAST_ROWS)
                .doesNotContain(Float.NaN);
        assertThatThrownBy(() -> projection.of(new float[0][], 1, share -> {}))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("too few for " + projection.label());
    }

    @ParameterizedTest
    @EnumSource(names = {"TSNE", "UMAP"})
    void aCancelledJobEndsBeforeItIsDone(Projection projection) throws InterruptedException {
        ProjectionJob job = ProjectionJob.start(projection, groups(1500), 1);
        job.cancel();
        CountDownLatch ended = new CountDownLatch(1);
        job.result().whenComplete((plane, failure) -> ended.countDown());
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> job.result().join()).isInstanceOf(CancellationException.class);
        assertThat(job.progress()).isLessThan(1);
    }

    @Test
    void aJobThatFailsTellsWhy() {
        assertThatThrownBy(() -> ProjectionJob.start(Projection.UMAP, groups(3), 1)
                        .result()
                        .join())
                .hasCauseInstanceOf(BadDataException.class);
    }

    @ParameterizedTest
    @EnumSource(Projection.class)
    void rowsThatAreNotFiniteHaveNoPlaceAndEqualOnesDo(Projection projection) throws InterruptedException {
        float[][] rows = new float[12][3];
        rows[0][1] = 1;
        rows[11][2] = Float.NaN;
        Plane plane = projection.of(rows, 1, share -> {});
        assertThat(plane.size()).isEqualTo(12);
        assertThat(plane.x()[11]).isNaN();
        for (int row = 0; row < 11; row++) {
            assertThat(plane.x()[row]).isFinite();
            assertThat(plane.y()[row]).isFinite();
        }
    }
}
