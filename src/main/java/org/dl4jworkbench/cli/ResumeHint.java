package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.dl4jworkbench.lab.Resumption;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.rundir.RunDirectory;

/** How the user goes on with a run, an experiment or a search that did not come to its end. */
final class ResumeHint {
    private ResumeHint() {}

    /** What can be done with a run that did not come to its end, as a line; empty where resuming it is of no use. */
    static Optional<String> line(RunData data) {
        RunDirectory run = data.directory();
        return switch (Resumption.of(run, data.record())) {
            case FROM_CHECKPOINT -> Optional.of("To go on from its last checkpoint: " + command(run));
            case FROM_START -> Optional.of("It has no checkpoint. To start it again: " + command(run));
            case DIVERGED -> Optional.empty();
        };
    }

    /** The command, ready to be pasted into a shell. */
    static String command(RunDirectory run) {
        return "workbench train --resume " + quoted(run.path());
    }

    /** The same for an experiment. */
    static String command(ExperimentDirectory experiment) {
        return "workbench experiment --resume " + quoted(experiment.path());
    }

    /** The same for a search. */
    static String search(ExperimentDirectory search) {
        return "workbench search --resume " + quoted(search.path());
    }

    private static String quoted(Path folder) {
        String path = folder.toAbsolutePath().normalize().toString();
        boolean plain = path.matches("[A-Za-z0-9_./:\\\\@%+,-]+");
        return plain ? path : '"' + path + '"';
    }
}
