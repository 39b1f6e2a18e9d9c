package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dl4jworkbench.model.RunFolderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCsvTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("metrics.csv");
    }

    private void write(int rows) throws IOException {
        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(file, 0)) {
            for (int i = 1; i <= rows; i++) {
                appender.append(i, (i + 9) / 10, i * 0.25, 1.0 / i, 0.4);
            }
        }
    }

    @Test
    void aLineWithoutAnEndIsRefusedBeforeItIsInMemory() throws IOException {
        write(3);
        Files.writeString(file, "1,".repeat(5_000_000), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> MetricsCsv.read(file))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("longer than 4096");
    }

    @Test
    void whatIsAppendedDoesNotFollowALink() throws IOException {
        Path victim = folder.resolve("victim");
        Files.createSymbolicLink(file, victim);

        assertThatThrownBy(() -> new MetricsCsv.Appender(file, 0)).isInstanceOf(IOException.class);
        assertThat(victim).doesNotExist();
    }

    @Test
    void whatIsAppendedIsRead() throws IOException {
        write(3000);

        MetricsCsv.Columns columns = MetricsCsv.read(file);

        assertThat(columns.size()).isEqualTo(3000);
        assertThat(columns.iteration()[2999]).isEqualTo(3000);
        assertThat(columns.epoch()[2999]).isEqualTo(300);
        assertThat(columns.seconds()[2999]).isEqualTo(750);
        assertThat((float) columns.loss()[2999]).isEqualTo((float) (1.0 / 3000));
        assertThat(Files.readAllLines(file).get(1)).isEqualTo("1,1,0.25,1.0,0.4");
    }

    @Test
    void secondsHaveTheDigitsTheyNeedAndRatesAreTheirOwn() throws IOException {
        double[] seconds = {0, 0.00004, 0.0001, 0.05, 1, 12.5, 99.9999, 123456789.0625};
        double[] rates = {0.4, 0.4, 0.1, 1e-7, 0.1, 0, 0, 0.3};
        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(file, 0)) {
            for (int i = 0; i < seconds.length; i++) {
                appender.append(i + 1, 1, seconds[i], 0.5, rates[i]);
            }
        }

        assertThat(Files.readAllLines(file).stream().skip(1).map(row -> row.split(",")[2] + " " + row.split(",")[4]))
                .containsExactly(
                        "0.0 0.4",
                        "0.0 0.4",
                        "0.0001 0.1",
                        "0.05 1.0E-7",
                        "1.0 0.1",
                        "12.5 0.0",
                        "99.9999 0.0",
                        "123456789.0625 0.3");
        assertThat(MetricsCsv.read(file).seconds())
                .containsExactly(0, 0, 0.0001, 0.05, 1, 12.5, 99.9999, 123456789.0625);
    }

    @Test
    void aLastLineCutAnywhereIsLeftOut() throws IOException {
        write(2);
        String whole = Files.readString(file);
        String row = "3,1,0.75,0.33333334,0.4\n";
        for (int kept = 0; kept < row.indexOf("0.4") + 1; kept++) {
            Files.writeString(file, whole + row.substring(0, kept));

            assertThat(MetricsCsv.read(file).size())
                    .as("cut after %s characters", kept)
                    .isLessThanOrEqualTo(3);
            assertThat(MetricsCsv.read(file).loss()).startsWith(1.0, 0.5);
            if (kept <= row.indexOf("0.4")) {
                assertThat(MetricsCsv.read(file).size()).isEqualTo(2);
            }
        }
    }

    @Test
    void resumingDropsRowsBeyondTheCheckpointAndTheCutLine() throws IOException {
        write(25);
        Files.writeString(file, "26,3,6.", StandardOpenOption.APPEND);

        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(file, 20)) {
            appender.append(21, 3, 5.25, 0.5, 0.4);
        }

        MetricsCsv.Columns columns = MetricsCsv.read(file);
        assertThat(columns.iteration()).hasSize(21).endsWith(20, 21);
        assertThat(columns.loss()[20]).isEqualTo(0.5);
        assertThat(Files.readAllLines(file)).hasSize(22).first().isEqualTo(MetricsCsv.HEADER);
    }

    @Test
    void aLineThatIsNoRowIsNamed() throws IOException {
        Files.writeString(file, MetricsCsv.HEADER + "\n1,1,0.1,2.3,0.4\nhello,1,0.1,2.3,0.4\n");

        assertThatThrownBy(() -> MetricsCsv.read(file))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("row 2");
        assertThatThrownBy(() -> new MetricsCsv.Appender(file, 10).close())
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("hello")
                .hasMessageContaining(file.toString());
    }

    @Test
    void noFileIsNoRows() {
        assertThat(MetricsCsv.read(file).size()).isZero();
    }

    @Test
    void aLossThatIsNoNumberIsKept() throws IOException {
        try (MetricsCsv.Appender appender = new MetricsCsv.Appender(file, 0)) {
            appender.append(1, 1, 0.1, Double.NaN, 0.4);
            appender.append(2, 1, 0.2, Double.POSITIVE_INFINITY, 0.4);
        }

        assertThat(MetricsCsv.read(file).loss()).containsExactly(Double.NaN, Double.POSITIVE_INFINITY);
    }
}
