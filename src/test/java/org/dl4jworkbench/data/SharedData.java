package org.dl4jworkbench.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real data sets that lie beside a checkout, in {@code ../shared/data}; tests of them say so and are skipped where they are not. */
final class SharedData {
    private SharedData() {}

    /** The folder around {@code mnist/}. */
    static Path root() {
        Path found = Stream.of("../shared/data", "../../shared/data")
                .map(Path::of)
                .filter(root -> Files.isDirectory(root.resolve("mnist")))
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(
                found != null, "SKIPPED: needs the real MNIST in ../shared/data/mnist, which is not here");
        return java.util.Objects.requireNonNull(found);
    }
}
