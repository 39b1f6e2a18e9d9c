package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.WorkbenchException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSetsTest {
    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path files = Path.of("");
    private DatasetCatalogue catalogue = new DatasetCatalogue(List.of());

    @BeforeEach
    void aRootAndAFolderOfFiles() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        files = Files.createDirectory(folder.resolve("files"));
        catalogue = new DatasetCatalogue(List.of(root));
    }

    private Dataset add(String id, DatasetFormat format, Map<String, byte[]> content) {
        SmallSets.write(files.resolve(id), content);
        return catalogue.add(
                OwnSet.of(id, "Title of " + id, format, files.resolve(id).toString()), root);
    }

    @Test
    void everyFormatIsAddedListedAndLoadedAgain() {
        Map<String, DatasetFormat> formats = Map.of(
                "my-idx", DatasetFormat.IDX,
                "my-cifar", DatasetFormat.CIFAR,
                "my-boxes", DatasetFormat.BOXES,
                "my-voc", DatasetFormat.VOC,
                "my-folders", DatasetFormat.FOLDERS,
                "my-numbers", DatasetFormat.CSV);
        Map<String, Map<String, byte[]>> contents = Map.of(
                "my-idx", SmallSets.idx(true),
                "my-cifar", SmallSets.cifarArchive(),
                "my-boxes", SmallSets.boxes(),
                "my-voc", SmallSets.voc(),
                "my-folders", SmallSets.folders(),
                "my-numbers", SmallSets.numbers());
        Map<String, String> shapes = Map.of(
                "my-idx", "3×4×1",
                "my-cifar", "32×32×3",
                "my-boxes", "80×80×3",
                "my-voc", "80×80×3",
                "my-folders", "80×80×3",
                "my-numbers", "2");
        formats.forEach((id, format) -> add(id, format, Objects.requireNonNull(contents.get(id))));
        DatasetCatalogue another = new DatasetCatalogue(List.of(root));
        assertThat(another.problems()).isEmpty();
        formats.forEach((id, format) -> {
            DatasetListing listing = another.find(id);
            assertThat(listing.kind()).isEqualTo(DatasetListing.Kind.OWN);
            assertThat(listing.format()).isEqualTo(format);
            assertThat(listing.task()).isEqualTo(format.task());
            assertThat(listing.title()).isEqualTo("Title of " + id);
            assertThat(listing.shape()).hasToString(shapes.get(id));
            assertThat(listing.sizesDiffer())
                    .isEqualTo(Objects.requireNonNull(shapes.get(id)).startsWith("80"));
            Dataset dataset = another.load(id);
            assertThat(dataset.shape()).isEqualTo(listing.shape());
            assertThat(dataset.verification()).isEqualTo(Verification.OWN);
            assertThat(dataset.task()).isEqualTo(listing.task());
        });
        assertThat(another.load("my-idx").classNames()).containsExactly("0", "1", "2");
        assertThat(another.load("my-cifar").classNames()).containsExactly("cat", "dog", "frog");
        assertThat(another.load("my-boxes").classNames()).containsExactly("bad", "good", "none");
        assertThat(another.load("my-voc").classNames()).containsExactly("bad", "good");
        assertThat(another.load("my-folders").classNames()).containsExactly("apple", "pear");
        assertThat(another.load("my-numbers").classNames()).containsExactly("y");
    }

    @Test
    void aFileOfClassNamesOutsideTheSetIsNotRead() throws IOException {
        SmallSets.write(files, SmallSets.idx(false));
        Path secret = Files.writeString(folder.resolve("secret.txt"), "one\ntwo\nthree\n");
        for (String name : List.of(secret.toString(), "../../secret.txt", files + "/../secret.txt")) {
            OwnSets.write(
                    OwnSet.of("named", "Named", DatasetFormat.IDX, files.toString())
                            .withClassNamesFile(name),
                    root.resolve("named"));

            assertThat(catalogue.list()).noneMatch(set -> set.id().equals("named"));
            assertThat(catalogue.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.what()).contains("lies outside the data set");
                assertThat(problem.where()).contains("dataset.yaml, classNamesFile");
            });
        }
    }

    @Test
    void classNamesMayBeTypedOrComeFromAFile() throws IOException {
        SmallSets.write(files, SmallSets.idx(false));
        OwnSet set = OwnSet.of("named", "Named", DatasetFormat.IDX, files.toString());
        assertThat(catalogue
                        .add(set.withClassNames(List.of("null", "eins", "zwei")), root)
                        .classNames())
                .containsExactly("null", "eins", "zwei");
        catalogue.remove("named");
        Files.writeString(files.resolve("names.txt"), "nul\r\num\r\ndois\r\n\r\n");
        assertThat(catalogue
                        .add(set.withClassNamesFile(files.resolve("names.txt").toString()), root)
                        .classNames())
                .containsExactly("nul", "um", "dois");
        BadDataException few = catchThrowableOfType(
                BadDataException.class,
                () -> catalogue.add(
                        OwnSet.of("few", "Few", DatasetFormat.IDX, files.toString())
                                .withClassNames(List.of("a", "b")),
                        root));
        assertThat(few.what()).isEqualTo("label 2 is 2, but the classes are 0 to 1");
        assertThat(root.resolve("few")).doesNotExist();
    }

    @Test
    void moreClassesThanAByteHoldsAreRefused() {
        Map<String, byte[]> content = new LinkedHashMap<>();
        byte[] picture = SmallSets.picture(2, 2, "png", 1);
        for (int i = 0; i < 257; i++) {
            content.put("c" + i + "/1.png", picture);
        }
        BadDataException problem =
                catchThrowableOfType(BadDataException.class, () -> add("many", DatasetFormat.FOLDERS, content));
        assertThat(problem.what()).isEqualTo("there are 257 classes");
        assertThat(problem.remedy()).contains("256");
    }

    @Test
    void targetColumnsMayBeNamed() {
        SmallSets.write(files, SmallSets.numbers());
        Dataset dataset = catalogue.add(
                OwnSet.of("targets", "Targets", DatasetFormat.CSV, files.toString())
                        .withTargets(List.of("y", "x")),
                root);
        NumberTable train = (NumberTable) dataset.train();
        assertThat(train.inputNames()).containsExactly("z");
        assertThat(train.targetNames()).containsExactly("y", "x");
        assertThat(train.target(1, 0)).isEqualTo(3.25f);
        assertThat(train.target(1, 1)).isEqualTo(-1e-3f);
        assertThat(train.input(1, 0)).isEqualTo(2);
    }

    @Test
    void oneFileIsSplitTheSameWayEveryTime() throws IOException {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 10; i++) {
            rows.append(i).append(',').append(10 * i).append('\n');
        }
        Path file = Files.writeString(files.resolve("measured.csv"), rows);
        Dataset dataset = catalogue.add(OwnSet.of("one", "One", DatasetFormat.CSV, file.toString()), root);
        // Drawn by the same generator, written again in Python.
        assertThat(((NumberTable) dataset.test()).inputs()).containsExactly(2, 3);
        assertThat(((NumberTable) dataset.train()).targets()).containsExactly(0, 10, 40, 50, 60, 70, 80, 90);
    }

    @Test
    void aClassWhoseNameCannotBeReadIsRefusedInsteadOfRecordedWrongly() {
        assertThatThrownBy(() -> add("wrong", DatasetFormat.FOLDERS, Map.of("\uFFFDpfel/1.png", new byte[1])))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("\uFFFDpfel cannot be read")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void classFoldersWithoutTestKeepAFifthOfEachClass() {
        Map<String, byte[]> content = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            content.put("a/" + i + ".png", SmallSets.picture(2, 2, "png", i));
            content.put("b/" + i + ".png", SmallSets.picture(2, 2, "png", 100 + i));
        }
        content.put("b/notes.txt", new byte[] {1});
        Dataset dataset = add("fifth", DatasetFormat.FOLDERS, content);
        assertThat(dataset.shape()).hasToString("2×2×3");
        assertThat(DatasetSample.classCounts(dataset.trainImages(), 2)).containsExactly(8, 8);
        assertThat(DatasetSample.classCounts(dataset.testImages(), 2)).containsExactly(2, 2);
        byte[] expected = new ImageIoDecoder()
                .decode(Objects.requireNonNull(content.get("b/6.png")), "b/6.png")
                .cut(PictureDecoder.Region.all(2, 2), 2, 2);
        // The test pictures are 2 and 3 of class a, 6 and 7 of class b, as drawn in Python.
        assertThat(java.util.Arrays.copyOfRange(dataset.testImages().pixels(), 24, 36))
                .isEqualTo(expected);
    }

    @Test
    void greyPicturesKeepOneChannel() {
        Map<String, byte[]> content = new LinkedHashMap<>();
        for (String name : List.of("train/a/1.png", "train/b/1.png", "test/a/1.png")) {
            var image = new java.awt.image.BufferedImage(28, 28, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(3, 2, 0, 77);
            content.put(name, SmallSets.encoded(image, "png"));
        }
        Dataset dataset = add("grey", DatasetFormat.FOLDERS, content);
        assertThat(dataset.shape()).hasToString("28×28×1");
        assertThat(dataset.trainImages().pixel(0, 2, 3, 0)).isEqualTo(77);
    }

    @Test
    void changedDefinitionIsReadAgain() throws IOException {
        Path place = root.resolve("here");
        SmallSets.write(place, SmallSets.numbers());
        Files.writeString(place.resolve("dataset.yaml"), "id: here\ntitle: Here\nformat: csv\npath: .\n");
        assertThat(catalogue.load("here").classNames()).containsExactly("y");
        Files.writeString(place.resolve("dataset.yaml"), "id: here\ntitle: Here\nformat: csv\npath: .\ntargets: [z]\n");
        assertThat(catalogue.load("here").classNames()).containsExactly("z");
    }

    @Test
    void brokenDefinitionIsReportedAndLeftOut() throws IOException {
        Path place = Files.createDirectory(root.resolve("broken"));
        Files.writeString(place.resolve("dataset.yaml"), "id: broken\ntitle: Broken\nformat: zip\npath: .\n");
        assertThat(catalogue.list()).noneMatch(listing -> listing.id().equals("broken"));
        assertThat(catalogue.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("\"zip\" is no format");
            assertThat(problem.where()).startsWith(place.resolve("dataset.yaml") + ":3");
            assertThat(problem.remedy()).isEqualTo("Use one of: idx, cifar, boxes, voc, folders, csv");
        });
        assertThat(catchThrowableOfType(BadSpecException.class, () -> catalogue.resolve("broken", List.of("mnist")))
                        .what())
                .isEqualTo("\"zip\" is no format");
    }

    @Test
    void damagedDefinitionsAreReportedAndNothingElse() throws IOException {
        Path place = Files.createDirectory(root.resolve("damaged"));
        SmallSets.write(place, SmallSets.numbers());
        String sound = "id: damaged\ntitle: \"A title\"\nformat: csv\npath: .\ntargets: [y]\nshape: [2]\n";
        Random random = new Random(5);
        int problems = 0;
        for (int copy = 0; copy < 200; copy++) {
            byte[] bytes = SmallSets.text(sound);
            for (int i = 0; i <= copy % 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(
                    place.resolve("dataset.yaml"),
                    java.util.Arrays.copyOf(bytes, copy % 5 == 0 ? random.nextInt(bytes.length) : bytes.length));
            List<WorkbenchException> found = catalogue.problems();
            assertThat(found).hasSizeLessThan(2);
            if (found.isEmpty()) {
                try {
                    catalogue.load("damaged");
                } catch (WorkbenchException e) {
                    problems++;
                }
            } else {
                assertThat(found.get(0).where()).contains("dataset.yaml");
                problems++;
            }
        }
        assertThat(problems).isGreaterThan(100);
    }

    @Test
    void idOfAKnownSetOrTakenOneIsRefused() {
        add("mine", DatasetFormat.CSV, SmallSets.numbers());
        for (String id : List.of("mine", "mnist")) {
            BadSpecException problem =
                    catchThrowableOfType(BadSpecException.class, () -> add(id, DatasetFormat.CSV, SmallSets.numbers()));
            assertThat(problem.what()).isEqualTo("there is a data set \"" + id + "\" already");
        }
        assertThat(catchThrowableOfType(BadSpecException.class, () -> OwnSet.of("../x", "X", DatasetFormat.CSV, "."))
                        .where())
                .isEqualTo("id");
    }

    @Test
    void removingTakesTheDefinitionAndLeavesTheFiles() {
        add("gone", DatasetFormat.CSV, SmallSets.numbers());
        catalogue.remove("gone");
        assertThat(root.resolve("gone")).doesNotExist();
        assertThat(files.resolve("gone/train.csv")).exists();
        assertThat(catalogue.list()).noneMatch(listing -> listing.id().equals("gone"));
        assertThat(catchThrowableOfType(BadSpecException.class, () -> catalogue.remove("mnist"))
                        .what())
                .isEqualTo("\"mnist\" is no data set of your own");
    }

    @Test
    void cropAndResizeAreDoneWhenASetIsLoaded() {
        add("own", DatasetFormat.IDX, SmallSets.idx(false));
        Dataset raw = catalogue.load("own");
        Dataset cropped = catalogue.load("own", List.of(new PreprocessingStep.Crop(0.5)));
        assertThat(cropped.shape()).hasToString("2×2×1");
        // Of 3×4 the middle 2×2 begins at row 0, column 1.
        assertThat(cropped.trainImages().pixel(3, 1, 1, 0))
                .isEqualTo(raw.trainImages().pixel(3, 1, 2, 0));
        Dataset resized =
                catalogue.load("own", List.of(new PreprocessingStep.Resize(6, 8), new PreprocessingStep.Crop(0.5)));
        assertThat(resized.shape()).hasToString("3×4×1");
        assertThat(catalogue.load("own")).isSameAs(raw);
        assertThat(catchThrowableOfType(
                                BadSpecException.class,
                                () -> catalogue.load("own", List.of(new PreprocessingStep.Crop(2))))
                        .what())
                .contains("a crop above 1 needs boxes to grow");
    }
}
