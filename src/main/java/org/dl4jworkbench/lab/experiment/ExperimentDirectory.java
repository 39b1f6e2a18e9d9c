package org.dl4jworkbench.lab.experiment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.PlainFiles;
import org.dl4jworkbench.rundir.RecordFile;
import org.dl4jworkbench.rundir.RunDirectory;

/**
 * One experiment on the disk: {@code experiment.json}, and {@code runs/} with ordinary run directories. No path of it leads through
 * a link, see {@link PlainFiles}.
 *
 * @param path the experiment's folder
 */
public record ExperimentDirectory(Path path) {
    private static final int ATTEMPTS = 1000;

    /** Makes a new folder below {@code experiments}, named by time, assignment and experiment. */
    static ExperimentDirectory create(Path experiments, ExperimentRecord record) {
        String name = RunDirectory.folderName(
                record.created(), record.assignment(), record.experiment().id());
        try {
            Files.createDirectories(experiments);
            for (int attempt = 1; ; attempt++) {
                Path folder = experiments.resolve(attempt == 1 ? name : name + "_" + attempt);
                try {
                    Files.createDirectory(folder);
                } catch (FileAlreadyExistsException e) {
                    if (attempt < ATTEMPTS) {
                        continue;
                    }
                    throw e;
                }
                ExperimentDirectory directory = new ExperimentDirectory(folder);
                RunDirectory.wholeOrNot(folder, () -> directory.writeNew(record));
                return directory;
            }
        } catch (IOException e) {
            throw new RunFolderException(
                    "the experiment's folder cannot be made (" + e + ")",
                    experiments.toString(),
                    "Choose a folder that you can write to, with room on the disk",
                    e);
        }
    }

    public String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    public Path record() {
        return PlainFiles.below(path, "experiment.json");
    }

    /** The folder of its runs. */
    public Path runs() {
        return PlainFiles.below(path, "runs");
    }

    /** The run of an item; empty before its first start. */
    public Optional<RunDirectory> run(ExperimentItem item) {
        return Optional.ofNullable(item.run()).map(name -> new RunDirectory(PlainFiles.below(path, "runs", name)));
    }

    Path lock() {
        return PlainFiles.below(path, "experiment.lock");
    }

    /** Whether the folder is an experiment's: it has a record, whatever that holds. */
    public boolean exists() {
        return Files.exists(path.resolve("experiment.json"), LinkOption.NOFOLLOW_LINKS);
    }

    /** Reads {@code experiment.json}. */
    public ExperimentRecord read() {
        return RecordFile.json(
                record(),
                ExperimentRecord.class,
                RecordFile.LARGE,
                "Restore the experiment's record, or delete the experiment's folder",
                RunFolderException::new);
    }

    /** Throws where the folder was deleted: what is written from then on would bring back a part of it. */
    void requireThere() {
        if (!exists()) {
            throw new RunFolderException(
                    "the experiment's folder was deleted",
                    path.toString(),
                    "Nothing more of it is started or written; start the experiment again");
        }
    }

    /** Writes {@code experiment.json} atomically; a folder that was deleted does not come back. */
    void write(ExperimentRecord content) {
        requireThere();
        try {
            writeNew(content);
        } catch (RunFolderException e) {
            // It may have been deleted in this very moment.
            requireThere();
            throw e;
        }
    }

    private void writeNew(ExperimentRecord content) {
        try {
            AtomicFiles.writeInExisting(record(), out -> out.write(Json.MAPPER.writeValueAsBytes(content)));
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be written (" + e + ")",
                    record().toString(),
                    "Check the rights and the room on the disk",
                    e);
        }
    }
}
