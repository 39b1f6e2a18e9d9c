package org.dl4jworkbench.data.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The stand-in for CIFAR-10: its binary files, each example one label byte and then 1,024 red, green and blue bytes each. */
final class GeneratedObjects {
    private static final long SEED = 20211123;
    private static final int SIDE = 32;
    private static final int RECORD = 1 + 3 * SIDE * SIDE;
    private static final int TRAIN = 5000;
    private static final int TEST = 1000;
    /** As many as the official training set. */
    private static final int BATCHES = 5;

    private GeneratedObjects() {}

    static void writeFiles(Path folder) throws IOException {
        byte[] train = records(ShuffledClasses.of(SEED, 0, TRAIN, 10));
        int batch = train.length / BATCHES;
        for (int i = 0; i < BATCHES; i++) {
            byte[] part = Arrays.copyOfRange(train, i * batch, (i + 1) * batch);
            Files.write(folder.resolve("data_batch_" + (i + 1) + ".bin"), part);
        }
        Files.write(folder.resolve("test_batch.bin"), records(ShuffledClasses.of(SEED, 1, TEST, 10)));
        // The official file ends with an empty line.
        Files.writeString(folder.resolve("batches.meta.txt"), String.join("\n", Snapshots.CLASS_NAMES) + "\n\n");
        Files.writeString(folder.resolve("README.txt"), """
                Generated, not CIFAR-10: 5,000 training and 1,000 test pictures of ten kinds of things, 32x32, colour, 500 and
                100 of each class, in the binary files of CIFAR-10. Nothing was photographed, and accuracies on this set say
                nothing about CIFAR-10. Cat and dog, bird and airplane, automobile and truck, deer and horse are alike on purpose.
                """);
    }

    private static byte[] records(ShuffledClasses examples) {
        byte[] records = new byte[examples.count() * RECORD];
        for (int i = 0; i < examples.count(); i++) {
            records[i * RECORD] = (byte) examples.label(i);
            Snapshots.take(examples.label(i), examples.randomOf(i), SIDE).copyPlanes(records, i * RECORD + 1);
        }
        return records;
    }
}
