package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.model.RunFolderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCsvTest {
    @TempDir
    Path folder;

    private Path written(int rows) throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(file, 0)) {
            for (int i = 1; i <= rows; i++) {
                appender.append(i, 1 + (i - 1) / 10, i * 0.25, 1.0 / i, 0.4);
            }
        }
        return file;
    }

    @Test
    void rowsComeBackAlsoBeyondTheFirstThousand() throws IOException {
        MetricsCsv.Columns columns = MetricsCsv.read(written(3000));

        assertThat(columns.size()).isEqualTo(3000);
        assertThat(columns.iteration()[2999]).isEqualTo(3000);
        assertThat(columns.epoch()[2999]).isEqualTo(300);
        assertThat(columns.seconds()[2999]).isEqualTo(750);
        assertThat(columns.loss()[3]).isEqualTo(0.25);
    }

    @Test
    void theHeaderIsTheDocumentedOne() throws IOException {
        assertThat(Files.readAllLines(written(1)))
                .containsExactly("iteration,epoch,seconds,loss,learningRate", "1,1,0.25,1.0,0.4");
    }

    @Test
    void aDivergedLossComesBackAsNaN() throws IOException {
        Path file = folder.resolve("metrics.csv");
        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(file, 0)) {
            appender.append(1, 1, 0, Double.NaN, 0.4);
        }

        assertThat(MetricsCsv.read(file).loss()[0]).isNaN();
    }

    @Test
    void aLastLineThatAKillCutShortIsLeftOut() throws IOException {
        Path file = written(3);
        String whole = Files.readString(file);
        int lastLine = whole.lastIndexOf("3,1,");
        int lastField = whole.lastIndexOf(',');

        for (int length = lastLine + 1; length <= lastField + 1; length++) {
            Files.writeString(file, whole.substring(0, length));

            assertThat(MetricsCsv.read(file).size())
                    .as("cut after %s characters", length)
                    .isEqualTo(2);
        }
    }

    @Test
    void resumingDropsWhatLiesBeyondTheCheckpoint() throws IOException {
        Path file = written(20);

        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(file, 12)) {
            appender.append(13, 2, 9, 0.5, 0.4);
        }

        MetricsCsv.Columns columns = MetricsCsv.read(file);
        assertThat(columns.size()).isEqualTo(13);
        assertThat(columns.iteration()[12]).isEqualTo(13);
        assertThat(columns.loss()[12]).isEqualTo(0.5);
    }

    @Test
    void resumingMendsALineThatAKillCutShort() throws IOException {
        Path file = written(3);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.lastIndexOf("3,1,") + 1));

        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(file, 2)) {
            appender.append(3, 1, 1, 0.5, 0.4);
        }

        assertThat(MetricsCsv.read(file).iteration()).containsExactly(1, 2, 3);
    }

    @Test
    void aBrokenRowInTheMiddleIsNamed() throws IOException {
        Path file = written(3);
        Files.writeString(file, Files.readString(file).replace("2,1,", "x,1,"));

        assertThatThrownBy(() -> MetricsCsv.read(file))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("metrics.csv")
                .hasMessageContaining("row 2");
    }
}
