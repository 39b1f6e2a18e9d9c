package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.model.Numbers;

/**
 * Draws the embedded stand-in for MNIST: handwritten-like digits from strokes, the same pixels on every machine (own random
 * numbers, strict arithmetic, no fonts). {@code datasets/generated-digits/} holds its output; a test compares the two.
 */
public final class GeneratedDigits {
    /** The seed of the set that the program embeds. */
    public static final long SEED = 20211121;

    /** Pictures in the training file, the same number of each digit. */
    public static final int TRAIN_COUNT = 6000;

    /** Pictures in the test file, the same number of each digit. */
    public static final int TEST_COUNT = 1000;

    /** Height and width of a picture. */
    public static final int SIDE = 28;

    /** Test pictures take random numbers from far beyond the training pictures. */
    private static final long TEST_STREAM = 1L << 32;

    private static final int CLASSES = 10;

    private GeneratedDigits() {}

    /** The training pictures of a seed, in random order. */
    public static LabelledImages train(long seed) {
        return draw(seed, 0, TRAIN_COUNT);
    }

    /** The test pictures of a seed, in random order. */
    public static LabelledImages test(long seed) {
        return draw(seed, TEST_STREAM, TEST_COUNT);
    }

    private static LabelledImages draw(long seed, long firstStream, int count) {
        int[] digits = new int[count];
        for (int i = 0; i < count; i++) {
            digits[i] = i % CLASSES;
        }
        SplitMix64.stream(seed, firstStream).shuffle(digits);
        byte[] pixels = new byte[count * SIDE * SIDE];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            // A stream for each picture: changing how one is drawn changes no other.
            SplitMix64 random = SplitMix64.stream(seed, firstStream + 1 + i);
            new Handwriting(random).write(digits[i], SIDE).copyTo(pixels, i * SIDE * SIDE);
            labels[i] = (byte) digits[i];
        }
        return new LabelledImages(SIDE, SIDE, 1, pixels, labels);
    }

    /** Writes the four files of a seed as gzip IDX into a folder, replacing what is there. */
    public static void write(Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        write(folder, train(seed), IdxSetReader.TRAIN_IMAGES, IdxSetReader.TRAIN_LABELS);
        write(folder, test(seed), IdxSetReader.TEST_IMAGES, IdxSetReader.TEST_LABELS);
    }

    private static void write(Path folder, LabelledImages set, String images, String labels) throws IOException {
        IdxWriter.writeImages(file(folder, images), set.height(), set.width(), set.pixels());
        IdxWriter.writeLabels(file(folder, labels), set.labels());
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".gz");
    }

    /** Draws the embedded set anew: the folder is the only argument, {@code datasets/generated-digits} in the project. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Usage: GeneratedDigits FOLDER");
            System.exit(2);
        }
        write(Path.of(arguments[0]), SEED);
        System.out.println(Numbers.grouped(TRAIN_COUNT + TEST_COUNT) + " pictures in " + arguments[0]);
    }
}
