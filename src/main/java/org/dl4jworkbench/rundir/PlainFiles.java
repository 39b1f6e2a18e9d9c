package org.dl4jworkbench.rundir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.stream.Stream;
import org.dl4jworkbench.model.RunFolderException;

/**
 * Files below a folder that may have come from somebody else, such as a run that was handed in. A symbolic link in it would have this
 * program read and write anywhere, so below the folder links are not followed; neither are pipes and devices read, which may never end.
 * The folder itself may be a link or lie under one: that is the user's own doing.
 */
public final class PlainFiles {
    private PlainFiles() {}

    /**
     * A path below a folder, whether or not there is a file.
     *
     * @param names of the folders on the way and of the file
     * @throws RunFolderException where one of them is a link or another thing that is neither a file nor a folder
     */
    public static Path below(Path folder, String... names) {
        Path path = folder;
        for (String name : names) {
            path = path.resolve(name);
            require(path, path);
        }
        return path;
    }

    /** Refuses a folder with a link, or another thing that is neither file nor folder, anywhere below it. */
    public static void requireOnly(Path folder) {
        try {
            // Where the folder itself is a link, a walk would end at it.
            Path root = folder.toRealPath();
            try (Stream<Path> all = Files.walk(root)) {
                all.forEach(path -> require(path, folder.resolve(root.relativize(path))));
            }
        } catch (UncheckedIOException e) {
            throw unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static void require(Path path, Path shown) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isSymbolicLink()) {
                throw new RunFolderException(
                        "is a symbolic link, and inside a run's folder links are not followed",
                        shown.toString(),
                        "Put the file or folder itself in its place, or delete the link");
            }
            if (!found.isRegularFile() && !found.isDirectory()) {
                throw new RunFolderException(
                        "is neither a file nor a folder", shown.toString(), "Delete it, or put the file in its place");
            }
        } catch (NoSuchFileException e) {
            // Nothing there yet: what is made there will be a file of our own.
            return;
        } catch (IOException e) {
            Path parent = path.getParent();
            if (parent == null || Files.isDirectory(parent)) {
                throw unreadable(shown, e);
            }
        }
    }

    private static RunFolderException unreadable(Path path, IOException cause) {
        return new RunFolderException(
                "cannot be looked at (" + cause + ")", path.toString(), "Check the rights of the folder", cause);
    }
}
