package org.dl4jworkbench.data;

import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.Numbers;

/**
 * The header of an IDX file: two zero bytes, a byte for the type, one for the number of dimensions, then an int32 for each.
 *
 * @param dimensions each at least 1
 */
record IdxHeader(IdxType type, int[] dimensions) {
    static final String GET_AGAIN = "Download or copy the file again";

    private static final int MOST_DIMENSIONS = 4;

    /**
     * Reads it.
     *
     * @param wanted the magic number of the usual files
     * @param what "pictures" or "labels"
     * @param names of the dimensions, for messages
     * @param largest of the dimensions
     */
    static IdxHeader read(ContentSource source, int wanted, String what, String[] names, int[] largest) {
        int magic = source.readInt("the magic number");
        IdxType type = magic >>> 16 == 0 ? IdxType.of(magic >>> 8).orElse(null) : null;
        int count = magic & 0xFF;
        if (type == null || count < 1 || count > MOST_DIMENSIONS || otherKind(magic, wanted)) {
            throw source.problem(
                    "the magic number is " + hex(magic) + ", not " + hex(wanted), 0, remedy(magic, wanted, what));
        }
        int[] dimensions = new int[count];
        for (int i = 0; i < count; i++) {
            dimensions[i] = dimension(source, names[i], largest[i]);
        }
        return new IdxHeader(type, dimensions);
    }

    /** A file of labels where pictures are wanted, or the other way round. */
    private static boolean otherKind(int magic, int wanted) {
        return magic != wanted && (magic == IdxReader.LABELS_MAGIC || magic == IdxReader.IMAGES_MAGIC);
    }

    private static String remedy(int magic, int wanted, String what) {
        if (otherKind(magic, wanted)) {
            return "This is a file of " + (magic == IdxReader.LABELS_MAGIC ? "labels" : "pictures")
                    + ": two files may have each other's names";
        }
        int reversed = Integer.reverseBytes(magic);
        if (reversed >>> 16 == 0 && IdxType.of(reversed >>> 8).isPresent() && (reversed & 0xFF) <= MOST_DIMENSIONS) {
            return "Its numbers are little-endian; IDX files are big-endian: write it again";
        }
        return "This is no IDX file of " + what + ". " + GET_AGAIN
                + ", and look whether the download gave a web page or an archive instead";
    }

    private static int dimension(ContentSource source, String what, int largest) {
        long start = source.position();
        int value = source.readInt(what);
        if (value == 0) {
            throw source.problem(what + " is 0", start, GET_AGAIN);
        }
        if (value < 0 || value > largest) {
            int reversed = Integer.reverseBytes(value);
            boolean little = reversed > 0 && reversed <= Math.min(largest, 1 << 24) && reversed != value;
            throw source.problem(
                    what + " is " + Numbers.grouped(Integer.toUnsignedLong(value)) + ", more than the "
                            + Numbers.grouped(largest) + " that can be",
                    start,
                    little
                            ? "Little-endian it would be " + Numbers.grouped(reversed)
                                    + "; IDX files are big-endian: write it again"
                            : "The header is damaged. " + GET_AGAIN);
        }
        return value;
    }

    int rank() {
        return dimensions.length;
    }

    /** The number of numbers; may be more than a file can hold. */
    long count() {
        return IntStream.of(dimensions).asLongStream().reduce(1, Math::multiplyExact);
    }

    /** Such as 60,000×28×28. */
    String shape() {
        return IntStream.of(dimensions).mapToObj(Numbers::grouped).collect(Collectors.joining("×"));
    }

    /** The bytes of the header. */
    int bytes() {
        return Integer.BYTES * (1 + rank());
    }

    private static String hex(int value) {
        return "0x" + HexFormat.of().toHexDigits(value).toUpperCase(Locale.ROOT);
    }
}
