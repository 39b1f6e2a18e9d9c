package org.dl4jworkbench.data;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;

/**
 * Reads IDX files, the format of MNIST (described at the end of the page of LeCun, Cortes and Burges, "The MNIST database of
 * handwritten digits"): big-endian int32 magic, one int32 per dimension, then the bytes. Plain and gzip files are told apart by
 * their content. Every problem is a {@link BadDataException} that names the file and the byte, counted after decompression.
 */
public final class IdxReader {
    /** Unsigned bytes in three dimensions: pictures. */
    public static final int IMAGES_MAGIC = 0x00000803;

    /** Unsigned bytes in one dimension: labels. */
    public static final int LABELS_MAGIC = 0x00000801;

    /** A picture's largest height and width: more is no IDX picture file in use, but a damaged header. */
    public static final int LARGEST_SIDE = 4096;

    /** What a Java array holds on every virtual machine. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final String GET_AGAIN = "Download or copy the file again";

    private IdxReader() {}

    /** Reads a picture file whole. */
    public static IdxImages readImages(DataFile file) {
        try (ContentSource source = ContentSource.open(file)) {
            requireMagic(source, IMAGES_MAGIC, "pictures");
            int count = readDimension(source, "the number of pictures", Integer.MAX_VALUE);
            int height = readDimension(source, "the height of a picture", LARGEST_SIDE);
            int width = readDimension(source, "the width of a picture", LARGEST_SIDE);
            long size = (long) count * height * width;
            if (size > LARGEST_ARRAY) {
                throw source.problem(
                        "the header announces " + Numbers.grouped(count) + " pictures of " + height + "×" + width
                                + " pixels, " + Numbers.bytes(size) + ", more than the "
                                + Numbers.bytes(LARGEST_ARRAY) + " one file can hold",
                        4,
                        GET_AGAIN);
            }
            byte[] pixels = source.readBytes((int) size, "the pixels");
            return new IdxImages(count, height, width, pixels, source.finish());
        } catch (IOException e) {
            throw cannotClose(file, e);
        }
    }

    /**
     * Reads a label file whole.
     *
     * @param classes the number of classes; every label must be from 0 to {@code classes - 1}
     */
    public static IdxLabels readLabels(DataFile file, int classes) {
        try (ContentSource source = ContentSource.open(file)) {
            requireMagic(source, LABELS_MAGIC, "labels");
            int count = readDimension(source, "the number of labels", LARGEST_ARRAY);
            long start = source.position();
            byte[] labels = source.readBytes(count, "the labels");
            for (int i = 0; i < count; i++) {
                int label = labels[i] & 0xFF;
                if (label >= classes) {
                    throw source.problem(
                            "label " + i + " is " + label + ", but the classes are 0 to " + (classes - 1),
                            start + i,
                            "Take the labels that belong to this data set");
                }
            }
            return new IdxLabels(labels, source.finish());
        } catch (IOException e) {
            throw cannotClose(file, e);
        }
    }

    /** Refuses a picture file and a label file that do not belong together. */
    public static void requireSameCount(DataFile imagesFile, IdxImages images, DataFile labelsFile, IdxLabels labels) {
        if (images.count() != labels.labels().length) {
            throw new BadDataException(
                    "holds " + Numbers.grouped(labels.labels().length) + " labels, but " + imagesFile.location()
                            + " holds " + Numbers.grouped(images.count()) + " pictures",
                    ContentSource.place(labelsFile, 4),
                    "Take both files from the same download: training with training, test with test");
        }
    }

    private static void requireMagic(ContentSource source, int expected, String wanted) {
        int magic = source.readInt("the magic number");
        if (magic == expected) {
            return;
        }
        String remedy;
        if (magic == LABELS_MAGIC || magic == IMAGES_MAGIC) {
            remedy = "This is a file of " + (magic == LABELS_MAGIC ? "labels" : "pictures")
                    + ": two files may have each other's names";
        } else if (Integer.reverseBytes(magic) == expected) {
            remedy = "Its numbers are little-endian; IDX files are big-endian: write it again";
        } else {
            remedy = "This is no IDX file of " + wanted + ". " + GET_AGAIN
                    + ", and look whether the download gave a web page or an archive instead";
        }
        throw source.problem("the magic number is " + hex(magic) + ", not " + hex(expected), 0, remedy);
    }

    private static int readDimension(ContentSource source, String what, int largest) {
        long start = source.position();
        int value = source.readInt(what);
        if (value == 0) {
            throw source.problem(what + " is 0", start, GET_AGAIN);
        }
        if (value < 0 || value > largest) {
            throw source.problem(
                    what + " is " + Numbers.grouped(Integer.toUnsignedLong(value)) + ", more than the "
                            + Numbers.grouped(largest) + " that can be",
                    start,
                    "The header is damaged. " + GET_AGAIN);
        }
        return value;
    }

    private static String hex(int value) {
        return "0x" + HexFormat.of().toHexDigits(value).toUpperCase(Locale.ROOT);
    }

    private static BadDataException cannotClose(DataFile file, IOException cause) {
        return new BadDataException(
                "cannot be closed (" + cause.getMessage() + ")", file.location(), "Check the disk it lies on", cause);
    }
}
