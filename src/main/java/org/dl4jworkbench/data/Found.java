package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.BadDataException;

/**
 * The files of a set that lie in a place; nothing is read.
 *
 * @param where the folder, or "embedded in the program"
 * @param files by their names below the folder, with slashes; in a fixed order
 * @param missing what a whole set lacks, in words; empty when it is whole
 * @param stamp another when any file has changed
 * @param size bytes as stored
 * @param leftOut files beside them that are not read
 */
record Found(
        String where, Map<String, DataFile> files, String missing, List<String> stamp, long size, LeftOut leftOut) {
    Found {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        stamp = List.copyOf(stamp);
    }

    Found(String where, Map<String, DataFile> files, String missing, List<String> stamp, long size) {
        this(where, files, missing, stamp, size, LeftOut.NOTHING);
    }

    /** With what is not read; another set of such files is another stamp, since a warning of them is kept with the set. */
    Found with(LeftOut other) {
        List<String> all = new ArrayList<>(stamp);
        all.addAll(other.notices());
        return new Found(where, files, missing, all, size, other);
    }

    /** Files on the disk. */
    static Found onDisk(Path folder, Map<String, Path> paths, String missing) {
        Map<String, DataFile> files = new LinkedHashMap<>();
        List<String> stamp = new ArrayList<>();
        long size = 0;
        for (Map.Entry<String, Path> entry : paths.entrySet()) {
            Path path = entry.getValue();
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                size += attributes.size();
                stamp.add(path + " " + attributes.size() + " " + attributes.lastModifiedTime());
            } catch (IOException e) {
                throw unreadable(path.toString(), e);
            }
            files.put(entry.getKey(), DataFile.of(path));
        }
        return new Found(folder.toString(), files, missing, stamp, size);
    }

    static Found nothing(Path folder, String missing) {
        return new Found(folder.toString(), Map.of(), missing, List.of(), 0);
    }

    boolean whole() {
        return missing.isEmpty();
    }

    boolean empty() {
        return files.isEmpty();
    }

    static BadDataException unreadable(String location, IOException cause) {
        return new BadDataException(
                "cannot be read (" + cause.getMessage() + ")",
                location,
                "Check that the file is there and that you may read it",
                cause);
    }
}
