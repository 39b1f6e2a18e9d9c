package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadDataException;

/**
 * Finds the four files of an IDX set by the names they go by: the official ones, with a dot as in their gzip files and at Kaggle, with
 * something in front as EMNIST's, "test" for "t10k"; in a folder or, where it has not got them, in one below, such as torchvision's MNIST/raw.
 */
final class IdxFiles {
    private static final Pattern NAME =
            Pattern.compile("(?:(.*?)[-_.])?(train|t10k|test)[-_](images|labels)[-_.]idx[1-4][-_.]ubyte(\\.gz)?");

    private IdxFiles() {}

    /** Four files, or some of them, that belong together. */
    private record Group(Path folder, String prefix, Map<String, Path> files) {
        boolean whole() {
            return files.size() == IdxSetReader.NAMES.size();
        }

        String name() {
            return folder + (prefix.isEmpty() ? "" : "/" + prefix + "-…");
        }
    }

    /** @param anyPrefix whether there may be something in front of the official names */
    static Found find(Path folder, boolean anyPrefix) {
        List<Group> here = groups(folder, anyPrefix);
        List<Group> whole = here.stream().filter(Group::whole).toList();
        List<Group> all = new ArrayList<>(here);
        if (whole.isEmpty()) {
            for (Path below : NestedFolders.of(folder)) {
                if (!below.equals(folder)) {
                    all.addAll(groups(below, anyPrefix));
                }
            }
            whole = all.stream().filter(Group::whole).toList();
        }
        if (whole.isEmpty()) {
            whole = merged(folder, all).stream().filter(Group::whole).toList();
        }
        if (whole.size() > 1) {
            return Found.onDisk(
                    folder,
                    whole.get(0).files(),
                    "there are several sets, "
                            + NearMiss.list(whole.stream().map(Group::name).toList())
                            + ": a folder with the four files of one alone is missing");
        }
        Map<String, Path> files = !whole.isEmpty()
                ? whole.get(0).files()
                : here.isEmpty()
                        ? (all.isEmpty() ? Map.of() : all.get(0).files())
                        : here.get(0).files();
        Map<String, Path> sorted = new LinkedHashMap<>();
        IdxSetReader.NAMES.stream().filter(files::containsKey).forEach(name -> sorted.put(name, files.get(name)));
        String missing = IdxSetReader.NAMES.stream()
                .filter(name -> !files.containsKey(name))
                .collect(Collectors.joining(", "));
        return Found.onDisk(folder, sorted, missing.isEmpty() ? "" : missing + " missing");
    }

    /** The sets of one folder, by what stands in front of the names; of two forms of one name the first in the alphabet, so the unpacked. */
    private static List<Group> groups(Path folder, boolean anyPrefix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Map<String, Map<String, Path>> byPrefix = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> NAME.matcher(name(file)).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> {
                        Matcher parts = NAME.matcher(name(file));
                        if (parts.matches() && (anyPrefix || parts.group(1) == null)) {
                            String prefix = parts.group(1) == null ? "" : parts.group(1);
                            byPrefix.computeIfAbsent(prefix, each -> new LinkedHashMap<>())
                                    .putIfAbsent(official(parts.group(2), parts.group(3)), file);
                        }
                    });
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new BadDataException(
                    "cannot be listed (" + e.getMessage() + ")", folder.toString(), "Check the rights", e);
        }
        return byPrefix.entrySet().stream()
                .map(entry -> new Group(folder, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static String official(String part, String kind) {
        boolean images = kind.equals("images");
        return part.equals("train")
                ? images ? IdxSetReader.TRAIN_IMAGES : IdxSetReader.TRAIN_LABELS
                : images ? IdxSetReader.TEST_IMAGES : IdxSetReader.TEST_LABELS;
    }

    /** Each file in a folder of its own, as some archives unpack; only where no file is there twice. */
    private static List<Group> merged(Path folder, List<Group> groups) {
        Map<String, Map<String, Path>> byPrefix = new TreeMap<>();
        for (Group group : groups) {
            Map<String, Path> files = byPrefix.computeIfAbsent(group.prefix(), each -> new LinkedHashMap<>());
            for (Map.Entry<String, Path> file : group.files().entrySet()) {
                if (files.putIfAbsent(file.getKey(), file.getValue()) != null) {
                    return List.of();
                }
            }
        }
        return byPrefix.entrySet().stream()
                .map(entry -> new Group(folder, entry.getKey(), entry.getValue()))
                .toList();
    }
}
