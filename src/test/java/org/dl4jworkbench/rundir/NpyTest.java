package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dl4jworkbench.model.RunFolderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
    @TempDir
    Path folder;

    /** Byte for byte what {@code numpy.save} writes for {@code np.array([[1, -2, 3], [258, 5, 6]], dtype='<i4')}. */
    @Test
    void theFileIsNumPysOwn() throws IOException {
        Path file = folder.resolve("matrix.npy");

        Npy.write(file, new int[][] {{1, -2, 3}, {258, 5, 6}});

        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(128 + 24).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
        assertThat(header)
                .startsWith("{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }")
                .endsWith(" \n");
        assertThat(Arrays.copyOfRange(bytes, 128, 152))
                .containsExactly(1, 0, 0, 0, -2, -1, -1, -1, 3, 0, 0, 0, 2, 1, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0);
    }

    @Test
    void aMatrixComesBack() throws IOException {
        Path file = folder.resolve("matrix.npy");
        int[][] matrix = {{1, -2, 3}, {Integer.MAX_VALUE, Integer.MIN_VALUE, 0}};

        Npy.write(file, matrix);

        assertThat(Npy.readMatrix(file, Npy.Form.anything())).isDeepEqualTo(matrix);
    }

    /** Byte for byte what {@code numpy.save} writes for {@code np.array([[0.5, -2]], dtype='<f4')}. */
    @Test
    void floatsAreNumPysOwnTooAndComeBack() throws IOException {
        Path file = folder.resolve("floats.npy");
        float[][] matrix = {{0.5f, -2}};

        Npy.write(file, matrix);

        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }");
        assertThat(Arrays.copyOfRange(bytes, 128, 136)).containsExactly(0, 0, 0, 0x3F, 0, 0, 0, 0xC0);
        assertThat(Npy.readFloats(file, Npy.Form.anything())).isDeepEqualTo(matrix);
    }

    @Test
    void severalRowsOfFloatsComeBack() throws IOException {
        Path file = folder.resolve("floats.npy");
        float[][] matrix = {{1, Float.MIN_VALUE, Float.MAX_VALUE}, {-0.1f, Float.NEGATIVE_INFINITY, 7}};

        Npy.write(file, matrix);

        assertThat(Npy.readFloats(file, Npy.Form.anything())).isDeepEqualTo(matrix);
        assertThatThrownBy(() -> Npy.readMatrix(file, Npy.Form.anything())).hasMessageContaining("a matrix of int32");
    }

    @Test
    void aCutFileAndAForeignOneAreNamed() throws IOException {
        Path file = folder.resolve("matrix.npy");
        Npy.write(file, new int[][] {{1, 2}, {3, 4}});
        byte[] bytes = Files.readAllBytes(file);
        for (int kept = 0; kept < bytes.length; kept += 7) {
            Files.write(file, Arrays.copyOf(bytes, kept));
            assertThatThrownBy(() -> Npy.readMatrix(file, Npy.Form.anything()))
                    .isInstanceOf(RunFolderException.class)
                    .hasMessageContaining(file.toString());
        }
        Files.writeString(file, "no matrix at all");
        assertThatThrownBy(() -> Npy.readMatrix(file, Npy.Form.anything())).hasMessageContaining("is not a .npy file");
    }

    @Test
    void aFileCutShortIsNotWhole() throws IOException {
        Path file = folder.resolve("whole.npy");
        Npy.write(file, new float[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(Npy.isWhole(file)).isTrue();

        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 9, 60, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(Npy.isWhole(file)).as("%s bytes", length).isFalse();
        }
    }
}
