package org.dl4jworkbench.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Defaulted;
import org.jspecify.annotations.Nullable;

/**
 * How annotations in Pascal VOC's XML become a data set, the field {@code voc} of a {@code dataset.yaml}.
 *
 * @param classes the class of each label of the files, in the order of the classes; several labels may be one class; null where the
 *     labels are the classes, by alphabet
 * @param testPart the share of the pictures kept for the test, above 0 and below 1; null for a fifth
 * @param firstPixel what the files call the first column and row: 0, or 1 as the original VOC sets do. In both xmax and ymax count
 *     up to the last pixel of the box: the box from 1 to 3 of the latter is the one from 0 to 3 of the former
 */
public record VocOptions(
        @Nullable Map<String, String> classes,
        @Nullable Double testPart,
        @Defaulted int firstPixel) {
    private static final double FIFTH = 0.2;

    public VocOptions {
        if (testPart != null && !(testPart > 0 && testPart < 1)) {
            throw new BadSpecException(
                    "the test part " + testPart + " is not a share",
                    "voc.testPart",
                    "Use a number between 0 and 1: 0.2");
        }
        if (firstPixel != 0 && firstPixel != 1) {
            throw new BadSpecException("the first pixel is " + firstPixel, "voc.firstPixel", "It is 0 or 1");
        }
        if (classes != null) {
            Map<String, String> stripped = new LinkedHashMap<>();
            classes.forEach((label, name) -> {
                if (name == null || name.isBlank() || label.isBlank()) {
                    throw new BadSpecException(
                            "the label \"" + label + "\" has no class",
                            "voc.classes",
                            "Write LABEL: CLASS for every label of the files");
                }
                stripped.put(label.strip(), name.strip());
            });
            classes = stripped.isEmpty() ? null : Collections.unmodifiableMap(stripped);
        }
    }

    /** Labels as they are, a fifth for the test, coordinates from 0. */
    public static VocOptions defaults() {
        return new VocOptions(null, null, 0);
    }

    double testShare() {
        return testPart == null ? FIFTH : testPart;
    }
}
