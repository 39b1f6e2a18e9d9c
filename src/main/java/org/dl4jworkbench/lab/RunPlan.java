package org.dl4jworkbench.lab;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Task;

/**
 * A spec that was checked against its assignment and the data on this machine, so that what can be known to fail fails before a
 * run's folder is made.
 *
 * @param spec with the data set decided
 * @param notices what was decided, for the user to see; what is odd about the data is told by the engine
 */
public record RunPlan(RunSpec spec, List<String> notices) {
    public RunPlan {
        notices = List.copyOf(notices);
    }

    /**
     * Checks that the layers fit, the data set is whole and sound, and the split leaves examples to train on. Reads the data
     * set, which can take a second.
     */
    public static RunPlan of(Assignment assignment, RunSpec wanted, DatasetCatalogue datasets) {
        String id = datasets.resolve(wanted.data(), assignment);
        if (assignment.datasets().contains(id)) {
            // Known without reading the set.
            wanted.data().summary(assignment.input()).requireFit();
            assignment.summary(wanted).requireFit();
        }
        RunSpec spec = wanted.withData(wanted.data().withDataset(id));
        Dataset dataset = datasets.load(spec.data());
        requireFit(spec, dataset);
        Split.of(spec.data(), spec.training().seed(), dataset);
        List<String> notices = new ArrayList<>();
        if (!wanted.data().dataset().equals(id)) {
            notices.add("Data automatic: " + dataset.title() + ", " + dataset.origin() + ".");
        }
        return new RunPlan(spec, notices);
    }

    /** Steps and layers against the set as it really is: an own set may have other channels and another number of classes. */
    private static void requireFit(RunSpec spec, Dataset dataset) {
        summary(spec, dataset.shape(), dataset.task(), dataset.classNames().size())
                .requireFit();
    }

    /**
     * What follows from a spec's steps and layers for a set as it was loaded; steps that do not fit are an error at once.
     *
     * @param loaded the shape of its examples, with the spec's crop and resize done
     * @param outputs classes, or values of a regression
     */
    public static NetworkSummary summary(RunSpec spec, Shape loaded, Task task, int outputs) {
        List<PreprocessingStep> steps = spec.data().steps(loaded);
        PreprocessingSummary.of(loaded, steps).requireFit();
        List<PreprocessingStep> onValues =
                steps.stream().filter(step -> !step.onPictures()).toList();
        Shape input = PreprocessingSummary.of(loaded, onValues).output();
        return NetworkSummary.of(input, spec.network(), task, outputs);
    }
}
