package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochsCsvTest {
    private static final List<EpochResult> ROWS = List.of(
            new EpochResult(0, 0, 0, new Score(2.302585092994046, 0.1), null, new Score(2.3, 0.09)),
            new EpochResult(1, 3375, 1.234, new Score(0.5, 0.875), new Score(0.6, 0.8), null),
            new EpochResult(2, 6750, 2.5, new Score(Double.NaN, 0.1), new Score(1e-7, 1), new Score(0.7, 0.75)));

    @TempDir
    Path folder;

    @Test
    void rowsComeBackWithEveryDigit() throws IOException {
        Path file = folder.resolve("epochs.csv");

        EpochsCsv.write(file, ROWS);

        assertThat(EpochsCsv.read(file)).isEqualTo(ROWS);
    }

    @Test
    void theHeaderIsTheDocumentedOneAndMissingSplitsAreEmpty() throws IOException {
        Path file = folder.resolve("epochs.csv");

        EpochsCsv.write(file, ROWS);

        assertThat(Files.readAllLines(file))
                .startsWith(
                        "epoch,iteration,seconds,trainLoss,trainAccuracy,validationLoss,validationAccuracy,testLoss,testAccuracy",
                        "0,0,0.000,2.302585092994046,0.1,,,2.3,0.09");
    }

    @Test
    void aLastLineThatAKillCutShortIsLeftOut() throws IOException {
        Path file = folder.resolve("epochs.csv");
        EpochsCsv.write(file, ROWS);
        String whole = Files.readString(file);
        String lastLine = whole.strip().substring(whole.strip().lastIndexOf('\n') + 1);
        int untilLastField = whole.lastIndexOf(lastLine) + lastLine.lastIndexOf(',');

        for (int length = whole.lastIndexOf(lastLine) + 1; length <= untilLastField; length++) {
            Files.writeString(file, whole.substring(0, length));

            assertThat(EpochsCsv.read(file))
                    .as("cut after %s characters", length)
                    .isEqualTo(ROWS.subList(0, 2));
        }
    }

    @Test
    void noFileMeansNoRows() {
        assertThat(EpochsCsv.read(folder.resolve("none.csv"))).isEmpty();
    }

    @Test
    void aCellThatIsNoNumberNamesTheFile() throws IOException {
        Path file = folder.resolve("epochs.csv");
        EpochsCsv.write(file, ROWS);
        Files.writeString(file, Files.readString(file).replace("3375", "many"));

        assertThatThrownBy(() -> EpochsCsv.read(file))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("epochs.csv")
                .hasMessageContaining("many");
    }
}
