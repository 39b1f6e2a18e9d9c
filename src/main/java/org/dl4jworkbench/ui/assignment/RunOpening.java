package org.dl4jworkbench.ui.assignment;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;

/**
 * What is read of a run before its page can be shown.
 *
 * @param spec the run's own, to start a setup from
 */
record RunOpening(RunStatus status, Assignment assignment, RunSpec spec) {
    /** The reading, for a background thread. */
    static Callable<RunOpening> of(RunDirectory run, AssignmentCatalogue assignments, DatasetCatalogue datasets) {
        return () -> {
            RunRecord record = run.read();
            Assignment assignment = assignments.get(record.spec().assignment());
            return new RunOpening(record.status(), assignment, asPreset(record.spec(), assignment, datasets));
        };
    }

    /** A run's spec has its data set decided; where its preset would decide the same, it is left to decide again. */
    private static RunSpec asPreset(RunSpec spec, Assignment assignment, DatasetCatalogue datasets) {
        Optional<String> chosen = assignment.presets().stream()
                .filter(preset -> preset.id().equals(spec.preset()))
                .filter(preset -> preset.spec().data().dataset().equals(DataSpec.AUTO))
                .findFirst()
                .map(preset -> datasets.resolve(DataSpec.AUTO, assignment.datasets()));
        return chosen.filter(id -> id.equals(spec.data().dataset())).isPresent()
                ? spec.withData(spec.data().withDataset(DataSpec.AUTO))
                : spec;
    }
}
