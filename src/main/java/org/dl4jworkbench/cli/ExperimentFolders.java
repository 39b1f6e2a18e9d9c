package org.dl4jworkbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.model.RunFolderException;

/** Finds the experiment that the user named. */
final class ExperimentFolders {
    private ExperimentFolders() {}

    /** The folder itself, or an experiment of that name in the user's folder; empty where there is none. */
    static Optional<ExperimentDirectory> look(Path named, FolderChoices folders) {
        ExperimentDirectory experiment =
                new ExperimentDirectory(named.toAbsolutePath().normalize());
        if (experiment.exists()) {
            return Optional.of(experiment);
        }
        if (named.getNameCount() == 1 && !named.isAbsolute()) {
            ExperimentDirectory own =
                    new ExperimentDirectory(folders.experiments().resolve(named));
            return Optional.of(own).filter(ExperimentDirectory::exists);
        }
        return Optional.empty();
    }

    static ExperimentDirectory find(Path named, FolderChoices folders) {
        return look(named, folders)
                .orElseThrow(() -> new RunFolderException(
                        Files.isDirectory(named)
                                ? "is no experiment's folder: it has no experiment.json"
                                : "does not exist",
                        named.toString(),
                        "Name the folder of an experiment; your own are in " + folders.experiments()));
    }
}
