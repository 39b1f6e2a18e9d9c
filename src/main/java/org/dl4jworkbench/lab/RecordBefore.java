package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.RunDirectory;

/**
 * A run's record from before it was to go on, byte for byte: put back where that does not come about, so that what cannot start changes
 * nothing.
 *
 * @param bytes of {@code run.json}
 */
public record RecordBefore(RunDirectory run, RunRecord record, byte[] bytes) {
    /** As it is now. */
    public static RecordBefore of(RunDirectory run) {
        RunRecord record = run.read();
        try {
            return new RecordBefore(run, record, Files.readAllBytes(run.record()));
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be read (" + e + ")", run.record().toString(), "Check the rights of the file", e);
        }
    }

    /** Writes it again; to be called by who has the run's lock, or where nobody has. */
    public void putBack() {
        if (!run.exists()) {
            throw new RunFolderException(
                    "is not a run's folder any more", run.path().toString(), "Nothing was written");
        }
        try {
            AtomicFiles.writeInExisting(run.record(), out -> out.write(bytes));
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be written (" + e + ")",
                    run.record().toString(),
                    "Check the rights and the room on the disk",
                    e);
        }
    }
}
