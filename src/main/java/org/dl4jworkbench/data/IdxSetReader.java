package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Reads sets of four IDX files.
 *
 * @param title of the set, for messages
 * @param shape of one picture, or null for whatever size the training file has; files of another size are refused
 * @param names in the order of the labels; without them the classes are called by their numbers
 * @param officialMd5 of the four files in the order of {@link #NAMES}, over the content after decompression; empty where
 *     there are no official files
 */
record IdxSetReader(String title, @Nullable Shape shape, ClassNames.Source names, List<String> officialMd5)
        implements SetReader {
    static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    /** The official names, without {@code .gz}. */
    static final List<String> NAMES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    IdxSetReader {
        officialMd5 = List.copyOf(officialMd5);
    }

    /** The names a file goes by: the official web page's, and with the dot that is stored inside its gzip files. */
    private static List<String> fileNames(String name) {
        String dotted = name.replaceFirst("-(idx\\d-ubyte)$", ".$1");
        return List.of(name, name + ".gz", dotted, dotted + ".gz");
    }

    @Override
    public Found find(Path folder) {
        Map<String, Path> paths = new LinkedHashMap<>();
        for (String name : NAMES) {
            fileNames(name).stream()
                    .map(folder::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresent(path -> paths.put(name, path));
        }
        return Found.onDisk(folder, paths, missing(paths));
    }

    private static String missing(Map<String, ?> present) {
        String names = NAMES.stream().filter(name -> !present.containsKey(name)).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : names + " missing";
    }

    /** The files of a set inside the program. */
    static Found embedded(String id) {
        Map<String, DataFile> files = new LinkedHashMap<>();
        long size = 0;
        for (String name : NAMES) {
            DataFile file = DataFile.ofResource("/datasets/" + id + "/" + name + ".gz");
            try {
                size += file.content().size();
            } catch (IOException e) {
                throw Found.unreadable(file.location(), e);
            }
            files.put(name, file);
        }
        return new Found(KnownSet.EMBEDDED, files, "", List.of(KnownSet.EMBEDDED), size);
    }

    @Override
    public String wanted() {
        return "the four files " + String.join(", ", NAMES) + " (as they are or as .gz)";
    }

    @Override
    public SetContent read(Found found) {
        Map<String, String> sha256 = new TreeMap<>();
        List<String> warnings = new ArrayList<>();
        List<String> known = names.get();
        int classes = known == null ? ClassNames.MOST : known.size();
        LabelledImages train = read(found, TRAIN_IMAGES, TRAIN_LABELS, shape, classes, sha256, warnings);
        Shape size = Shape.picture(train.height(), train.width(), 1);
        LabelledImages test = read(found, TEST_IMAGES, TEST_LABELS, size, classes, sha256, warnings);
        return new SetContent.Values(
                size,
                known == null ? ClassNames.numbered(train, test) : known,
                train,
                test,
                sha256,
                warnings,
                officialMd5.isEmpty() ? null : warnings.isEmpty());
    }

    private LabelledImages read(
            Found found,
            String imagesName,
            String labelsName,
            @Nullable Shape wanted,
            int classes,
            Map<String, String> sha256,
            List<String> warnings) {
        DataFile imagesFile = Objects.requireNonNull(found.files().get(imagesName));
        DataFile labelsFile = Objects.requireNonNull(found.files().get(labelsName));
        IdxImages images = IdxReader.readImages(imagesFile);
        if (wanted != null
                && (images.height() != wanted.dimensions().get(0)
                        || images.width() != wanted.dimensions().get(1))) {
            throw new BadDataException(
                    "the pictures are " + images.height() + "×" + images.width() + ", but those of "
                            + (shape == null ? "the training file" : title) + " are "
                            + wanted.dimensions().get(0) + "×"
                            + wanted.dimensions().get(1),
                    ContentSource.place(imagesFile, 8),
                    "Put the files of " + title + " there");
        }
        IdxLabels labels = IdxReader.readLabels(labelsFile, classes);
        IdxReader.requireSameCount(imagesFile, images, labelsFile, labels);
        record(imagesFile, imagesName, images.digests(), sha256, warnings);
        record(labelsFile, labelsName, labels.digests(), sha256, warnings);
        return new LabelledImages(images.height(), images.width(), 1, images.pixels(), labels.labels());
    }

    private void record(
            DataFile file, String name, FileDigests digests, Map<String, String> sha256, List<String> warnings) {
        sha256.put(file.name(), digests.sha256());
        if (officialMd5.isEmpty()) {
            return;
        }
        String official = officialMd5.get(NAMES.indexOf(name));
        if (!official.equals(digests.contentMd5())) {
            warnings.add("differs from the official " + title + " file: " + file.name() + " (MD5 after decompression "
                    + digests.contentMd5() + ", official " + official + ")");
        }
    }
}
