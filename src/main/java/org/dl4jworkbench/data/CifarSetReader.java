package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Reads sets in the binary format of CIFAR-10: data_batch_1.bin and so on, any number of them, and test_batch.bin, in a folder, below
 * cifar-10-batches-bin or another folder in it, or in a .tar.gz in it.
 *
 * @param names in the order of the labels; without them batches.meta.txt says, else the classes are called by their numbers
 * @param officialMd5 of the official archive as it lies on the disk, or null where there is none
 */
record CifarSetReader(ClassNames.Source names, @Nullable String officialMd5) implements SetReader {
    static final Shape SHAPE = Shape.picture(CifarReader.SIDE, CifarReader.SIDE, CifarReader.CHANNELS);

    private static final String BELOW = "cifar-10-batches-bin";
    private static final String TEST = "test_batch.bin";
    private static final String META = "batches.meta.txt";
    private static final String ARCHIVE = "archive";
    private static final Pattern BATCH = Pattern.compile("data_batch_(\\d{1,6})\\.bin");
    private static final Pattern WANTED =
            Pattern.compile(BATCH.pattern() + "|" + Pattern.quote(TEST) + "|" + Pattern.quote(META));
    /** Of the versions for Python and Matlab, and of CIFAR-100. */
    private static final Pattern OTHERS =
            Pattern.compile("data_batch_\\d(\\.mat)?|test_batch(\\.mat)?|fine_label_names\\.txt");

    private static final Pattern ARCHIVES = Pattern.compile("(?i).*\\.(tar\\.gz|tgz|tar)");

    @Override
    public Found find(Path folder) {
        if (Files.isRegularFile(folder)) {
            return Found.onDisk(folder, Map.of(ARCHIVE, folder), "");
        }
        List<Path> places = NestedFolders.of(folder);
        List<Map<String, Path>> whole = new ArrayList<>();
        Map<String, Path> partial = Map.of();
        for (Path place : places) {
            Map<String, Path> paths = matching(place, WANTED);
            if (missing(paths).isEmpty()) {
                if (place.equals(folder) || place.equals(folder.resolve(BELOW))) {
                    return Found.onDisk(folder, paths, "");
                }
                whole.add(paths);
            }
            partial = partial.isEmpty() ? paths : partial;
        }
        Map<String, Path> archives = matching(folder, ARCHIVES);
        if (archives.size() == 1) {
            return Found.onDisk(
                    folder, Map.of(ARCHIVE, archives.values().iterator().next()), "");
        }
        if (whole.size() == 1) {
            return Found.onDisk(folder, whole.get(0), "");
        }
        if (!archives.isEmpty()) {
            return Found.onDisk(
                    folder, archives, "there are several archives, " + String.join(", ", archives.keySet()));
        }
        return whole.isEmpty()
                ? other(folder, places, partial)
                : Found.onDisk(
                        folder, whole.get(0), "the batch files lie in several folders below: one folder of them");
    }

    /** Says so where the files are those of another edition. */
    private static Found other(Path folder, List<Path> places, Map<String, Path> partial) {
        if (partial.isEmpty()) {
            for (Path place : places) {
                Map<String, Path> others = matching(place, OTHERS);
                if (!others.isEmpty()) {
                    return Found.onDisk(
                            folder,
                            others,
                            missing(Map.of()) + ": " + String.join(", ", others.keySet()) + " in " + place + " "
                                    + edition(others.keySet().iterator().next())
                                    + ", the binary version (cifar-10-binary.tar.gz) is needed");
                }
            }
        }
        return Found.onDisk(folder, partial, missing(partial));
    }

    private static String edition(String name) {
        return name.endsWith(".mat")
                ? "are of CIFAR-10's Matlab version"
                : name.startsWith("fine") ? "is of CIFAR-100" : "are of CIFAR-10's Python version";
    }

