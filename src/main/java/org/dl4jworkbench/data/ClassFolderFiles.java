package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/** Walks a folder of class folders once: which pictures are read, and what is left out. */
final class ClassFolderFiles extends SimpleFileVisitor<Path> {
    private static final int MOST_FILES = 1_000_000;
    private static final String HIDDEN = "hidden";

    /** What systems put beside pictures by themselves: macOS' archives, disks on the network. */
    private static final Set<String> OF_SYSTEMS = Set.of("__macosx", "@eadir");

    private final Path root;
    private final Map<Path, String> parts;
    private final @Nullable Path unused;
    private final List<Path> pictures = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<Path> elsewhere = new ArrayList<>();
    private final Map<String, List<String>> filesOfClasses = new TreeMap<>();
    private final Set<String> withPictures = new java.util.HashSet<>();
    private int seen;

    private ClassFolderFiles(Path root, Map<Path, String> parts, @Nullable Path unused) {
        this.root = root;
        this.parts = parts;
        this.unused = unused;
    }

    /**
     * Looks at all names.
     *
     * @param parts the folders that hold the class folders, each with what stands before its classes' names, such as "train/"
     * @param unused a folder that is not looked into, or null
     */
    static ClassFolderFiles walk(Path root, Map<Path, String> parts, @Nullable Path unused) {
        ClassFolderFiles found = new ClassFolderFiles(root, parts, unused);
        int deepest = parts.keySet().stream()
                .mapToInt(part -> part.equals(root) ? 0 : root.relativize(part).getNameCount())
                .max()
                .orElse(0);
        try {
            // One level more than is read, to notice pictures in folders within class folders.
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), deepest + 3, found);
        } catch (IOException e) {
            throw new BadDataException(
                    "cannot be listed (" + e.getMessage() + ")", root.toString(), "Check the rights", e);
        }
        return found;
    }

    /** By their names below the root, in order. */
    Map<String, Path> pictures() {
        Map<String, Path> paths = new LinkedHashMap<>();
        pictures.stream().sorted().forEach(path -> paths.put(nameInParts(path), path));
        return paths;
    }

    LeftOut leftOut() {
        Map<String, Map<String, Integer>> empty = new TreeMap<>();
        filesOfClasses.forEach((folder, files) -> {
            if (!withPictures.contains(folder)) {
                empty.put(folder, LeftOut.count(files));
            }
        });
        return new LeftOut(
                LeftOut.count(leftOut),
                elsewhere.stream().sorted().map(ClassFolderFiles::name).toList(),
                empty);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(unused)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Path part = partOf(folder);
        if (part != null && depth(part, folder) == 1 && !isHidden(root.relativize(folder))) {
            filesOfClasses.put(nameInParts(folder), new ArrayList<>());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (++seen > MOST_FILES) {
            throw new BadDataException(
                    "holds more than " + Numbers.grouped(MOST_FILES) + " files",
                    root.toString(),
                    "Name another folder");
        }
        String name = String.valueOf(file.getFileName());
        boolean picture =
                attributes.isRegularFile() && PictureFormat.ofName(name).isPresent();
        Path part = partOf(file);
        int depth = part == null ? 0 : depth(part, file);
        if (isHidden(root.relativize(file))) {
            if (depth > 1) {
                leaveOut(file, HIDDEN);
            }
        } else if (picture && depth == 2) {
            pictures.add(file);
            withPictures.add(classOf(file));
        } else if (picture) {
            elsewhere.add(root.relativize(file));
        } else if (depth > 1 && attributes.isRegularFile()) {
            leaveOut(file, LeftOut.kind(name));
        }
        return FileVisitResult.CONTINUE;
    }

    private void leaveOut(Path file, String kind) {
        leftOut.add(kind);
        List<String> ofClass = filesOfClasses.get(classOf(file));
        if (ofClass != null) {
            ofClass.add(kind);
        }
    }

    /** The part that something lies in; null for what lies beside them, and for a part itself. */
    private @Nullable Path partOf(Path path) {
        return parts.keySet().stream()
                .filter(part -> path.startsWith(part) && !path.equals(part))
                .findFirst()
                .orElse(null);
    }

    /** 1 for a class folder, 2 for a file in it. */
    private static int depth(Path part, Path path) {
        return path.getNameCount() - part.getNameCount();
    }

    /** The name below its part, which may lie deeper than the part's name says. */
    private String nameInParts(Path path) {
        Path part = Objects.requireNonNull(partOf(path));
        return parts.get(part) + name(part.relativize(path));
    }

    private String classOf(Path file) {
        Path part = Objects.requireNonNull(partOf(file));
        return parts.get(part) + name(part.relativize(file).getName(0));
    }

    private static boolean isHidden(Path path) {
        for (Path step : path) {
            String name = step.toString();
            if (name.startsWith(".") || OF_SYSTEMS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/');
    }
}
