package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;
import org.dl4jworkbench.rundir.RecordFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the {@link Preferences} in a file; a missing or unreadable file means the defaults. */
public final class PreferencesFile {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

    private final Path file;
    private Preferences current;

    public PreferencesFile(Path file) {
        this.file = file;
        this.current = read(file);
    }

    private static Preferences read(Path file) {
        if (!Files.exists(file)) {
            return Preferences.DEFAULT;
        }
        try {
            return RecordFile.json(
                    file,
                    Preferences.class,
                    RecordFile.USUAL,
                    "Fix the file, or delete it; until then the default preferences are used",
                    BadSpecException::new);
        } catch (BadSpecException e) {
            LOG.warn("{}", e.getMessage());
            return Preferences.DEFAULT;
        }
    }

    public synchronized Preferences get() {
        return current;
    }

    /** Keeps the change for this session in any case, and tells whether it could be written. */
    public synchronized boolean set(Preferences changed) {
        current = changed;
        try {
            AtomicFiles.write(file, out -> out.write(Json.MAPPER.writeValueAsBytes(changed)));
            return true;
        } catch (IOException e) {
            LOG.warn("{} cannot be written; the preferences hold for this session only", file, e);
            return false;
        }
    }
}
