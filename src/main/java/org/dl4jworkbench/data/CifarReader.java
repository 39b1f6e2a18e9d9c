package org.dl4jworkbench.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;

/**
 * Reads the binary batch files of CIFAR-10 (Krizhevsky, "Learning multiple layers of features from tiny images", 2009, and the format
 * notes of its web page): records of one label byte and 32×32 bytes each of red, green and blue. Every problem names the file,
 * the record and the byte.
 */
final class CifarReader {
    static final int SIDE = 32;
    static final int CHANNELS = 3;
    static final int RECORD = 1 + SIDE * SIDE * CHANNELS;

    private static final int PLANE = SIDE * SIDE;
    private static final int CIFAR_100_RECORD = RECORD + 1;
    private static final String GET_AGAIN = "Download or copy the file again";

    private CifarReader() {}

    /** The content of a batch file: pixels row after row, the channels of a pixel together. */
    record Batch(byte[] pixels, byte[] labels) {}

    /** Reads a batch file on the disk, plain or gzip; every label must be from 0 to {@code classes - 1}. */
    static Batch read(DataFile file, int classes, List<String> sha256) {
        try (ContentSource source = ContentSource.open(file)) {
            byte[] records = source.readAll(ArrayLimit.LARGEST_ARRAY);
            sha256.add(source.finish().sha256());
            return parse(records, file.location(), classes);
        } catch (IOException e) {
            throw Found.unreadable(file.location(), e);
        }
    }

    /**
     * Takes records apart.
     *
     * @param location the file, or the entry of an archive, for error messages
     */
    static Batch parse(byte[] records, String location, int classes) {
        int count = records.length / RECORD;
        int rest = records.length % RECORD;
        if (count == 0 || rest != 0) {
            boolean hundred = records.length > 0 && records.length % CIFAR_100_RECORD == 0;
            throw new BadDataException(
                    records.length == 0
                            ? "is empty"
                            : "ends in the middle of record " + count + ": " + Numbers.grouped(records.length)
                                    + " bytes are no whole number of records of " + RECORD,
                    location + ", byte " + (long) count * RECORD,
                    hundred
                            ? "This looks like CIFAR-100, which has two labels in each record: take CIFAR-10"
                            : "The file was cut short or is of another format. " + GET_AGAIN);
        }
        byte[] labels = new byte[count];
        byte[] pixels = new byte[ArrayLimit.bytes(count, SIDE, SIDE, CHANNELS)];
        for (int record = 0; record < count; record++) {
            int start = record * RECORD;
            int label = records[start] & 0xFF;
            if (label >= classes) {
                throw new BadDataException(
                        "the label of record " + record + " is " + label + ", but the classes are 0 to "
                                + (classes - 1),
                        location + ", byte " + start,
                        "The file is damaged or of another set. " + GET_AGAIN);
            }
            labels[record] = (byte) label;
            int at = record * PLANE * CHANNELS;
            for (int channel = 0; channel < CHANNELS; channel++) {
                int from = start + 1 + channel * PLANE;
                for (int pixel = 0; pixel < PLANE; pixel++) {
                    pixels[at + pixel * CHANNELS + channel] = records[from + pixel];
                }
            }
        }
        return new Batch(pixels, labels);
    }

    /** Puts batches one after the other. */
    static LabelledImages join(List<Batch> batches) {
        if (batches.size() == 1) {
            return new LabelledImages(
                    SIDE,
                    SIDE,
                    CHANNELS,
                    batches.get(0).pixels(),
                    batches.get(0).labels());
        }
        int count = batches.stream().mapToInt(batch -> batch.labels().length).sum();
        byte[] pixels = new byte[ArrayLimit.bytes(count, SIDE, SIDE, CHANNELS)];
        byte[] labels = new byte[count];
        int at = 0;
        for (Batch batch : new ArrayList<>(batches)) {
            System.arraycopy(batch.pixels(), 0, pixels, at * PLANE * CHANNELS, batch.pixels().length);
            System.arraycopy(batch.labels(), 0, labels, at, batch.labels().length);
            at += batch.labels().length;
        }
        return new LabelledImages(SIDE, SIDE, CHANNELS, pixels, labels);
    }
}
