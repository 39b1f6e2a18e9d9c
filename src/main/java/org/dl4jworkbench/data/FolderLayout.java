package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadDataException;
import org.jspecify.annotations.Nullable;

/**
 * Where the class folders of a set lie: in a training and a test folder, or in one alone; under the names that are in use, and also a
 * folder too deep, as in set/set or train/train.
 *
 * @param train the folder of the class folders to train on
 * @param test the folder of the class folders to test on, or null where a part of the others has to be kept
 * @param unused a folder of pictures for validation that nothing is made of, or null
 * @param notice what the user should know about folders that are not used as they are called, or null
 */
record FolderLayout(
        Path train,
        @Nullable Path test,
        @Nullable Path unused,
        @Nullable String notice) {
    private static final List<String> TRAINING = List.of("train", "training");
    private static final List<String> TESTING = List.of("test", "testing");
    private static final List<String> VALIDATING = List.of("val", "valid", "validation");
    private static final int DEEPEST = 3;

    /** Looks at names only. */
    static FolderLayout of(Path folder) {
        Path top = unwrapped(folder);
        List<Path> children = folders(top);
        Path train = named(children, TRAINING);
        Path test = named(children, TESTING);
        Path validation = named(children, VALIDATING);
        if (train == null || !holdsClassFolders(train)) {
            return new FolderLayout(top, null, null, null);
        }
        if (test == null && validation != null) {
            return new FolderLayout(
                    unwrapped(train),
                    unwrapped(validation),
                    null,
                    "there is no folder test: the pictures in " + validation.getFileName() + " are the test part");
        }
        if (test == null) {
            return new FolderLayout(unwrapped(train), null, null, null);
        }
        return new FolderLayout(
                unwrapped(train),
                unwrapped(test),
                validation,
                validation == null
                        ? null
                        : "the pictures in " + validation.getFileName()
                                + " are not used: each run keeps a part of the training pictures for validation");
    }

    /** Goes down where a folder holds one folder alone, which holds folders and no pictures. */
    private static Path unwrapped(Path folder) {
        Path place = folder;
        for (int depth = 0; depth < DEEPEST; depth++) {
            List<Path> children = folders(place);
            if (children.size() != 1 || hasPictures(place) || !holdsClassFolders(children.get(0))) {
                return place;
            }
            place = children.get(0);
        }
        return place;
    }

    private static boolean holdsClassFolders(Path folder) {
        return !hasPictures(folder) && !folders(folder).isEmpty();
    }

    private static @Nullable Path named(List<Path> folders, List<String> names) {
        return folders.stream()
                .filter(folder ->
                        names.contains(String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private static boolean hasPictures(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> {
                String name = String.valueOf(file.getFileName());
                return !name.startsWith(".") && PictureFormat.ofName(name).isPresent();
            });
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unlistable(folder, e);
        }
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> folders = new ArrayList<>();
            children.filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
                    .filter(child -> !String.valueOf(child.getFileName()).startsWith("__"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .forEach(folders::add);
            return folders;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unlistable(folder, e);
        }
    }

    private static BadDataException unlistable(Path folder, Exception e) {
        return new BadDataException(
                "cannot be listed (" + e.getMessage() + ")", folder.toString(), "Check the rights", e);
    }
}
