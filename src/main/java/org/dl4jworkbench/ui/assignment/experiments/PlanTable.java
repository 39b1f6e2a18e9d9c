package org.dl4jworkbench.ui.assignment.experiments;

import java.util.List;
import org.dl4jworkbench.lab.ExperimentSpecs;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Variation;

/** The table of an experiment that has not been run: its settings, their parameters and what the report states. */
final class PlanTable {
    private PlanTable() {}

    static ExperimentTable of(Assignment assignment, Experiment experiment) {
        List<ExperimentTable.Row> rows = experiment.variations().stream()
                .map(variation -> row(assignment, experiment, variation))
                .toList();
        return new ExperimentTable(experiment.title(), assignment.task(), rows);
    }

    private static ExperimentTable.Row row(Assignment assignment, Experiment experiment, Variation variation) {
        long parameters = assignment
                .summary(ExperimentSpecs.spec(assignment, experiment, variation, List.of()))
                .parameters();
        return new ExperimentTable.Row(
                variation.name(),
                List.of(),
                false,
                Measure.NONE,
                Measure.NONE,
                Measure.NONE,
                Measure.NONE,
                Measure.NONE,
                Measure.NONE,
                parameters,
                Measure.NONE,
                Measure.NONE,
                variation.reported(),
                false,
                List.of());
    }
}
