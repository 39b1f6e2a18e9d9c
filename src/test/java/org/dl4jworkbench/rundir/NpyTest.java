package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dl4jworkbench.model.RunFolderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
    /** What {@code numpy.save} 1.x writes for the matrix below as {@code <i4}. */
    private static final String BY_NUMPY =
            "934e554d5059010076007b276465736372273a20273c6934272c2027666f727472616e5f6f72"
                    + "646572273a2046616c73652c20277368617065273a2028322c2033292c207d" + "20".repeat(58) + "0a"
                    + "01000000feffffff030000009001000005000000ffffff7f";

    private static final int[][] MATRIX = {{1, -2, 3}, {400, 5, Integer.MAX_VALUE}};

    @TempDir
    Path folder;

    @Test
    void theFileIsTheOneThatNumPyWrites() throws IOException {
        Path file = folder.resolve("matrix.npy");

        Npy.write(file, MATRIX);

        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(BY_NUMPY);
    }

    @Test
    void aFileByNumPyIsRead() throws IOException {
        Path file = Files.write(folder.resolve("matrix.npy"), HexFormat.of().parseHex(BY_NUMPY));

        assertThat(Npy.readMatrix(file)).isDeepEqualTo(MATRIX);
    }

    @Property(tries = 50)
    void anyMatrixComesBack(
            @ForAll @IntRange(min = 1, max = 30) int rows, @ForAll @IntRange(min = 1, max = 30) int columns)
            throws IOException {
        int[][] matrix = new int[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix[row][column] = row * 7919 - column * 104_729;
            }
        }
        Path file = Files.createTempFile("matrix", ".npy");
        try {
            Npy.write(file, matrix);
            assertThat(Npy.readMatrix(file)).isDeepEqualTo(matrix);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        byte[] whole = HexFormat.of().parseHex(BY_NUMPY);
        Path file = Files.write(folder.resolve("short.npy"), Arrays.copyOf(whole, whole.length - 4));

        assertThatThrownBy(() -> Npy.readMatrix(file))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("short.npy")
                .hasMessageContaining("holds 20 bytes, not a 2×3 matrix");
    }

    @Test
    void anotherTypeOfNumbersIsRefused() throws IOException {
        byte[] floats = HexFormat.of().parseHex(BY_NUMPY.replace("3c6934", "3c6634"));
        Path file = Files.write(folder.resolve("floats.npy"), floats);

        assertThatThrownBy(() -> Npy.readMatrix(file)).hasMessageContaining("no int32 matrix");
    }
}
