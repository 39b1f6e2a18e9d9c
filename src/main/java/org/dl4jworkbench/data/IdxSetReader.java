package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
 * @param form how labels and pictures are meant
 */
record IdxSetReader(String title, @Nullable Shape shape, ClassNames.Source names, List<String> officialMd5, Form form)
        implements SetReader {
    /**
     * How the files of a set differ from MNIST's.
     *
     * @param firstLabel the label of the first class
     * @param transposed whether rows and columns are exchanged
     */
    record Form(int firstLabel, boolean transposed) {
        static final Form OF_MNIST = new Form(0, false);
    }

    static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    /** The official names, without {@code .gz}. */
    static final List<String> NAMES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    /** As MNIST's. */
    IdxSetReader(String title, @Nullable Shape shape, ClassNames.Source names, List<String> officialMd5) {
        this(title, shape, names, officialMd5, Form.OF_MNIST);
    }

    IdxSetReader {
        officialMd5 = List.copyOf(officialMd5);
    }

    /** A set of the user's own may be called anything; a file of a known set has the set's names, as others may lie beside it. */
    @Override
    public Found find(Path folder) {
        return IdxFiles.find(folder, shape == null);
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
        Read train = read(found, TRAIN_IMAGES, TRAIN_LABELS, shape, classes, sha256, warnings);
        Shape size = Shape.picture(
                train.examples().height(),
                train.examples().width(),
                train.examples().channels());
        Read test = read(found, TEST_IMAGES, TEST_LABELS, size, classes, sha256, warnings);
        boolean official = warnings.isEmpty();
        if (train.scaled() != test.scaled()) {
            throw new BadDataException(
                    "the pixels of " + (test.scaled() ? "the test file" : "the training file")
                            + " are floats from 0 to 1, those of the other file go up to 255",
                    found.where(),
                    "Write both files alike");
        }
        if (train.scaled()) {
            warnings.add("the pixels are floats from 0 to 1 and were read as these times 255");
        }
        if (known == null) {
            warnOfForm(found, train.examples(), test.examples(), warnings);
        }
        return new SetContent.Values(
                size,
                known == null ? ClassNames.numbered(train.examples(), test.examples(), form.firstLabel()) : known,
                train.examples(),
                test.examples(),
                sha256,
                warnings,
                officialMd5.isEmpty() ? null : official);
    }

    private void warnOfForm(Found found, LabelledImages train, LabelledImages test, List<String> warnings) {
        if (form.firstLabel() == 0 && !hasLabel(train, 0) && !hasLabel(test, 0)) {
            warnings.add(
                    "no label is 0, so the first class has no examples: if the labels begin with 1, set firstLabel: 1"
                            + " in the dataset.yaml");
        }
        boolean emnist = found.files().values().stream()
                .anyMatch(file -> file.name().toLowerCase(Locale.ROOT).contains("emnist"));
        if (emnist && !form.transposed()) {
            warnings.add(
                    "EMNIST's pictures lie on their side: transposed: true in the dataset.yaml turns them upright");
        }
    }

    private static boolean hasLabel(LabelledImages images, int label) {
        for (byte each : images.labels()) {
            if (each == label) {
                return true;
            }
        }
        return false;
    }

    /** @param scaled whether the file holds floats from 0 to 1 */
    private record Read(LabelledImages examples, boolean scaled) {}

    private Read read(
            Found found,
            String imagesName,
            String labelsName,
            @Nullable Shape wanted,
            int classes,
            Map<String, String> sha256,
            List<String> warnings) {
        DataFile imagesFile = Objects.requireNonNull(found.files().get(imagesName));
        DataFile labelsFile = Objects.requireNonNull(found.files().get(labelsName));
        IdxImages stored = IdxReader.readImages(imagesFile);
        IdxImages images = form.transposed() ? stored.transposed() : stored;
        Shape size = Shape.picture(images.height(), images.width(), images.channels());
        if (wanted != null && !wanted.equals(size)) {
            throw new BadDataException(
                    "the pictures are " + text(size) + ", but those of " + (shape == null ? "the training file" : title)
                            + " are " + text(wanted),
                    ContentSource.place(imagesFile, 8),
                    "Put the files of " + title + " there");
        }
        IdxLabels labels = IdxReader.readLabels(labelsFile, classes, form.firstLabel());
        IdxReader.requireSameCount(imagesFile, images, labelsFile, labels);
        record(imagesFile, imagesName, images.digests(), sha256, warnings);
        record(labelsFile, labelsName, labels.digests(), sha256, warnings);
        return new Read(
                new LabelledImages(
                        images.height(), images.width(), images.channels(), images.pixels(), labels.labels()),
                images.scaled());
    }

    /** Grey ones without their one channel. */
    private static String text(Shape size) {
        return size.toString().replaceFirst("×1$", "");
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
