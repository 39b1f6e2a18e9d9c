package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what reading a set told, so that a list of sets can say it without reading them. A small file for each set; whatever goes wrong
 * with one is a line in the log, and the set counts as not read.
 */
final class SetNotes {
    private static final Logger LOG = LoggerFactory.getLogger(SetNotes.class);
    private static final long LARGEST = 1 << 20;

    private final Path folder;

    SetNotes(Path folder) {
        this.folder = folder;
    }

    /**
     * What was told.
     *
     * @param read stands for the files that were read
     */
    private record Note(String read, @Nullable String warning) {}

    /** A set may have a million files. */
    private static String digest(List<String> stamp) {
        byte[] text = String.join("\n", stamp).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(PictureLoading.sha256().digest(text));
    }

    private Path file(String id) {
        return folder.resolve(id + ".read.json");
    }

    void keep(String id, List<String> stamp, @Nullable String warning) {
        try {
            Files.createDirectories(folder);
            byte[] note = Json.MAPPER.writeValueAsBytes(new Note(digest(stamp), warning));
            AtomicFiles.writeUnsynced(file(id), out -> out.write(note));
        } catch (IOException | SecurityException e) {
            LOG.warn("What reading {} told cannot be kept in {}: {}", id, folder, e.toString());
        }
    }

    /** What reading the set told, empty where that was nothing; absent where these very files have not been read. */
    Optional<String> find(String id, List<String> stamp) {
        Path file = file(id);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            Note note = Json.MAPPER.readValue(Files.readAllBytes(file), Note.class);
            return note.read().equals(digest(stamp))
                    ? Optional.of(note.warning() == null ? "" : note.warning())
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be read", file, e);
            return Optional.empty();
        }
    }
}
