package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.rundir.SplitName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A hundred classes, names of a hundred and twenty letters: figures stay of a size that can be opened, their numbers hold the names in full. */
class ManyNamesTest {
    private static final Font FONT = ChartStyle.print().labelFont();

    @TempDir
    Path folder;

    static List<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(place -> "class " + "with a very long name ".repeat(5) + String.format("%04d", place))
                .toList();
    }

    static ConfusionMatrix matrix(List<String> classes) {
        Random random = new Random(3);
        int[][] counts = new int[classes.size()][classes.size()];
        for (int actual = 0; actual < counts.length; actual++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                counts[actual][predicted] = actual == predicted ? 90 : random.nextInt(20) == 0 ? 3 : 0;
            }
        }
        return new ConfusionMatrix(classes, counts);
    }

    /** One of each kind that prints names. */
    static Map<String, Exhibit> exhibits(List<String> names) {
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        int count = names.size();
        double[] values = IntStream.range(0, count)
                .mapToDouble(place -> 0.3 + 0.5 * place / count)
                .toArray();
        exhibits.put("matrix", RunFigures.confusion(matrix(names), SplitName.TEST, false));
        for (boolean sideways : new boolean[] {false, true}) {
            exhibits.put(
                    sideways ? "bars-sideways" : "bars",
                    new BarFigure(
                            names.get(0),
                            "class",
                            Axis.fromZero("accuracy"),
                            names,
                            List.of(new BarFigure.Group(names.get(1), values, 0), new BarFigure.Group("b", values, 1)),
                            sideways));
        }
        List<Series> series = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            series.add(Series.of(
                    names.get(place), new double[] {1, 2, 3}, new double[] {1, place, 2}, place, Series.Look.LINE));
        }
        exhibits.put("lines", LineFigure.of(names.get(0), Axis.counting("epoch"), Axis.fromZero("loss"), series));
        float[] x = new float[count];
        int[] labels = new int[count];
        for (int place = 0; place < count; place++) {
            x[place] = place;
            labels[place] = place;
        }
        exhibits.put(
                "scatter",
                ScatterFigure.of(
                                names.get(0),
                                Axis.linear("z1"),
                                Axis.linear("z2"),
                                names,
                                List.of(ScatterFigure.Panel.of(names.get(1), ClassPoints.of(x, x, labels))))
                        .withCentroids(true));
        exhibits.put("table", HostileNames.table(names.get(0), names));
        BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
        float[] probabilities = new float[count];
        probabilities[1] = 1;
        exhibits.put(
                "examples",
                ExampleSheet.of(
                        names.get(0),
                        names,
                        IntStream.range(0, 12)
                                .mapToObj(place -> new ExampleSheet.Example(place, picture, 0, probabilities))
                                .toList()));
        exhibits.put(
                "picture",
                new PictureFigure(
                        names.get(0),
                        new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB),
                        List.of(new PictureFigure.Box(10, 40, 200, 200, names.get(0), names.get(1), 0.5))));
        List<ScaleAxis> axes = List.of(
                ScaleAxis.categories(names.get(0), names.subList(0, Math.min(count, 6))),
                ScaleAxis.of(names.get(1), ScaleAxis.Scale.LINEAR, 0, 1));
        exhibits.put(
                "parallel",
                new ParallelFigure(
                        names.get(0),
                        axes,
                        List.of(new ParallelFigure.Line(1, names.get(0), List.of(0.0, 0.5), TrialLook.BEST)),
                        true,
                        List.of()));
        exhibits.put(
                "dots",
                new DotFigure(
                        names.get(0),
                        axes.get(0),
                        axes.get(1),
                        List.of(new DotFigure.Dot(1, names.get(0), 0, 0.5, Double.NaN, TrialLook.BEST, false))));
        return exhibits;
    }

    @Test
    void noFigureGrowsWithItsNamesAndItsNumbersHoldThemInFull() throws IOException {
        for (Map.Entry<String, Exhibit> entry : exhibits(names(100)).entrySet()) {
            Size size = Drawing.naturalSize(entry.getValue());
            assertThat(size.width()).as(entry.getKey()).isLessThan(1700);
            assertThat(size.height()).as(entry.getKey()).isLessThan(2500);
            Path csv = folder.resolve(entry.getKey() + ".csv");
            FigureFiles.write(entry.getValue(), csv);
            if (!List.of("dots").contains(entry.getKey())) {
                assertThat(Files.readString(csv))
                        .as(entry.getKey())
                        .contains(names(100).get(0));
            }
        }
    }

    @Test
    void thePictureOfAHundredClassesIsOfAFewMegapixels() throws IOException {
        Path png = folder.resolve("matrix.png");
        FigureFiles.write(RunFigures.confusion(matrix(names(100)), SplitName.TEST, false), png);
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat((double) image.getWidth() * image.getHeight()).isBetween(5e6, 12e6);
    }

    @Test
    void theMatrixOfAHundredClassesNamesThemApartAndLeavesOutNumbersThatNobodyCouldRead() throws Exception {
        Path svg = folder.resolve("matrix.svg");
        FigureFiles.write(RunFigures.confusion(matrix(names(100)), SplitName.TEST, false), svg);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        NodeList texts = document.getElementsByTagName("text");
        Set<String> shown = new HashSet<>();
        for (int index = 0; index < texts.getLength(); index++) {
            shown.add(texts.item(index).getTextContent());
        }
        assertThat(shown.stream().filter(text -> text.startsWith("class w"))).hasSize(100);
        assertThat(shown).doesNotContain("0", "90", "3");
    }

    @Test
    void aThousandClassesAreOnePictureOfCells() throws IOException {
        List<String> many = names(400);
        Path pdf = folder.resolve("matrix.pdf");
        FigureFiles.write(RunFigures.confusion(matrix(many), SplitName.TEST, false), pdf);
        assertThat(Files.size(pdf)).isLessThan(1_500_000);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isLessThan(1300);
            assertThat(new PDFTextStripper().getText(document)).contains("predicted class", "0000");
        }
    }

    @Test
    void aDrawingThatIsLargerThanAnyPictureHasFewerPixels() {
        assertThat(new Size(640, 400).density(2)).isEqualTo(2);
        Size large = new Size(20_000, 9_000);
        assertThat(20_000 * large.density(2) * 9_000 * large.density(2)).isLessThanOrEqualTo(40e6 * 1.0001);
        assertThat(new Size(100_000, 30).density(2) * 100_000).isLessThanOrEqualTo(16_000.001);
    }

    @Test
    void shortNamesStayDifferentAndKeepTheirEnds() {
        List<String> names =
                List.of("a".repeat(120) + "1", "a".repeat(120) + "2", "b".repeat(60) + "x" + "b".repeat(60), "short");
        List<String> cut = ShortNames.of(names, FONT, 100);
        assertThat(cut).doesNotHaveDuplicates().allMatch(name -> Pen.printWidth(name, FONT) <= 100);
        assertThat(cut.get(0)).matches("a+…a*1");
        assertThat(cut.get(3)).isEqualTo("short");
        // Names that differ in the middle alone.
        List<String> alike = List.of("c".repeat(60) + "1" + "c".repeat(60), "c".repeat(60) + "2" + "c".repeat(60));
        assertThat(ShortNames.of(alike, FONT, 100))
                .doesNotHaveDuplicates()
                .allMatch(name -> Pen.printWidth(name, FONT) <= 100);
        assertThat(ShortNames.of(List.of(names.get(0), names.get(0)), FONT, 100))
                .containsOnly(cut.get(0));
    }

    @Test
    void noCharacterIsCutInTwo() {
        String name = "𝒜".repeat(60) + "e\u0301".repeat(60);
        for (double width = 20; width < 200; width += 3) {
            String cut = ShortNames.of(name, FONT, width);
            assertThat(cut.codePoints()).noneMatch(character -> Character.getType(character) == Character.SURROGATE);
            assertThat(cut).doesNotContain("…\u0301");
        }
    }

    @Test
    void controlCharactersReachNoFigureAndNoFile() throws Exception {
        List<String> names =
                List.of("tab\tbell\u0007", "null\u0000", "line\nbreak", "\uD800alone", "\u202Egnp.exe", "\uFFFE");
        for (Map.Entry<String, Exhibit> entry : exhibits(names).entrySet()) {
            for (Format format : Format.values()) {
                if (format.suits(entry.getValue())) {
                    Path file = folder.resolve("x." + format.extension());
                    FigureFiles.write(entry.getValue(), file);
                    if (format == Format.SVG) {
                        // A strict reader takes no control characters.
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(file.toFile());
                    }
                    if (format == Format.PDF) {
                        try (PDDocument document = Loader.loadPDF(file.toFile())) {
                            assertThat(document.getNumberOfPages()).isEqualTo(1);
                        }
                    }
                }
            }
        }
        assertThat(RunFigures.confusion(matrix(names), SplitName.TEST, false)
                        .matrix()
                        .classes())
                .containsExactly("tab bell ", "null ", "line break", "\uFFFDalone", "gnp.exe", "\uFFFD");
    }
}