    private static Map<String, Path> matching(Path folder, Pattern pattern) {
        Map<String, Path> paths = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) {
            return paths;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file ->
                            pattern.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> paths.put(String.valueOf(file.getFileName()), file));
            return paths;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new BadDataException(
                    "cannot be listed (" + e.getMessage() + ")", folder.toString(), "Check the rights", e);
        }
    }

    private static String missing(Map<String, ?> present) {
        List<String> missing = new ArrayList<>();
        if (batches(present).isEmpty()) {
            missing.add("data_batch_1.bin");
        }
        if (!present.containsKey(TEST)) {
            missing.add(TEST);
        }
        return missing.isEmpty() ? "" : String.join(", ", missing) + " missing";
    }

    /** The names of the training batches in the order of their numbers. */
    private static List<String> batches(Map<String, ?> present) {
        return present.keySet().stream()
                .filter(name -> BATCH.matcher(name).matches())
                .sorted(Comparator.comparingInt(CifarSetReader::number))
                .toList();
    }

    private static int number(String name) {
        return Integer.parseInt(BATCH.matcher(name).replaceFirst("$1"));
    }

    @Override
    public String wanted() {
        return "data_batch_1.bin to data_batch_5.bin and " + TEST
                + ", or the archive cifar-10-binary.tar.gz as it was downloaded,";
    }

    @Override
    public SetContent read(Found found) {
        DataFile archive = found.files().get(ARCHIVE);
        return archive == null ? fromFiles(found.files()) : fromArchive(archive);
    }

    private SetContent fromFiles(Map<String, DataFile> files) {
        DataFile meta = files.get(META);
        List<String> known = known(meta);
        int classes = known == null ? ClassNames.MOST : known.size();
        Map<String, String> sha256 = new TreeMap<>();
        if (meta != null) {
            sha256.put(META, TextFile.read(meta).sha256());
        }
        List<CifarReader.Batch> train = new ArrayList<>();
        for (String name : batches(files)) {
            train.add(batch(files, name, classes, sha256));
        }
        return content(known, train, batch(files, TEST, classes, sha256), sha256, List.of(), null);
    }

    private static CifarReader.Batch batch(
            Map<String, DataFile> files, String name, int classes, Map<String, String> sha256) {
        List<String> digest = new ArrayList<>();
        CifarReader.Batch batch = CifarReader.read(Objects.requireNonNull(files.get(name)), classes, digest);
        sha256.put(name, digest.get(0));
        return batch;
    }

    private SetContent fromArchive(DataFile archive) {
        CifarArchive.Unpacked unpacked = CifarArchive.read(archive, WANTED);
        Map<String, byte[]> entries = unpacked.entries();
        String missing = missing(entries);
        if (!missing.isEmpty()) {
            throw new BadDataException(
                    missing,
                    archive.location(),
                    "Take the binary version of CIFAR-10 (cifar-10-binary.tar.gz), not the one for Python or Matlab");
        }
        byte[] meta = entries.get(META);
        List<String> known = known(meta == null ? null : CifarArchive.file(archive, META, meta));
        int classes = known == null ? ClassNames.MOST : known.size();
        List<CifarReader.Batch> train = new ArrayList<>();
        for (String name : batches(entries)) {
            train.add(parse(archive, entries, name, classes));
        }
        CifarReader.Batch test = parse(archive, entries, TEST, classes);
        List<String> warnings = new ArrayList<>();
        String md5 = unpacked.digests().storedMd5();
        boolean official = md5.equals(officialMd5);
        if (officialMd5 != null && !official) {
            warnings.add("differs from the official CIFAR-10 archive: " + archive.name() + " (MD5 " + md5
                    + ", official " + officialMd5 + ")");
        }
        return content(
                known,
                train,
                test,
                Map.of(archive.name(), unpacked.digests().sha256()),
                warnings,
                officialMd5 == null ? null : official);
    }

    private static CifarReader.Batch parse(DataFile archive, Map<String, byte[]> entries, String name, int classes) {
        // Taken out, so that the entry's memory is free before the next one is taken apart.
        return CifarReader.parse(
                Objects.requireNonNull(entries.remove(name)), archive.location() + ", " + name, classes);
    }

    private @Nullable List<String> known(@Nullable DataFile meta) {
        List<String> given = names.get();
        if (given != null) {
            return given;
        }
        return meta == null ? null : ClassNames.read(meta);
    }

    private static SetContent content(
            @Nullable List<String> known,
            List<CifarReader.Batch> trainBatches,
            CifarReader.Batch testBatch,
            Map<String, String> sha256,
            List<String> warnings,
            @Nullable Boolean official) {
        LabelledImages train = CifarReader.join(trainBatches);
        LabelledImages test = CifarReader.join(List.of(testBatch));
        List<String> classNames = known == null ? ClassNames.numbered(train, test) : known;
        return new SetContent.Values(SHAPE, classNames, train, test, sha256, warnings, official);
    }
}
