package org.dl4jworkbench.lab;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunSpec;

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
        wanted.data().summary(assignment.input()).requireFit();
        assignment.summary(wanted).requireFit();
        String id = datasets.resolve(wanted.data().dataset(), assignment.datasets());
        RunSpec spec = wanted.withData(wanted.data().withDataset(id));
        Dataset dataset = datasets.load(id);
        Split.of(spec.data(), spec.training().seed(), dataset);
        List<String> notices = new ArrayList<>();
        if (!wanted.data().dataset().equals(id)) {
            notices.add("Data automatic: " + dataset.title() + ", " + dataset.origin() + ".");
        }
        return new RunPlan(spec, notices);
    }
}
