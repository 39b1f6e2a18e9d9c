package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A data set of four IDX files that the program knows by name: what it should hold, and how it is read and checked.
 *
 * @param shape of one picture; files of another size are refused
 * @param members the four files
 */
record IdxSet(
        String id, String title, boolean generated, Shape shape, List<String> classNames, Map<Part, Member> members) {
    IdxSet {
        classNames = List.copyOf(classNames);
        members = Collections.unmodifiableMap(new EnumMap<>(members));
    }

    /** What each of the four files holds. */
    enum Part {
        TRAIN_IMAGES,
        TRAIN_LABELS,
        TEST_IMAGES,
        TEST_LABELS
    }

    /**
     * One of the four files.
     *
     * @param name the official name, without {@code .gz}
     * @param officialMd5 MD5 of the official content after decompression, or null where there is no official file
     */
    record Member(String name, @Nullable String officialMd5) {
        /** The names it goes by: the official web page's, and with the dot that is stored inside its gzip files. */
        List<String> fileNames() {
            String dotted = name.replaceFirst("-(idx\\d-ubyte)$", ".$1");
            return List.of(name, name + ".gz", dotted, dotted + ".gz");
        }
    }

    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /**
     * MNIST. The checksums are those of github.com/datasets-mila/datasets--mnist (commit 7ec3e57e), which lists the MD5 sums of
     * the official files, taken over the content after decompression.
     */
    static final IdxSet MNIST = new IdxSet(
            "mnist",
            "MNIST",
            false,
            Shape.picture(28, 28, 1),
            DIGITS,
            members(
                    "6bbc9ace898e44ae57da46a324031adb",
                    "a25bea736e30d166cdddb491f175f624",
                    "2646ac647ad5339dbf082846283269ea",
                    "27ae3e4e09519cfbb04c329615203637"));

    /** The stand-in that {@link GeneratedDigits} drew. */
    static final IdxSet GENERATED_DIGITS = new IdxSet(
            "generated-digits",
            "Generated digits",
            true,
            Shape.picture(28, 28, 1),
            DIGITS,
            members(null, null, null, null));

    private static Map<Part, Member> members(
            @Nullable String trainImages,
            @Nullable String trainLabels,
            @Nullable String testImages,
            @Nullable String testLabels) {
        return Map.of(
                Part.TRAIN_IMAGES, new Member("train-images-idx3-ubyte", trainImages),
                Part.TRAIN_LABELS, new Member("train-labels-idx1-ubyte", trainLabels),
                Part.TEST_IMAGES, new Member("t10k-images-idx3-ubyte", testImages),
                Part.TEST_LABELS, new Member("t10k-labels-idx1-ubyte", testLabels));
    }

    /** A file of the set. */
    Member member(Part part) {
        return Objects.requireNonNull(members.get(part));
    }

    /**
     * Reads and checks the four files.
     *
     * @param files all four
     * @param origin where they lie, for the screen
     * @param notice what the user should know besides, or null
     */
    Dataset load(Map<Part, DataFile> files, String origin, @Nullable String notice) {
        Map<String, String> sha256 = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        LabelledImages train = load(files, Part.TRAIN_IMAGES, Part.TRAIN_LABELS, sha256, warnings);
        LabelledImages test = load(files, Part.TEST_IMAGES, Part.TEST_LABELS, sha256, warnings);
        Verification verification =
                generated ? Verification.GENERATED : warnings.isEmpty() ? Verification.OFFICIAL : Verification.DIFFERS;
        if (notice != null) {
            warnings.add(notice);
        }
        String warning = warnings.isEmpty() ? null : String.join("; ", warnings);
        return new Dataset(id, title, shape, classNames, train, test, null, sha256, origin, verification, warning);
    }

    private LabelledImages load(
            Map<Part, DataFile> files,
            Part imagesPart,
            Part labelsPart,
            Map<String, String> sha256,
            List<String> warnings) {
        DataFile imagesFile = Objects.requireNonNull(files.get(imagesPart));
        DataFile labelsFile = Objects.requireNonNull(files.get(labelsPart));
        IdxImages images = IdxReader.readImages(imagesFile);
        int height = shape.dimensions().get(0);
        int width = shape.dimensions().get(1);
        if (images.height() != height || images.width() != width) {
            throw new BadDataException(
                    "the pictures are " + images.height() + "×" + images.width() + ", but those of " + title + " are "
                            + height + "×" + width,
                    IdxSource.place(imagesFile, 8),
                    "Put the files of " + title + " there");
        }
        IdxLabels labels = IdxReader.readLabels(labelsFile, classNames.size());
        IdxReader.requireSameCount(imagesFile, images, labelsFile, labels);
        record(imagesFile, imagesPart, images.digests(), sha256, warnings);
        record(labelsFile, labelsPart, labels.digests(), sha256, warnings);
        return new LabelledImages(height, width, 1, images.pixels(), labels.labels());
    }

    private void record(
            DataFile file, Part part, FileDigests digests, Map<String, String> sha256, List<String> warnings) {
        sha256.put(file.name(), digests.sha256());
        String official = member(part).officialMd5();
        if (official != null && !Objects.equals(official, digests.contentMd5())) {
            warnings.add("differs from the official " + title + " file: " + file.name() + " (MD5 after decompression "
                    + digests.contentMd5() + ", official " + official + ")");
        }
    }
}
