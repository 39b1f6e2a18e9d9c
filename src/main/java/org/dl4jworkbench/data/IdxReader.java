package org.dl4jworkbench.data;

import java.io.IOException;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;

/**
 * Reads IDX files, the format of MNIST (described at the end of the page of LeCun, Cortes and Burges, "The MNIST database of
 * handwritten digits"): big-endian int32 magic, one int32 per dimension, then the numbers, of any type of the format (see {@link IdxNumbers}). Plain and gzip files are told apart by
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

    private static final String[] PICTURE_DIMENSIONS = {
        "the number of pictures", "the height of a picture", "the width of a picture", "the fourth dimension"
    };
    private static final String[] LABEL_DIMENSIONS = {
        "the number of labels", "the second dimension", "the third dimension", "the fourth dimension"
    };

    private IdxReader() {}

    /** Reads a picture file whole: count × height × width, or with the channels (1 or 3) behind or after the count. */
    public static IdxImages readImages(DataFile file) {
        try (ContentSource source = ContentSource.open(file)) {
            IdxHeader header = IdxHeader.read(source, IMAGES_MAGIC, "pictures", PICTURE_DIMENSIONS, new int[] {
                Integer.MAX_VALUE, LARGEST_SIDE, LARGEST_SIDE, LARGEST_SIDE
            });
            int[] sizes = header.dimensions();
            boolean channelsLast = header.rank() == 4 && isChannels(sizes[3]);
            boolean channelsFirst = header.rank() == 4 && !channelsLast && isChannels(sizes[1]);
            if (header.rank() < 3 || (header.rank() == 4 && !channelsLast && !channelsFirst)) {
                throw source.problem(
                        "the file holds " + header.type().label() + " of " + header.shape() + ", but pictures are "
                                + (header.rank() == 4
                                        ? "grey (1 channel) or RGB (3)"
                                        : "count × height × width, or count × height × width × channels"),
                        3,
                        header.rank() == 2 ? asSquares(sizes) : "Write it again with these dimensions");
            }
            byte[] content = content(source, header, sizes);
            IdxNumbers pixels = IdxNumbers.of(content, header.type(), source, "pixels", header.bytes(), true);
            FileDigests digests = source.finish();
            int channels = channelsLast ? sizes[3] : channelsFirst ? sizes[1] : 1;
            int height = channelsFirst ? sizes[2] : sizes[1];
            int width = channelsFirst ? sizes[3] : sizes[2];
            return new IdxImages(
                    sizes[0],
                    height,
                    width,
                    channels,
                    channelsFirst && channels > 1
                            ? channelsLast(pixels.bytes(), sizes[0], height * width, channels)
                            : pixels.bytes(),
                    pixels.scaled(),
                    digests);
        } catch (IOException e) {
            throw cannotClose(file, e);
        }
    }

    private static boolean isChannels(int size) {
        return size == 1 || size == 3;
    }

    private static byte[] content(ContentSource source, IdxHeader header, int[] sizes) {
        long size = header.count() * header.type().bytes();
        if (size > LARGEST_ARRAY) {
            throw source.problem(
                    "the header announces " + Numbers.grouped(sizes[0]) + " pictures of " + sizes[1] + "×" + sizes[2]
                            + (sizes.length == 4 ? "×" + sizes[3] : "") + " pixels, " + Numbers.bytes(size)
                            + ", more than the " + Numbers.bytes(LARGEST_ARRAY) + " one file can hold",
                    4,
                    IdxHeader.GET_AGAIN);
        }
        return source.readBytes((int) size, "the pixels");
    }

    private static String asSquares(int[] sizes) {
        int side = (int) Math.round(Math.sqrt(sizes[1]));
        return side * side == sizes[1]
                ? "Write it again as " + Numbers.grouped(sizes[0]) + "×" + side + "×" + side
                : "Write it again with these dimensions";
    }

    private static byte[] channelsLast(byte[] planes, int count, int plane, int channels) {
        byte[] pixels = new byte[planes.length];
        for (int picture = 0; picture < count; picture++) {
            int start = picture * plane * channels;
            for (int channel = 0; channel < channels; channel++) {
                for (int i = 0; i < plane; i++) {
                    pixels[start + i * channels + channel] = planes[start + channel * plane + i];
                }
            }
        }
        return pixels;
    }

    /**
     * Reads a label file whole.
     *
     * @param classes the number of classes; every label must be from 0 to {@code classes - 1}
     */
    public static IdxLabels readLabels(DataFile file, int classes) {
        return readLabels(file, classes, 0);
    }

    /**
     * Reads a label file whole.
     *
     * @param first the label of the first class, which becomes 0
     */
    static IdxLabels readLabels(DataFile file, int classes, int first) {
        try (ContentSource source = ContentSource.open(file)) {
            IdxHeader header = IdxHeader.read(source, LABELS_MAGIC, "labels", LABEL_DIMENSIONS, new int[] {
                LARGEST_ARRAY, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE
            });
            if (header.rank() > 2 || (header.rank() == 2 && header.dimensions()[1] != 1)) {
                throw source.problem(
                        "the file holds " + header.type().label() + " of " + header.shape()
                                + ", but labels are one number for each example",
                        3,
                        "Write the number of the class of each example");
            }
            long size = header.count() * header.type().bytes();
            if (size > LARGEST_ARRAY) {
                throw source.problem(
                        "the header announces " + Numbers.bytes(size) + " of labels", 4, IdxHeader.GET_AGAIN);
            }
            byte[] content = source.readBytes((int) size, "the labels");
            byte[] labels = IdxNumbers.of(content, header.type(), source, "labels", header.bytes(), false)
                    .bytes();
            byte[] counted = first == 0 ? labels : new byte[labels.length];
            for (int i = 0; i < labels.length; i++) {
                int label = (labels[i] & 0xFF) - first;
                if (label < 0 || label >= classes) {
                    throw source.problem(
                            "label " + i + " is " + (label + first) + ", but the classes are " + first + " to "
                                    + (classes - 1 + first),
                            header.bytes() + (long) i * header.type().bytes(),
                            otherFirst(labels, classes, first));
                }
                counted[i] = (byte) label;
            }
            return new IdxLabels(counted, source.finish());
        } catch (IOException e) {
            throw cannotClose(file, e);
        }
    }

    /** Where the labels begin with 1 and not with 0, or the other way round. */
    private static String otherFirst(byte[] labels, int classes, int first) {
        int least = 255;
        int most = 0;
        for (byte label : labels) {
            least = Math.min(least, label & 0xFF);
            most = Math.max(most, label & 0xFF);
        }
        int other = 1 - first;
        return least >= other && most < classes + other
                ? "The labels run from " + least + " to " + most + ": with firstLabel: " + other
                        + " in the dataset.yaml " + other + " is the first class"
                : "Take the labels that belong to this data set";
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

    private static BadDataException cannotClose(DataFile file, IOException cause) {
        return new BadDataException(
                "cannot be closed (" + cause.getMessage() + ")", file.location(), "Check the disk it lies on", cause);
    }
}
