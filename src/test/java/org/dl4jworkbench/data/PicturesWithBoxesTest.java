package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.WorkbenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesWithBoxesTest {
    @TempDir
    Path root;

    private DatasetCatalogue catalogue(String trainRows) {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.boxes());
        files.put("train.csv", SmallSets.text(SmallSets.HEADER + trainRows));
        SmallSets.write(root.resolve("medical-masks"), files);
        return new DatasetCatalogue(List.of(root));
    }

    private WorkbenchException problem(String trainRows) {
        return catchThrowableOfType(WorkbenchException.class, () -> catalogue(trainRows)
                .load("medical-masks", List.of(new PreprocessingStep.Resize(4, 4))));
    }

    private String place(int line) {
        return root.resolve("medical-masks/train.csv") + ", line " + line;
    }

    @Test
    void boxesAreCutOutInOrderWithTheirLabels() {
        SmallSets.write(root.resolve("medical-masks"), SmallSets.boxes());
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(root));
        Dataset masks = catalogue.load("medical-masks", List.of(new PreprocessingStep.Resize(5, 6)));
        assertThat(masks.shape()).hasToString("5×6×3");
        assertThat(masks.classNames()).containsExactly("good", "none", "bad");
        assertThat(masks.trainImages().labels()).containsExactly(0, 2, 1, 0);
        assertThat(masks.testImages().labels()).containsExactly(0, 2);
        // The first box is 6×5 at the corner: its pixels are those of the picture.
        byte[] file = Objects.requireNonNull(SmallSets.boxes().get("images/a.png"));
        try (PictureDecoder.Picture picture = new ImageIoDecoder().decode(file, "a.png")) {
            assertThat(java.util.Arrays.copyOf(masks.trainImages().pixels(), 90))
                    .isEqualTo(picture.cut(new PictureDecoder.Region(0, 0, 6, 5), 5, 6));
        }
        PictureBoxes boxes = Objects.requireNonNull(masks.boxes());
        assertThat(boxes.train()).hasSize(4);
        assertThat(boxes.test().get(1)).isEqualTo(new PictureBoxes.Box("c.png", 3, 2, 5, 6));
        assertThat(masks.verification()).isEqualTo(Verification.UNVERIFIED);
        assertThat(masks.sizesDiffer()).isFalse();
        assertThat(catalogue.load(
                        "medical-masks", List.of(new PreprocessingStep.Resize(5, 6), new PreprocessingStep.Scale())))
                .isSameAs(masks);
    }

    @Test
    void withoutResizeTheSetIsForLookingAtOnly() {
        SmallSets.write(root.resolve("medical-masks"), SmallSets.boxes());
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(root));
        Dataset shown = catalogue.load("medical-masks");
        assertThat(shown.shape()).hasToString("80×80×3");
        assertThat(shown.sizesDiffer()).isTrue();
        BadSpecException refused = catchThrowableOfType(
                BadSpecException.class, () -> catalogue.load("medical-masks", List.of(new PreprocessingStep.Scale())));
        assertThat(refused.where()).isEqualTo("data.preprocessing");
        assertThat(refused.what()).contains("differ in size, such as 5×6 and 6×7");
        assertThat(refused.remedy()).contains("resize");
    }

    @Test
    void everyRowIsChecked() {
        assertProblem("a.png,12x10,0,0,6,good\n", 2, "6 cells, but the first row names 7 columns");
        assertProblem("a.png,12x10,0,0,6,5,good\na.png,12x10,0,x,6,5,good\n", 3, "ymin is \"x\", not a whole number");
        assertProblem("a.png,12x10,6,0,6,5,good\n", 2, "the box is empty: columns 6 to 6, rows 0 to 5");
        assertProblem("a.png,12x10,0,0,99,5,good\n", 2, "lies outside its picture of 12x10");
        assertProblem("a.png,12x10,0,0,6,5,great\n", 2, "label is \"great\", not one of good, none, bad");
        assertProblem("d.png,12x10,0,0,6,5,good\n", 2, "there is no picture \"d.png\" in images");
        assertProblem("../train.csv,12x10,0,0,6,5,good\n", 2, "there is no picture \"../train.csv\" in images");
        assertProblem("a.png,large,0,0,6,5,good\n", 2, "raw_dimensions is \"large\", not a size such as 400x267");
        assertProblem("a.png,10x12,0,0,6,5,good\n", 2, "raw_dimensions says 10x12, but a.png is 12x10");
        assertProblem("a.png,12x10,0,0,6,5,\"good\n", 2, "is no CSV (Un-terminated quoted field at end of CSV line)");
        assertProblem("", 1, "no rows follow the column names");
    }

    private void assertProblem(String rows, int line, String what) {
        WorkbenchException problem = problem(rows);
        assertThat(problem.what()).contains(what);
        assertThat(problem.where()).isEqualTo(place(line));
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void boxAFewPixelsPastTheEdgeIsClippedWithAWarning() {
        Dataset masks = catalogue("a.png,12x10,-2,0,14,10,good\n")
                .load("medical-masks", List.of(new PreprocessingStep.Resize(10, 12)));
        assertThat(masks.warning())
                .isEqualTo("1 box of train.csv reached at most 3 pixels past the picture's edge and were"
                        + " clipped, the first in line 2");
        assertThat(Objects.requireNonNull(masks.boxes()).train().get(0))
                .isEqualTo(new PictureBoxes.Box("a.png", 0, 0, 12, 10));
    }

    @Test
    void pictureInBothFilesIsWarnedOf() {
        Dataset masks = catalogue("c.png,8x6,0,0,6,5,good\n")
                .load("medical-masks", List.of(new PreprocessingStep.Resize(2, 2)));
        assertThat(masks.warning()).startsWith("1 picture is in both train.csv and test.csv, such as c.png");
    }

    @Test
    void missingColumnIsNamed() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.boxes());
        files.put("test.csv", SmallSets.text("filename,xmin,ymin,xmax,ymax,label\n"));
        SmallSets.write(root.resolve("medical-masks"), files);
        BadDataException problem = catchThrowableOfType(
                BadDataException.class, () -> new DatasetCatalogue(List.of(root)).load("medical-masks"));
        assertThat(problem.what()).startsWith("the column raw_dimensions is missing");
        assertThat(problem.where()).isEqualTo(root.resolve("medical-masks/test.csv") + ", line 1");
    }

    @Test
    void utf16AndWindowsLineEndsAreRead() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.boxes());
        String text = new String(
                        Objects.requireNonNull(files.get("train.csv")), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\n", "\r\n");
        files.put("train.csv", ("\uFEFF" + text).getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        SmallSets.write(root.resolve("medical-masks"), files);
        assertThat(new DatasetCatalogue(List.of(root))
                        .load("medical-masks")
                        .train()
                        .count())
                .isEqualTo(4);
    }

    private List<PictureBoxes.Box> boxes(String trainFile) {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.boxes());
        files.put("images/sub/a.png", SmallSets.picture(12, 10, "png", 8));
        files.put("train.csv", SmallSets.text(trainFile));
        SmallSets.write(root.resolve("medical-masks"), files);
        Dataset masks = new DatasetCatalogue(List.of(root)).load("medical-masks");
        return Objects.requireNonNull(masks.boxes()).train();
    }

    @Test
    void fileNamesCoordinatesAndLabelsAreReadWhereTheyAreUnambiguous() {
        assertThat(boxes(SmallSets.HEADER + "images\\a.png, 12x10 , 0.0,0,6.,5.000, good\n"
                        + "images/a.png,12x10,0,0,6,6,none \n"
                        + "./a.png,12x10,0,0,6,7,bad\n"
                        + "sub/a.png,12x10,0,0,6,8,bad\n"
                        + "sub\\a.png,12x10,0,0,6,9,bad\n"
                        + "\"C:\\Users\\me\\Images\\a.png\",12x10,0,0,5,5,bad\n"
                        + "/kaggle/input/images/sub/a.png,12x10,0,0,4,5,bad\n"
                        + ",,,,,,\n"))
                .containsExactly(
                        new PictureBoxes.Box("a.png", 0, 0, 6, 5),
                        new PictureBoxes.Box("a.png", 0, 0, 6, 6),
                        new PictureBoxes.Box("a.png", 0, 0, 6, 7),
                        new PictureBoxes.Box("sub/a.png", 0, 0, 6, 8),
                        new PictureBoxes.Box("sub/a.png", 0, 0, 6, 9),
                        new PictureBoxes.Box("a.png", 0, 0, 5, 5),
                        new PictureBoxes.Box("sub/a.png", 0, 0, 4, 5));
    }

    @Test
    void headersOfOtherProgramsAreRead() {
        List<PictureBoxes.Box> expected = List.of(new PictureBoxes.Box("a.png", 0, 0, 6, 5));
        assertThat(boxes("\uFEFF filename , raw_dimensions,xmin,ymin,xmax,ymax,label\r\na.png,12x10,0,0,6,5,good\r\n"))
                .isEqualTo(expected);
        assertThat(boxes("""
            "filename","raw_dimensions","xmin","ymin","xmax","ymax","label"
            "a.png","12x10","0","0","6","5","good"
            """)).isEqualTo(expected);
        assertThat(boxes("filename;raw_dimensions;xmin;ymin;xmax;ymax;label\na.png;12x10;0;0;6;5;good\n"))
                .isEqualTo(expected);
        assertThat(boxes("Filename\tRAW_DIMENSIONS\txmin\tymin\txmax\tymax\tLabel\ra.png\t12x10\t0\t0\t6\t5\tgood\r"))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotSureIsAskedFor() {
        assertThat(problem("a.png,12x10,0,0,6,5,None\n"))
                .returns("label is \"None\", not one of good, none, bad", WorkbenchException::what)
                .returns("Fix the cell; did you mean none?", WorkbenchException::remedy);
        assertThat(problem("A.PNG,12x10,0,0,6,5,good\n").remedy()).endsWith("; did you mean a.png?");
        assertThat(problem("sub/a.png,12x10,0,0,6,5,good\n"))
                .returns("there is no picture \"sub/a.png\" in images", WorkbenchException::what)
                .returns(
                        "Put the picture into the folder images, or take the box out; did you mean a.png?",
                        WorkbenchException::remedy);
        assertThat(problem("a.png,12x10,0,0,6.5,5,good\n").what())
                .isEqualTo("xmax is \"6.5\", not a whole number of at most 1000000");
        assertThat(problem("a.png,12x10,0,0,\"6,0\",5,good\n"))
                .returns(
                        "xmax is \"6,0\", not a whole number of at most 1000000: it has a decimal comma",
                        WorkbenchException::what)
                .returns("Write a decimal point: 6.0", WorkbenchException::remedy);
    }

    @Test
    void labelsThatDifferInLetterCaseOnlyAreNotTwoClasses() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.boxes());
        files.put(
                "train.csv", SmallSets.text(SmallSets.HEADER + "a.png,12x10,0,0,6,5,none\na.png,12x10,0,0,7,5,None\n"));
        SmallSets.write(root.resolve("own"), files);
        DatasetCatalogue catalogue = new DatasetCatalogue(List.of(root));
        OwnSet own = OwnSet.of("own", "Own", DatasetFormat.BOXES, ".");
        BadDataException problem = catchThrowableOfType(BadDataException.class, () -> catalogue.add(own, root));
        assertThat(problem.what())
                .isEqualTo("the labels None and none differ in letter case only; the labels are None, bad, good, none");
        assertThat(problem.where()).isEqualTo(root.resolve("own/train.csv") + ", line 3");
        assertThat(catalogue
                        .add(own.withClassNames(List.of(" None", "none ", "good", "bad")), root)
                        .classNames())
                .containsExactly("None", "none", "good", "bad");
    }

    @Test
    void headerThatIsNearlyRightIsNamed() {
        Map<String, byte[]> files = new LinkedHashMap<>(SmallSets.boxes());
        files.put("test.csv", SmallSets.text("file_name,raw_dimensions,xmin,ymin,xmax,ymax,label\n"));
        SmallSets.write(root.resolve("medical-masks"), files);
        BadDataException problem = catchThrowableOfType(
                BadDataException.class, () -> new DatasetCatalogue(List.of(root)).load("medical-masks"));
        assertThat(problem.what()).startsWith("the column filename is missing; there are file_name, raw_dimensions");
        assertThat(problem.remedy()).endsWith("did you mean file_name?");
    }
}
