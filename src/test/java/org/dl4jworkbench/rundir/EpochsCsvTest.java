package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochsCsvTest {
    private static final EpochResult UNTRAINED =
            new EpochResult(0, 0, 0, new Score(2.302585, 0.1), null, new Score(2.31, 0.0875));
    private static final EpochResult FIRST = new EpochResult(
            1, 60_000, 1.25, new Score(1.0 / 3, 0.9), new Score(0.1 + 0.2, 0.8), new Score(Double.NaN, 0.0));

    @TempDir
    Path folder;

    @Test
    void rowsComeBackToTheLastDigitAndAMissingSplitStaysMissing() throws IOException {
        Path file = folder.resolve("epochs.csv");

        EpochsCsv.write(file, List.of(UNTRAINED, FIRST));

        assertThat(EpochsCsv.read(file)).containsExactly(UNTRAINED, FIRST);
        assertThat(Files.readAllLines(file).get(1)).isEqualTo("0,0,0.000,2.302585,0.1,,,2.31,0.0875");
    }

    @Test
    void aCutLastLineIsLeftOut() throws IOException {
        Path file = folder.resolve("epochs.csv");
        EpochsCsv.write(file, List.of(UNTRAINED));
        Files.writeString(file, "1,60000,1.25,0.33", StandardOpenOption.APPEND);

        assertThat(EpochsCsv.read(file)).containsExactly(UNTRAINED);
    }

    @Test
    void whatIsNoNumberNamesTheFile() throws IOException {
        Path file = folder.resolve("epochs.csv");
        EpochsCsv.write(file, List.of(UNTRAINED));
        Files.writeString(file, "one,0,0,1,1,1,1,1,1\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> EpochsCsv.read(file))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("one");
    }

    @Test
    void noFileIsNoRows() {
        assertThat(EpochsCsv.read(folder.resolve("none.csv"))).isEmpty();
    }
}
