package org.dl4jworkbench.data.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.data.IdxWriter;
import org.dl4jworkbench.data.SplitMix64;

/** The stand-in for Fashion-MNIST: four IDX files of its names, not compressed, so that they are the same bytes everywhere. */
final class GeneratedGarments {
    private static final long SEED = 20211122;
    private static final int SIDE = 28;
    private static final int TRAIN = 6000;
    private static final int TEST = 1000;

    private GeneratedGarments() {}

    static void writeFiles(Path folder) throws IOException {
        write(folder, "train", ShuffledClasses.of(SEED, 0, TRAIN, 10));
        write(folder, "t10k", ShuffledClasses.of(SEED, 1, TEST, 10));
        Files.writeString(folder.resolve("README.txt"), """
                Generated, not Fashion-MNIST: 6,000 training and 1,000 test pictures of garments, 28x28, grey, 600 and 100 of
                each class, in the files of Fashion-MNIST. No garment was photographed, and accuracies on this set say nothing
                about Fashion-MNIST. T-shirt, pullover, coat and shirt are alike on purpose.
                """);
    }

    private static void write(Path folder, String part, ShuffledClasses examples) throws IOException {
        byte[] pixels = new byte[examples.count() * SIDE * SIDE];
        for (int i = 0; i < examples.count(); i++) {
            SplitMix64 random = examples.randomOf(i);
            Garments.draw(examples.label(i), random, SIDE).copyGrey(pixels, i * SIDE * SIDE);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(part + "-images-idx3-ubyte"))) {
            IdxWriter.writeImages(out, SIDE, SIDE, pixels);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(part + "-labels-idx1-ubyte"))) {
            IdxWriter.writeLabels(out, examples.labels());
        }
    }
}
