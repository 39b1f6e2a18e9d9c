package org.dl4jworkbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.experiment.ExperimentHistory;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.RunDirectory;

/** Finds the run that the user named. */
final class RunFolders {
    private RunFolders() {}

    /** The folder itself, or a run of that name in the user's runs folder or in an experiment. */
    static RunDirectory find(Path named, FolderChoices folders) {
        RunDirectory run = new RunDirectory(named.toAbsolutePath().normalize());
        if (run.exists()) {
            return run;
        }
        if (named.getNameCount() == 1 && !named.isAbsolute()) {
            RunDirectory own = new RunDirectory(folders.runs().resolve(named));
            if (own.exists()) {
                return own;
            }
            Optional<RunDirectory> inExperiment = inExperiments(named, folders.experiments());
            if (inExperiment.isPresent()) {
                return inExperiment.get();
            }
        }
        throw new RunFolderException(
                Files.isDirectory(named) ? "is no run's folder: it has no run.json" : "does not exist",
                named.toString(),
                "Name the folder of a run; your own are in " + folders.runs());
    }

    private static Optional<RunDirectory> inExperiments(Path name, Path experiments) {
        return ExperimentHistory.all(experiments).stream()
                .map(entry -> new RunDirectory(entry.directory().runs().resolve(name)))
                .filter(RunDirectory::exists)
                .findFirst();
    }
}
