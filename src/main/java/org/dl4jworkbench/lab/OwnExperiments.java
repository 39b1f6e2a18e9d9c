package org.dl4jworkbench.lab;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Defaulted;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.rundir.RecordFile;

/** The user's own experiments as files. */
public final class OwnExperiments extends OwnFiles<Experiment> {
    /** @param folder may be missing */
    public OwnExperiments(Path folder) {
        super(folder, "an experiment", "experiments");
    }

    /** An experiment and the assignment that it belongs to; the form of the file. */
    record ExperimentFile(
            String assignment,
            String id,
            String title,
            @Defaulted String note,
            String preset,
            List<Variation> variations,
            @Defaulted int seeds,
            @Defaulted int folds) {
        Experiment experiment() {
            return new Experiment(id, title, note.strip(), preset, variations, seeds, folds);
        }
    }

    /** An experiment that was read from a file. */
    public record Own(String assignment, Experiment experiment) {}

    /** Reads one file; whether it fits its assignment is not checked here. */
    public static Own read(Path file) {
        ExperimentFile content = RecordFile.yaml(file, ExperimentFile.class);
        return new Own(content.assignment(), content.experiment());
    }

    @Override
    Filed<Experiment> filed(Path file) {
        Own own = read(file);
        return new Filed<>(own.assignment(), own.experiment());
    }

    @Override
    Object form(String assignmentId, Experiment experiment) {
        return new ExperimentFile(
                assignmentId,
                experiment.id(),
                experiment.title(),
                experiment.note(),
                experiment.preset(),
                experiment.variations(),
                experiment.seeds(),
                experiment.folds());
    }

    @Override
    String id(Experiment experiment) {
        return experiment.id();
    }

    @Override
    List<Experiment> shipped(Assignment assignment) {
        return assignment.experiments();
    }

    @Override
    void check(Assignment assignment, Experiment experiment) {
        ExperimentSpecs.check(assignment, experiment);
    }
}
