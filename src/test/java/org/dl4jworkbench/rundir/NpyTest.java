package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dl4jworkbench.model.RunFolderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private Path withHead(String shape, int values) throws IOException {
        String head = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        out.writeBytes((head + " ".repeat(117 - head.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[4 * values]);
        return Files.write(folder.resolve("shaped.npy"), out.toByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(2147483647, 0); 0",
                "(999999999, 0); 0",
                "(999999999, 999999999); 4",
                "(99999999999999999999, 1); 1",
                "(65536, 65536); 0",
                "(2, 3); 5",
                "(2, 3); 7",
                "(6,); 6",
                "(1, 2, 3); 6"
            })
    void aShapeThatTheFileDoesNotHoldIsRefusedBeforeThereIsMemoryForIt(String shape, int values) throws IOException {
        Path file = withHead(shape, values);

        assertThatThrownBy(() -> Npy.readFloats(file, Npy.Form.anything()))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void anEmptyMatrixIsOne() throws IOException {
        assertThat(Npy.readFloats(withHead("(0, 0)", 0), Npy.Form.anything())).isEmpty();
        assertThat(Npy.readFloats(withHead("(0, 7)", 0), Npy.Form.anything())).isEmpty();
    }

    @Test
    void theReaderSaysWhichShapeAndRangeItWants() throws IOException {
        Path file = folder.resolve("floats.npy");
        Npy.write(file, new float[][] {{0, 1}, {2, Float.NaN}});

        assertThat(Npy.readFloats(file, Npy.Form.anything().rows(2).columns(2))).hasDimensions(2, 2);
        assertThatThrownBy(() -> Npy.readFloats(file, Npy.Form.anything().rows(3)))
                .hasMessageContaining("holds 2 × 2 values, not 3 × any number");
        assertThatThrownBy(() -> Npy.readFloats(file, Npy.Form.anything().columns(1)))
                .hasMessageContaining("not any number × 1");
        assertThatThrownBy(() -> Npy.readFloats(file, Npy.Form.finite())).hasMessageContaining("the value NaN");
        Npy.write(file, new int[][] {{0, 4}});
        assertThat(Npy.readMatrix(file, Npy.Form.anything().from(0).to(4))).hasDimensions(1, 2);
        assertThatThrownBy(
                        () -> Npy.readMatrix(file, Npy.Form.anything().from(0).to(3)))
                .hasMessageContaining("the value 4");
        assertThatThrownBy(() -> Npy.readMatrix(file, Npy.Form.anything().from(1)))
                .hasMessageContaining("the value 0");
    }
}
