package org.dl4jworkbench.rundir;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dl4jworkbench.model.RunFolderException;

/**
 * NumPy's {@code .npy} format, version 1.0, for small integer matrices ({@code <i4}, C order), so that the files open in other
 * tools and no ND4J is needed to read them.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<i4', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\),? *\\}\\s*");

    private Npy() {}

    /** Writes a matrix of rows of equal length, atomically. */
    public static void write(Path file, int[][] matrix) throws IOException {
        AtomicFiles.write(file, out -> out.write(encode(matrix)));
    }

    private static byte[] encode(int[][] matrix) throws IOException {
        int columns = matrix.length == 0 ? 0 : matrix[0].length;
        String header = "{'descr': '<i4', 'fortran_order': False, 'shape': (" + matrix.length + ", " + columns + "), }";
        int unpadded = MAGIC.length + 2 + header.length() + 1;
        String padded = header + " ".repeat((64 - unpadded % 64) % 64) + "\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream out = bytes;
        out.write(MAGIC);
        out.write(padded.length() & 0xFF);
        out.write(padded.length() >> 8);
        out.write(padded.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer values =
                ByteBuffer.allocate(Integer.BYTES * matrix.length * columns).order(ByteOrder.LITTLE_ENDIAN);
        for (int[] row : matrix) {
            for (int value : row) {
                values.putInt(value);
            }
        }
        out.write(values.array());
        return bytes.toByteArray();
    }

    /** Reads a matrix that {@link #write} or NumPy wrote. */
    public static int[][] readMatrix(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!java.util.Arrays.equals(magic, MAGIC)) {
                throw problem(file, "is no .npy file of version 1.0");
            }
            int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
            String header = new String(in.readNBytes(length), StandardCharsets.US_ASCII);
            Matcher matcher = HEADER.matcher(header);
            if (!matcher.matches()) {
                throw problem(file, "holds no int32 matrix: " + header.strip());
            }
            int rows = Integer.parseInt(matcher.group(1));
            int columns = Integer.parseInt(matcher.group(2));
            byte[] bytes = in.readAllBytes();
            if (bytes.length != (long) Integer.BYTES * rows * columns) {
                throw problem(file, "holds " + bytes.length + " bytes, not a " + rows + "×" + columns + " matrix");
            }
            ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int[][] matrix = new int[rows][columns];
            for (int[] row : matrix) {
                for (int column = 0; column < columns; column++) {
                    row[column] = values.getInt();
                }
            }
            return matrix;
        } catch (IOException e) {
            throw new RunFolderException("cannot be read (" + e + ")", file.toString(), "", e);
        }
    }

    private static RunFolderException problem(Path file, String what) {
        return new RunFolderException(what, file.toString(), "Train the run again to write it anew");
    }
}
