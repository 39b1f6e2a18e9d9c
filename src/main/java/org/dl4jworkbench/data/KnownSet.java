package org.dl4jworkbench.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.data.DatasetListing.Kind;
import org.dl4jworkbench.data.generate.GeneratedSet;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A data set that the catalogue can find and read.
 *
 * @param shape of one example, or null where only reading tells
 * @param sizesDiffer whether height and width of the shape are nominal
 * @param reader of its format
 * @param place the folder of an own set's files; null for all others, which lie in a folder of their id below a root
 * @param definition another when the definition of an own set has changed; empty for all others
 */
record KnownSet(
        String id,
        String title,
        Kind kind,
        DatasetFormat format,
        @Nullable Shape shape,
        boolean sizesDiffer,
        SetReader reader,
        @Nullable Path place,
        String definition) {
    static final String EMBEDDED = "embedded in the program";

    /** Height and width for the screen where pictures differ in size. */
    static final int NOMINAL_SIDE = 80;

    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final List<String> GARMENTS = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    private static final List<String> OBJECTS =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    private static final List<String> MASKS = List.of("good", "none", "bad");
    private static final Shape GREY_28 = Shape.picture(28, 28, 1);

    /**
     * MNIST. The checksums are those of github.com/datasets-mila/datasets--mnist (commit 7ec3e57e), which lists the MD5 sums of
     * the official files, taken over the content after decompression.
     */
    static final KnownSet MNIST = official(
            "mnist",
            "MNIST",
            DatasetFormat.IDX,
            GREY_28,
            new IdxSetReader(
                    "MNIST",
                    GREY_28,
                    ClassNames.Source.of(DIGITS),
                    List.of(
                            "6bbc9ace898e44ae57da46a324031adb",
                            "a25bea736e30d166cdddb491f175f624",
                            "2646ac647ad5339dbf082846283269ea",
                            "27ae3e4e09519cfbb04c329615203637")));

    /**
     * Fashion-MNIST (github.com/zalandoresearch/fashion-mnist). That repository gives the MD5 sums of the .gz files; these are of the same
     * files after decompression.
     */
    static final KnownSet FASHION = official(
            "fashion-mnist",
            "Fashion-MNIST",
            DatasetFormat.IDX,
            GREY_28,
            new IdxSetReader(
                    "Fashion-MNIST",
                    GREY_28,
                    ClassNames.Source.of(GARMENTS),
                    List.of(
                            "f4a8712d7a061bf5bd6d2ca38dc4d50a",
                            "9018921c3c673c538a1fc5bad174d6f9",
                            "8181f5470baa50b63fa0f6fddb340f0a",
                            "15d484375f8d13e6eb1aabb0c3f46965")));

    /**
     * CIFAR-10. The checksum of the archive stands on its web page (Krizhevsky, "The CIFAR-10 dataset", binary version); the
     * page gives none of the files in it.
     */
    static final KnownSet CIFAR_10 = official(
            "cifar-10",
            "CIFAR-10",
            DatasetFormat.CIFAR,
            CifarSetReader.SHAPE,
            new CifarSetReader(ClassNames.Source.of(OBJECTS), "c32a1d4ab5d03f1284b67883e8d87530"));

    /** Pictures of faces with masks, in the columns of the lab's homework; its pictures differ from copy to copy. */
    static final KnownSet MEDICAL_MASKS = new KnownSet(
            "medical-masks",
            "Medical masks",
            Kind.OFFICIAL,
            DatasetFormat.BOXES,
            Shape.picture(NOMINAL_SIDE, NOMINAL_SIDE, 3),
            true,
            new PicturesWithBoxes(ClassNames.Source.of(MASKS)),
            null,
            "");

    /** The stand-in that {@link GeneratedDigits} drew. */
    static final KnownSet GENERATED_DIGITS = new KnownSet(
            "generated-digits",
            "Generated digits",
            Kind.GENERATED,
            DatasetFormat.IDX,
            GREY_28,
            false,
            new IdxSetReader("Generated digits", GREY_28, ClassNames.Source.of(DIGITS), List.of()),
            null,
            "");

    /** All that the program knows by name, the published ones first. */
    static final List<KnownSet> ALL = Stream.concat(
                    Stream.of(MNIST, FASHION, CIFAR_10, MEDICAL_MASKS, GENERATED_DIGITS),
                    Arrays.stream(GeneratedSet.values()).map(KnownSet::generated))
            .toList();

    private static KnownSet generated(GeneratedSet set) {
        ClassNames.Source names = ClassNames.Source.of(set.classNames());
        return switch (set.id()) {
            case "generated-garments" ->
                generated(set, DatasetFormat.IDX, GREY_28, new IdxSetReader(set.title(), GREY_28, names, List.of()));
            case "generated-objects" ->
                generated(set, DatasetFormat.CIFAR, CifarSetReader.SHAPE, new CifarSetReader(names, null));
            case "generated-streets" ->
                generated(set, DatasetFormat.BOXES, MEDICAL_MASKS.shape, new PicturesWithBoxes(names));
            case "generated-function" -> generated(set, DatasetFormat.CSV, Shape.vector(1), new NumberFiles(null));
            default -> throw new IllegalStateException("no format is known for " + set.id());
        };
    }

    private static KnownSet generated(GeneratedSet set, DatasetFormat format, @Nullable Shape shape, SetReader reader) {
        boolean differ = format == DatasetFormat.BOXES;
        return new KnownSet(set.id(), set.title(), Kind.GENERATED, format, shape, differ, reader, null, "");
    }

    private static KnownSet official(String id, String title, DatasetFormat format, Shape shape, SetReader reader) {
        return new KnownSet(id, title, Kind.OFFICIAL, format, shape, false, reader, null, "");
    }

    /** Whether it lies inside the program. */
    boolean embedded() {
        return id.equals("generated-digits");
    }

    /** Folders of a data root that others give to this set, apart from its id. */
    List<String> otherFolders() {
        return switch (id) {
            case "mnist" -> List.of("MNIST");
            case "fashion-mnist" -> List.of("FashionMNIST");
            case "cifar-10" -> List.of("cifar-10-batches-bin");
            default -> List.of();
        };
    }

    boolean generated() {
        return kind == Kind.GENERATED;
    }
}
