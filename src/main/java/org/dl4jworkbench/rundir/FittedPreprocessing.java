package org.dl4jworkbench.rundir;

import java.util.List;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Shape;

/**
 * What a run does to an example before the network sees it, with the figures that were fitted on its training split: all that a
 * user of {@code model.zip} needs besides the network.
 *
 * @param output the shape the network sees; values lie channel after channel, row after row
 * @param steps in their order
 * @param means of each channel (or column) over the training split, after the steps before standardise; empty without it
 * @param deviations standard deviations (divided by n), as {@code means}
 */
public record FittedPreprocessing(
        Shape output, List<PreprocessingStep> steps, List<Double> means, List<Double> deviations) {
    public FittedPreprocessing {
        steps = List.copyOf(steps);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.size() != deviations.size()) {
            throw new IllegalArgumentException(means.size() + " means, " + deviations.size() + " deviations");
        }
    }
}
