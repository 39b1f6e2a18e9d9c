package org.dl4jworkbench.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.model.PreprocessingStep;

/**
 * Measures the loading of a set: by a catalogue that finds nothing kept, then by others. Arguments: data folder, an empty folder, set, side of the
 * resize or 0.
 */
final class LoadCost {
    private LoadCost() {}

    public static void main(String[] arguments) {
        int side = Integer.parseInt(arguments[3]);
        List<PreprocessingStep> steps = side == 0 ? List.of() : List.of(new PreprocessingStep.Resize(side, side));
        for (int i = 0; i < 5; i++) {
            DatasetCatalogue catalogue = new DatasetCatalogue(
                    List.of(Path.of(arguments[0])), Path.of(arguments[1], "generated"), new ImageIoDecoder());
            long start = System.nanoTime();
            Dataset dataset = catalogue.load(arguments[2], steps);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.3f s for %d examples%n",
                    arguments[2],
                    (System.nanoTime() - start) / 1e9,
                    dataset.train().count() + dataset.test().count());
        }
    }
}
