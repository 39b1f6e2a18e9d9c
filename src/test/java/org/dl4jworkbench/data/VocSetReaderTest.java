package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.stream.Stream;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.WorkbenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocSetReaderTest {
    private static final String YAML = """
        id: masks
        title: Masks
        format: voc
        path: .
        """;

    @TempDir
    Path folder;

    private Dataset load(Map<String, byte[]> files, String more) {
        Path place = folder.resolve("root/masks");
        SmallSets.write(place, files);
        SmallSets.write(place, Map.of("dataset.yaml", SmallSets.text(YAML + more)));
        return new DatasetCatalogue(List.of(folder.resolve("root"))).load("masks");
    }

    private WorkbenchException problem(String annotation, String more) {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.voc());
        files.put("annotations/p1.xml", SmallSets.text(annotation));
        return catchThrowableOfType(WorkbenchException.class, () -> load(files, more));
    }

    private static List<PictureBoxes.Box> boxes(Dataset dataset) {
        PictureBoxes boxes = Objects.requireNonNull(dataset.boxes());
        return Stream.concat(boxes.train().stream(), boxes.test().stream()).toList();
    }

    @Test
    void labelsAreMappedToClassesInTheOrderOfTheDefinition() {
        Dataset masks = load(SmallSets.voc(), "voc:\n  classes: {good: well, bad: badly}\n");
        assertThat(masks.classNames()).containsExactly("well", "badly");
        assertThat(boxes(masks)).contains(new PictureBoxes.Box("p0.png", 2, 2, 9, 8));
        Dataset one = load(SmallSets.voc(), "classNames: [x, face]\nvoc:\n  classes: {good: face, bad: face}\n");
        assertThat(one.classNames()).containsExactly("x", "face");
        assertThat(one.trainImages().labels()).containsOnly(1);
        assertThat(one.train().count() + one.test().count()).isEqualTo(6);
    }

    @Test
    void coordinatesMayBeCountedFromOneAsInTheOriginalSets() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.voc());
        files.put(
                "annotations/p1.xml",
                SmallSets.text(SmallSets.annotation("p1.png", 12, 10, SmallSets.object("good", 1, 1, 12, 10.0))));
        assertThat(boxes(load(files, "voc: {firstPixel: 1}\n"))).contains(new PictureBoxes.Box("p1.png", 0, 0, 12, 10));
        assertThat(boxes(load(files, ""))).contains(new PictureBoxes.Box("p1.png", 1, 1, 12, 10));
    }

    @Test
    void splitIsOfWholePicturesAndTheSameEveryTime() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            String rare = i % 5 == 0 ? SmallSets.object("rare", 0, 0, 3, 3) : "";
            files.put("images/p" + i + ".png", SmallSets.picture(12, 10, "png", 100 + i));
            files.put(
                    "annotations/p" + i + ".xml",
                    SmallSets.text(SmallSets.annotation(
                            "p" + i + ".png", 12, 10, SmallSets.object("often", 1, 1, 9, 9) + rare)));
        }
        Dataset first = load(files, "");
        PictureBoxes boxes = Objects.requireNonNull(first.boxes());
        // 8 of the 40 pictures without the rare class, and 2 of the 10 with it.
        assertThat(first.testImages().labels()).hasSize(12);
        assertThat(boxes.test().stream().map(PictureBoxes.Box::file).distinct()).hasSize(10);
        assertThat(boxes.train().stream().map(PictureBoxes.Box::file).toList())
                .doesNotContainAnyElementsOf(
                        boxes.test().stream().map(PictureBoxes.Box::file).toList());
        Dataset again = load(files, "");
        assertThat(again.boxes()).isEqualTo(first.boxes());
        assertThat(again.sha256()).isEqualTo(first.sha256()).containsKey("test part (10 pictures, by name)");
        assertThat(load(files, "voc: {testPart: 0.5}\n").test().count()).isEqualTo(30);
        assertThat(catchThrowableOfType(WorkbenchException.class, () -> load(files, "voc: {testPart: 0.001}\n"))
                        .remedy())
                .isEqualTo("Use another share or more pictures");
    }

    @Test
    void labelsThatHaveNoClassAreListedWithWhatWasProbablyMeant() {
        Map<String, byte[]> files = SmallSets.voc();
        WorkbenchException problem = catchThrowableOfType(
                WorkbenchException.class, () -> load(files, "voc:\n  classes: {Good: well, bad: badly}\n"));
        assertThat(problem.what())
                .isEqualTo("the label good has no class in voc.classes; the labels of the files are bad, good");
        assertThat(problem.remedy()).isEqualTo("Give it a class; did you mean Good?");
        assertThat(problem.where()).endsWith("p0.xml, line 5");
        assertThat(catchThrowableOfType(WorkbenchException.class, () -> load(files, "classNames: [good, Bad]\n"))
                        .remedy())
                .endsWith("did you mean Bad?");
    }

    @Test
    void documentTypesAndEntitiesAreRefusedUnread() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hidden");
        String external = "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n"
                + SmallSets.annotation("p1.png", 12, 10, SmallSets.object("&x;", 0, 0, 5, 5));
        assertThat(problem(external, "").what()).isEqualTo("has a document type, which annotations do without");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE annotation [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        assertThat(problem(laughs + "]>" + SmallSets.annotation("&a39;", 12, 10, ""), "")
                        .what())
                .isEqualTo("has a document type, which annotations do without");
        assertThat(problem("<annotation><filename>&x;</filename></annotation>", "")
                        .what())
                .contains("is not sound XML");
        assertThat(problem("<a>".repeat(40), "").what()).contains("begins with <a>, not <annotation>");
        assertThat(problem("<annotation>" + "<a>".repeat(40), "").what()).contains("more than 32 elements");
        assertThat(problem("<annotation><filename>" + "x".repeat(5000), "").what())
                .contains("4096 characters");
        assertThat(problem(" ".repeat((4 << 20) + 1), "").what()).isEqualTo("is larger than 4.2 MB");
    }

    @Test
    void whatIsWrongWithAnAnnotationIsSaidWithItsLine() {
        String good = SmallSets.object("good", 0, 0, 5, 5);
        assertThat(problem(SmallSets.annotation("p1.png", 12, 10, good + SmallSets.object("", 0, 0, 5, 5)), ""))
                .returns("the object has no name", WorkbenchException::what)
                .extracting(WorkbenchException::where)
                .asString()
                .endsWith("p1.xml, line 8");
        assertThat(problem(SmallSets.annotation("p1.png", 12, 10, SmallSets.object("good", "x", 0, 5, 5)), "")
                        .what())
                .isEqualTo("xmin is \"x\", not a number of pixels of at most 1000000");
        assertThat(problem(SmallSets.annotation("p1.png", 12, 10, SmallSets.object("good", 5, 0, 5, 5)), "")
                        .what())
                .startsWith("the box is empty");
        assertThat(problem(SmallSets.annotation("p1.png", 12, 10, SmallSets.object("good", 0, 0, 50, 5)), "")
                        .what())
                .contains("lies outside its picture of 12x10");
        assertThat(problem(SmallSets.annotation("p1.png", 10, 12, good), "").what())
                .isEqualTo("size says 10x12, but p1.png is 12x10");
        assertThat(problem(SmallSets.annotation("p2.png", 12, 10, good), "").what())
                .contains("is of the same picture as");
        assertThat(problem(SmallSets.annotation("p1.png", 12, 10, good).replace("</size>", ""), "")
                        .what())
                .contains("is not sound XML");
    }

    @Test
    void partsOfObjectsMissingSizesOtherEndingsAndClippedBoxesAreRead() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.voc());
        String part = "<part><name>eye</name><bndbox><xmin>0</xmin><ymin>0</ymin><xmax>1</xmax><ymax>1</ymax></bndbox>"
                + "</part></object>";
        files.put(
                "annotations/p1.xml",
                SmallSets.text(SmallSets.annotation("P1.JPG", 0, 0, SmallSets.object("good", 4, 1, 9.6, 6))
                        .replace("</object>", part)));
        files.put(
                "annotations/p2.xml",
                SmallSets.text(SmallSets.annotation("images\\p2.png", 12, 10, SmallSets.object("good", 0, 0, 14, 9))));
        files.put("annotations/p3.xml", SmallSets.text(SmallSets.annotation("p3.png", 12, 10, "")));
        Dataset masks = load(files, "");
        assertThat(boxes(masks))
                .contains(new PictureBoxes.Box("p1.png", 4, 1, 10, 6), new PictureBoxes.Box("p2.png", 0, 0, 12, 9));
        assertThat(masks.warning())
                .startsWith("1 box reached at most 2 pixels past the picture's edge and were clipped, the first in ")
                .contains("1 box was rounded to whole pixels", "1 pictures without a box are not used");
    }

    @Test
    void foldersOfOtherNamesAndAFolderTooDeepAreFound() {
        for (String layout : List.of("VOCdevkit/VOC2012/Annotations VOCdevkit/VOC2012/JPEGImages", "set/all set/all")) {
            String[] folders = layout.split(" ", -1);
            Map<String, byte[]> files = new LinkedHashMap<>();
            SmallSets.voc()
                    .forEach((name, content) ->
                            files.put(name.replace("annotations", folders[0]).replace("images", folders[1]), content));
            Path place = folder.resolve(folders[0].replace('/', '-'));
            SmallSets.write(place, files);
            Dataset dataset = new DatasetCatalogue(List.of(folder.resolve("root")))
                    .add(
                            OwnSet.of("a" + layout.length(), "A", DatasetFormat.VOC, place.toString()),
                            folder.resolve("root"));
            assertThat(boxes(dataset)).hasSize(6);
            assertThat(Objects.requireNonNull(dataset.boxes()).folder()).isEqualTo(place.resolve(folders[1]));
        }
        Path empty = folder.resolve("root");
        BadDataException problem =
                catchThrowableOfType(BadDataException.class, () -> new DatasetCatalogue(List.of(empty))
                        .add(OwnSet.of("none", "None", DatasetFormat.VOC, folder.toString() + "/nowhere"), empty));
        assertThat(problem.what()).contains("there is no such folder");
    }

    @Test
    void optionsAreCheckedAndForThisFormatOnly() {
        assertThat(catchThrowableOfType(BadSpecException.class, () -> new VocOptions(null, 1.0, 0))
                        .where())
                .isEqualTo("voc.testPart");
        assertThat(catchThrowableOfType(BadSpecException.class, () -> new VocOptions(null, null, 2))
                        .where())
                .isEqualTo("voc.firstPixel");
        assertThat(catchThrowableOfType(BadSpecException.class, () -> new VocOptions(Map.of("a", " "), null, 0))
                        .what())
                .isEqualTo("the label \"a\" has no class");
        assertThat(catchThrowableOfType(BadSpecException.class, () -> OwnSet.of("a", "A", DatasetFormat.CSV, ".")
                                .withVoc(VocOptions.defaults()))
                        .where())
                .isEqualTo("voc");
    }

    /** The CSVs beside the real pictures were made of that very set's annotations: made XML again, they give the same boxes. */
    @Test
    void theRealMasksAreTheSameBoxesAsInTheirCsv() throws IOException {
        Path masks = SharedData.root().toAbsolutePath().normalize().resolve("medical-masks");
        Map<String, String> original =
                Map.of("good", "with_mask", "bad", "without_mask", "none", "mask_weared_incorrect");
        Map<String, StringBuilder> objects = new TreeMap<>();
        Map<String, String> sizes = new LinkedHashMap<>();
        List<String> expected = new ArrayList<>();
        for (String csv : List.of("train.csv", "test.csv")) {
            for (String row : Files.readAllLines(masks.resolve(csv))
                    .subList(1, Files.readAllLines(masks.resolve(csv)).size())) {
                String[] cells = row.split(",", -1);
                objects.computeIfAbsent(cells[0], file -> new StringBuilder())
                        .append(SmallSets.object(
                                Objects.requireNonNull(original.get(cells[6])),
                                cells[2],
                                cells[3],
                                cells[4],
                                cells[5]));
                sizes.put(cells[0], cells[1]);
                expected.add(String.join(",", cells[0], cells[2], cells[3], cells[4], cells[5], cells[6]));
            }
        }
        Path set = folder.resolve("faces");
        Files.createDirectories(set.resolve("annotations"));
        Map<String, Path> paths = new LinkedHashMap<>();
        for (Map.Entry<String, StringBuilder> each : objects.entrySet()) {
            String[] size = Objects.requireNonNull(sizes.get(each.getKey())).split("x", -1);
            String name = "annotations/" + each.getKey().replace(".jpg", ".xml");
            paths.put("images/" + each.getKey(), masks.resolve("images").resolve(each.getKey()));
            paths.put(
                    name,
                    Files.writeString(
                            set.resolve(name),
                            SmallSets.annotation(
                                    each.getKey().replace(".jpg", ".png"),
                                    Integer.parseInt(size[0]),
                                    Integer.parseInt(size[1]),
                                    each.getValue().toString())));
        }
        Found found = Found.onDisk(set, paths, "");
        VocOptions options = new VocOptions(
                new LinkedHashMap<>(
                        Map.of("with_mask", "good", "mask_weared_incorrect", "none", "without_mask", "bad")),
                null,
                0);
        VocSetReader reader = new VocSetReader(ClassNames.Source.of(List.of("good", "none", "bad")), options);
        SetContent.Pictures content = (SetContent.Pictures) reader.read(found);
        List<String> actual = Stream.concat(content.train().stream(), content.test().stream())
                .map(example -> {
                    PictureDecoder.Region box = Objects.requireNonNull(example.region());
                    return String.join(
                            ",",
                            example.file().name(),
                            "" + box.left(),
                            "" + box.top(),
                            "" + box.right(),
                            "" + box.bottom(),
                            content.classNames().get(example.label()));
                })
                .toList();
        assertThat(actual).hasSize(4072).containsExactlyInAnyOrderElementsOf(expected);
        Map<Integer, Long> counts = content.test().stream()
                .collect(Collectors.groupingBy(SetContent.PictureExample::label, Collectors.counting()));
        // A fifth of 123 boxes of the rarest class, as far as whole pictures go.
        assertThat(counts.get(1)).isBetween(15L, 35L);
        assertThat(content.warnings()).isEmpty();
        assertThat(VocSetReader.labels(found))
                .containsExactly(
                        Map.entry("with_mask", 3232),
                        Map.entry("without_mask", 717),
                        Map.entry("mask_weared_incorrect", 123));
    }

    @Test
    void aSetIsTrainedOnWithItsResize() {
        Path place = folder.resolve("root/masks");
        SmallSets.write(place, SmallSets.voc());
        SmallSets.write(place, Map.of("dataset.yaml", SmallSets.text(YAML)));
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(folder.resolve("root")));
        Dataset resized = catalogue.load("masks", List.of(new PreprocessingStep.Resize(4, 4)));
        assertThat(resized.shape()).hasToString("4×4×3");
        assertThat(resized.origin()).isEqualTo(place.toString());
    }
}
