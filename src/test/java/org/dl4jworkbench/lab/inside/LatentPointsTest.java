package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.Watched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentPointsTest {
    private static final Moment MOMENT = Moment.afterEpoch(3, 30);

    @TempDir
    private Path folder;

    @Test
    void aSnapshotsPointsStandForEverySoManythExample() throws IOException {
        Snapshot snapshot = new Snapshot(folder.resolve("0003"), MOMENT);
        assertThat(LatentPoints.read(snapshot)).isEmpty();
        Files.createDirectories(snapshot.folder());
        snapshot.writeRecord(new SnapshotRecord(MOMENT, 1, 4));
        Npy.write(snapshot.latent(), new float[][] {{1, 2}, {3, 4}, {5, 6}});
        LatentPoints points = LatentPoints.read(snapshot).orElseThrow();
        assertThat(points.layer()).isEqualTo(1);
        assertThat(points.examples()).containsExactly(0, 4, 8);
        int[] labels = {9, 0, 0, 0, 8, 0, 0, 0, 7, 0};
        assertThat(points.labels(new Watched(new int[10], labels))).containsExactly(9, 8, 7);
        Plane plane = points.asTheyAre();
        assertThat(plane).isNotNull();
        assertThat(plane.x()).containsExactly(1, 3, 5);
        assertThat(plane.y()).containsExactly(2, 4, 6);
        assertThatThrownBy(() -> points.labels(new Watched(new int[8], new int[8])))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("8 examples are watched");
    }

    @Test
    void thinningKeepsTheLimitAndSaysWhichExamplesAreLeft() {
        float[][] rows = new float[10][3];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = i;
        }
        LatentPoints points = new LatentPoints(MOMENT, 2, 3, rows);
        LatentPoints fewer = points.thinned(4);
        assertThat(fewer.size()).isEqualTo(4);
        assertThat(fewer.examples()).containsExactly(0, 9, 18, 27);
        assertThat(fewer.outputs()[3][0]).isEqualTo(9);
        assertThat(points.thinned(10)).isSameAs(points);
        assertThat(points.asTheyAre()).isNull();
    }
}
