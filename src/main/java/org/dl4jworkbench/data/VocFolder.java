package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadDataException;

/** Finds the annotations and pictures of a set in Pascal VOC's form, whatever their two folders are called. */
final class VocFolder {
    /** The annotations in a {@link Found}. */
    static final String ANNOTATIONS = "annotations";

    /** The pictures in a {@link Found}. */
    static final String IMAGES = "images";

    private static final Set<String> ANNOTATION_FOLDERS = Set.of("annotations", "annotation", "xml", "xmls", "labels");
    private static final Set<String> IMAGE_FOLDERS = Set.of("images", "image", "jpegimages", "pictures", "imgs");
    private static final int DEPTH = 4;
    private static final int MOST_FILES = 2_000_000;

    private VocFolder() {}

    static Found find(Path folder) {
        List<Found> whole = new ArrayList<>();
        Found first = null;
        for (Path place : NestedFolders.of(folder)) {
            Found found = in(place);
            if (found.whole()) {
                whole.add(found);
                if (place.equals(folder)) {
                    return found;
                }
            }
            first = first == null || (first.empty() && !found.empty()) ? found : first;
        }
        if (whole.size() == 1) {
            return whole.get(0);
        }
        if (whole.size() > 1) {
            return new Found(
                    folder.toString(),
                    whole.get(0).files(),
                    "several sets lie there, "
                            + NearMiss.list(whole.stream().map(Found::where).toList()) + ": one has to be named; one",
                    List.of(),
                    0);
        }
        return first == null ? Found.nothing(folder, "the folder missing") : first;
    }

    private static Found in(Path folder) {
        Map<String, Path> paths = new LinkedHashMap<>();
        Path annotations = child(folder, ANNOTATION_FOLDERS);
        Path images = child(folder, IMAGE_FOLDERS);
        put(paths, ANNOTATIONS, annotations, annotations.equals(folder) ? 1 : DEPTH, name -> name.toLowerCase(
                        Locale.ROOT)
                .endsWith(".xml"));
        List<String> missing = new ArrayList<>();
        if (paths.isEmpty()) {
            return Found.nothing(folder, ANNOTATIONS + "/*.xml and the pictures in " + IMAGES + " missing");
        }
        int annotated = paths.size();
        put(paths, IMAGES, images, images.equals(folder) ? 1 : DEPTH, name -> PictureFormat.ofName(name)
                .isPresent());
        if (paths.size() == annotated) {
            missing.add("the pictures in the folder " + IMAGES + " missing");
        }
        return Found.onDisk(folder, paths, String.join(", ", missing));
    }

    /** The folder of one of these names, or the folder itself: tools for marking boxes write beside the pictures. */
    private static Path child(Path folder, Set<String> names) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child ->
                            names.contains(String.valueOf(child.getFileName()).toLowerCase(Locale.ROOT)))
                    .filter(Files::isDirectory)
                    .sorted()
                    .findFirst()
                    .orElse(folder);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unlistable(folder, e);
        }
    }

    private static void put(Map<String, Path> paths, String as, Path folder, int depth, Predicate<String> wanted) {
        try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(file -> isShown(file) && wanted.test(String.valueOf(file.getFileName())))
                    .filter(Files::isRegularFile)
                    .limit(MOST_FILES)
                    .sorted()
                    .forEach(file -> paths.put(
                            as + "/" + folder.relativize(file).toString().replace('\\', '/'), file));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unlistable(folder, e);
        }
    }

    private static boolean isShown(Path file) {
        return !String.valueOf(file.getFileName()).startsWith(".");
    }

    private static BadDataException unlistable(Path folder, Exception e) {
        return new BadDataException(
                "cannot be listed (" + e.getMessage() + ")", folder.toString(), "Check the rights", e);
    }
}
