package org.dl4jworkbench.rundir;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dl4jworkbench.model.RunFolderException;

/**
 * NumPy's {@code .npy} format, version 1.0, for small matrices of integers ({@code <i4}) or floats ({@code <f4}) in C order, so
 * that the files open in other tools and no ND4J is needed to read them.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '(<[if]4)', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\),? *\\}\\s*");
    private static final String INTEGERS = "<i4";
    private static final String FLOATS = "<f4";

    /** The values of a file, still as bytes. */
    private record Content(int rows, int columns, ByteBuffer values) {}

    private Npy() {}

    /** Writes a matrix of rows of equal length, whole or not at all, without waiting for the disk. */
    public static void write(Path file, int[][] matrix) throws IOException {
        AtomicFiles.writeUnsynced(file, out -> content(matrix, out));
    }

    /** Writes a matrix of rows of equal length, whole or not at all, without waiting for the disk. */
    public static void write(Path file, float[][] matrix) throws IOException {
        AtomicFiles.writeUnsynced(file, out -> content(matrix, out));
    }

    private static ByteBuffer buffer(int rows, int columns) {
        return ByteBuffer.allocate(Math.multiplyExact(Math.multiplyExact(rows, columns), Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] header(String type, int rows, int columns) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        int unpadded = MAGIC.length + 2 + header.length() + 1;
        String padded = header + " ".repeat((64 - unpadded % 64) % 64) + "\n";
        return padded.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a matrix as it goes, for a folder that is not looked at before all of it is there. */
    public static void writeInPlace(Path file, int[][] matrix) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content(matrix, out);
        }
    }

    /** Writes a matrix as it goes, for a folder that is not looked at before all of it is there. */
    public static void writeInPlace(Path file, float[][] matrix) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content(matrix, out);
        }
    }

    private static void content(int[][] matrix, OutputStream out) throws IOException {
        int columns = matrix.length == 0 ? 0 : matrix[0].length;
        ByteBuffer values = buffer(matrix.length, columns);
        for (int[] row : matrix) {
            for (int value : row) {
                values.putInt(value);
            }
        }
        write(out, header(INTEGERS, matrix.length, columns), values.array());
    }

    private static void content(float[][] matrix, OutputStream out) throws IOException {
        int columns = matrix.length == 0 ? 0 : matrix[0].length;
        ByteBuffer values = buffer(matrix.length, columns);
        for (float[] row : matrix) {
            values.asFloatBuffer().put(row);
            values.position(values.position() + Float.BYTES * row.length);
        }
        write(out, header(FLOATS, matrix.length, columns), values.array());
    }

    private static void write(OutputStream out, byte[] header, byte[] values) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(MAGIC.length + Short.BYTES + header.length);
        head.put(MAGIC)
                .put((byte) (header.length & 0xFF))
                .put((byte) (header.length >> 8))
                .put(header);
        out.write(head.array());
        out.write(values);
    }

    /** Reads an integer matrix that {@link #write(Path, int[][])} or NumPy wrote. */
    public static int[][] readMatrix(Path file) {
        Content content = read(file, INTEGERS, "int32");
        int[][] matrix = new int[content.rows()][content.columns()];
        for (int[] row : matrix) {
            for (int column = 0; column < row.length; column++) {
                row[column] = content.values().getInt();
            }
        }
        return matrix;
    }

    /** Reads a float matrix that {@link #write(Path, float[][])} or NumPy wrote. */
    public static float[][] readFloats(Path file) {
        Content content = read(file, FLOATS, "float32");
        float[][] matrix = new float[content.rows()][content.columns()];
        for (float[] row : matrix) {
            content.values().asFloatBuffer().get(row);
            content.values().position(content.values().position() + Float.BYTES * row.length);
        }
        return matrix;
    }

    /** Whether a file has the length that its head says; reads the head only. */
    public static boolean isWhole(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] magic = in.readNBytes(MAGIC.length);
            int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
            Matcher matcher = HEADER.matcher(new String(in.readNBytes(length), StandardCharsets.US_ASCII));
            return Arrays.equals(magic, MAGIC)
                    && matcher.matches()
                    && Files.size(file)
                            == MAGIC.length
                                    + 2
                                    + length
                                    + Integer.BYTES
                                            * Long.parseLong(matcher.group(2))
                                            * Long.parseLong(matcher.group(3));
        } catch (EOFException e) {
            return false;
        } catch (IOException e) {
            throw new RunFolderException("cannot be read (" + e + ")", file.toString(), "", e);
        }
    }

    private static Content read(Path file, String type, String typeName) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw problem(file, "is no .npy file of version 1.0");
            }
            int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
            String header = new String(in.readNBytes(length), StandardCharsets.US_ASCII);
            Matcher matcher = HEADER.matcher(header);
            if (!matcher.matches() || !matcher.group(1).equals(type)) {
                throw problem(file, "holds no " + typeName + " matrix: " + header.strip());
            }
            int rows = Integer.parseInt(matcher.group(2));
            int columns = Integer.parseInt(matcher.group(3));
            byte[] bytes = in.readAllBytes();
            if (bytes.length != (long) Integer.BYTES * rows * columns) {
                throw problem(file, "holds " + bytes.length + " bytes, not a " + rows + "×" + columns + " matrix");
            }
            return new Content(rows, columns, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new RunFolderException("cannot be read (" + e + ")", file.toString(), "", e);
        }
    }

    private static RunFolderException problem(Path file, String what) {
        return new RunFolderException(what, file.toString(), "Train the run again to write it anew");
    }
}
