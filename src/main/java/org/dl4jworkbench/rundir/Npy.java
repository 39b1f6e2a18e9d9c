package org.dl4jworkbench.rundir;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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
import org.jspecify.annotations.Nullable;

/**
 * NumPy's {@code .npy} format, version 1.0, for small matrices of integers ({@code <i4}) or floats ({@code <f4}) in C order, so
 * that the files open in other tools and no ND4J is needed to read them.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '(<[if]4)', 'fortran_order': False, 'shape': \\((\\d{1,9}), (\\d{1,9})\\),? *\\}\\s*");
    private static final String INTEGERS = "<i4";
    private static final String FLOATS = "<f4";

    private static final int BUFFER = 1 << 16;
    /** Where the reader does not know the shape; a row of its own is an object. */
    private static final int MOST_ROWS = 10_000_000;

    private static final long LARGEST = 256L << 20;
    private static final String AGAIN = "Restore the file, or train the run again to write it anew";

    /** @param start where the values begin, in bytes */
    private record Head(String type, int rows, int columns, int start) {
        long fileLength() {
            return start + (long) Integer.BYTES * rows * columns;
        }
    }

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

    /**
     * What a file must hold: a matrix of another shape, or with a value out of range, is an error that names the file. The shape is looked
     * at before there is memory for the values, so that no file can ask for more than its reader wants.
     *
     * @param rows how many, or {@link #ANY}
     * @param columns how many, or {@link #ANY}
     * @param least the smallest value
     * @param most the largest value; NaN is out of every range but {@link #anything}
     */
    public record Form(int rows, int columns, double least, double most) {
        public static final int ANY = -1;

        /** Any shape up to some hundred megabytes, any values. */
        public static Form anything() {
            return new Form(ANY, ANY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        /** Any shape of finite values. */
        public static Form finite() {
            return anything().from(-Float.MAX_VALUE).to(Float.MAX_VALUE);
        }

        public Form rows(int count) {
            return new Form(count, columns, least, most);
        }

        public Form columns(int count) {
            return new Form(rows, count, least, most);
        }

        public Form from(double smallest) {
            return new Form(rows, columns, smallest, most);
        }

        public Form to(double largest) {
            return new Form(rows, columns, least, largest);
        }

        private boolean takesAll() {
            return Double.isInfinite(least) && Double.isInfinite(most);
        }
    }

    /** Reads an integer matrix that {@link #write(Path, int[][])} or NumPy wrote. */
    public static int[][] readMatrix(Path file, Form form) {
        return read(file, INTEGERS, form, (head, values) -> {
            int[][] matrix = new int[head.rows()][head.columns()];
            for (int[] row : matrix) {
                values.next(Integer.BYTES * row.length).asIntBuffer().get(row);
                for (int value : row) {
                    requireInRange(file, form, value);
                }
            }
            return matrix;
        });
    }

    /** Reads a float matrix that {@link #write(Path, float[][])} or NumPy wrote. */
    public static float[][] readFloats(Path file, Form form) {
        return read(file, FLOATS, form, (head, values) -> {
            float[][] matrix = new float[head.rows()][head.columns()];
            for (float[] row : matrix) {
                values.next(Float.BYTES * row.length).asFloatBuffer().get(row);
                for (float value : row) {
                    requireInRange(file, form, value);
                }
            }
            return matrix;
        });
    }

    private static void requireInRange(Path file, Form form, double value) {
        if (!(value >= form.least() && value <= form.most()) && !form.takesAll()) {
            throw problem(file, "holds the value " + value + ", which cannot be one of these");
        }
    }

    /** Whether a file has the length that its head says; reads the head only. */
    public static boolean isWhole(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Head head = head(in);
            return head != null && Files.size(file) == head.fileLength();
        } catch (IOException e) {
            throw new RunFolderException("cannot be read (" + e + ")", file.toString(), "", e);
        }
    }

    /** Null where the file does not begin as one of ours. */
    private static @Nullable Head head(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + Short.BYTES);
        if (start.length < MAGIC.length + Short.BYTES
                || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return null;
        }
        int length = (start[MAGIC.length] & 0xFF) | (start[MAGIC.length + 1] & 0xFF) << 8;
        Matcher matcher = HEADER.matcher(new String(in.readNBytes(length), StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            return null;
        }
        return new Head(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                MAGIC.length + Short.BYTES + length);
    }

    @FunctionalInterface
    private interface Filling<T> {
        T from(Head head, Values values) throws IOException;
    }

    private static <T> T read(Path file, String type, Form form, Filling<T> filling) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            Head head = head(in);
            if (head == null || !head.type().equals(type)) {
                throw problem(
                        file,
                        "is not a .npy file (version 1.0) with a matrix of "
                                + (type.equals(INTEGERS) ? "int32" : "float32"));
            }
            if (!matches(form.rows(), head.rows()) || !matches(form.columns(), head.columns())) {
                throw problem(
                        file,
                        "holds " + shape(head.rows(), head.columns()) + " values, not "
                                + shape(form.rows(), form.columns()));
            }
            long size = Files.size(file);
            if (size != head.fileLength()) {
                throw problem(
                        file,
                        "has " + size + " bytes, not the " + head.fileLength() + " of "
                                + shape(head.rows(), head.columns()) + " values");
            }
            boolean empty = head.columns() == 0 && head.rows() > 0;
            boolean known = form.rows() != Form.ANY && form.columns() != Form.ANY;
            if (empty || (!known && (size > LARGEST || head.rows() > MOST_ROWS))) {
                throw problem(
                        file, "holds " + shape(head.rows(), head.columns()) + " values, which no file of a run does");
            }
            return filling.from(head, new Values(in));
        } catch (IOException e) {
            throw new RunFolderException("cannot be read (" + e + ")", file.toString(), AGAIN, e);
        }
    }

    private static boolean matches(int wanted, int found) {
        return wanted == Form.ANY || wanted == found;
    }

    private static String shape(int rows, int columns) {
        return (rows == Form.ANY ? "any number" : rows) + " × " + (columns == Form.ANY ? "any number" : columns);
    }

    /** Hands out what follows the head, row by row, so that it is not in memory twice. */
    private static final class Values {
        private final InputStream in;

        Values(InputStream in) {
            this.in = in;
        }

        ByteBuffer next(int bytes) throws IOException {
            byte[] read = in.readNBytes(bytes);
            if (read.length < bytes) {
                throw new EOFException("the file became shorter while it was read");
            }
            return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static RunFolderException problem(Path file, String what) {
        return new RunFolderException(what, file.toString(), AGAIN);
    }
}
