package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dl4jworkbench.model.ExportException;
import org.dl4jworkbench.rundir.SplitName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureFilesTest {
    private static final LineFigure ERROR = RunFigures.errorPerEpoch(
            SampleFigures.epochs(50), SampleFigures.epochs(50).get(19));

    @TempDir
    Path folder;

    private Path write(Exhibit exhibit, String name) {
        Path file = folder.resolve(name);
        FigureFiles.write(exhibit, file);
        return file;
    }

    private static int pixelsLike(BufferedImage image, Color colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color pixel = new Color(image.getRGB(x, y));
                int distance = Math.abs(pixel.getRed() - colour.getRed())
                        + Math.abs(pixel.getGreen() - colour.getGreen())
                        + Math.abs(pixel.getBlue() - colour.getBlue());
                count += distance < 20 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void pngIsTwiceTheSizeOnWhiteInTheColoursOfTheSplits() throws IOException {
        BufferedImage image = ImageIO.read(write(ERROR, "error.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1280);
        assertThat(image.getHeight()).isEqualTo(800);
        assertThat(new Color(image.getRGB(2, 2))).isEqualTo(Color.WHITE);
        assertThat(new Color(image.getRGB(1277, 797))).isEqualTo(Color.WHITE);
        for (SplitName split : SplitName.values()) {
            assertThat(pixelsLike(image, Palette.colour(Palette.indexOf(split))))
                    .as(split.token())
                    .isGreaterThan(500);
        }
    }

    @Test
    void pngStatesTheResolutionThatBringsItBackToItsSize() throws IOException {
        Path file = write(ERROR, "error.png");
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
            reader.setInput(in);
            Element root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            Element physical = (Element) root.getElementsByTagName("pHYs").item(0);
            // 192 dots an inch are 7559 dots a metre.
            assertThat(physical.getAttribute("pixelsPerUnitXAxis")).isEqualTo("7559");
            assertThat(physical.getAttribute("unitSpecifier")).isEqualTo("meter");
        }
    }

    private static Document xml(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<String> texts(Document document) {
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            texts.add(nodes.item(index).getTextContent());
        }
        return texts;
    }

    @Test
    void svgKeepsTitlesLegendAndTicksAsText() throws Exception {
        Document document = xml(write(ERROR, "error.svg"));
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 640 400");
        assertThat(texts(document))
                .contains(
                        "Error per epoch",
                        "train",
                        "validation",
                        "test",
                        "epoch",
                        "error (share of wrong predictions)",
                        "best epoch 19",
                        "0.02",
                        "50");
        assertThat(document.getElementsByTagName("image").getLength()).isZero();
    }

    @Test
    void everyCurveHasADashOfItsOwnOnPaper() throws Exception {
        String svg = Files.readString(write(ERROR, "error.svg"));
        assertThat(svg).contains("stroke-dasharray=\"7,3\"", "stroke-dasharray=\"2,2.5\"");
    }

    @Test
    void pdfHasOnePageOfTheFiguresSizeAndItsTextIsText() throws IOException {
        try (PDDocument document = Loader.loadPDF(write(ERROR, "error.pdf").toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(480);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(300);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Error per epoch");
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Error per epoch", "validation", "epoch", "best epoch 19", "0.04");
            assertThat(text.replaceAll("\\s+", "")).contains("error(shareofwrongpredictions)");
        }
    }

    @Test
    void csvHoldsEveryValueNotTheThinnedOnes() throws IOException {
        LineFigure loss = SampleFigures.lossFigure(20_000);
        List<String> lines = Files.readAllLines(write(loss, "loss.csv"));
        assertThat(lines).hasSize(20_001);
        assertThat(lines.get(0)).isEqualTo("iteration,minibatch loss,\"minibatch loss, smoothed 0.99\"");
        for (int index : new int[] {0, 7777, 19_999}) {
            String[] cells = lines.get(index + 1).split(",", -1);
            assertThat(Double.parseDouble(cells[0])).isEqualTo(index + 1);
            assertThat(Double.parseDouble(cells[1]))
                    .isEqualTo(loss.series().get(0).y(index));
            assertThat(Double.parseDouble(cells[2]))
                    .isEqualTo(loss.series().get(1).y(index));
        }
    }

    @Test
    void csvOfSeriesWithOtherXValuesHasARowPerPoint() {
        LineFigure figure = LineFigure.of(
                "two",
                Axis.linear("time (s)"),
                Axis.linear("loss"),
                List.of(
                        Series.of("a", new double[] {1, 2}, new double[] {0.5, Double.NaN}, 0, Series.Look.LINE),
                        Series.of("b, c", new double[] {1.5}, new double[] {-2}, 1, Series.Look.LINE)));
        assertThat(NumbersText.csv(figure)).isEqualTo("series,time (s),loss\na,1,0.5\na,2,NaN\n\"b, c\",1.5,-2\n");
    }

    @Test
    void csvOfAMatrixNamesRowsAndColumns() {
        var matrix = new org.dl4jworkbench.model.ConfusionMatrix(List.of("cat", "dog"), new int[][] {{3, 1}, {0, 2}});
        assertThat(NumbersText.csv(RunFigures.confusion(matrix, SplitName.TEST, false)))
                .isEqualTo("actual \\ predicted,cat,dog\ncat,3,1\ndog,0,2\n");
        assertThat(NumbersText.tabs(RunFigures.confusion(matrix, SplitName.TEST, true)))
                .isEqualTo("actual \\ predicted\tcat\tdog\ncat\t0.75\t0.25\ndog\t0\t1\n");
    }

    @Test
    void aCloudOfManyPointsIsOnePictureInsideVectorAxes() throws Exception {
        Document many = xml(write(SampleFigures.scatter(1001), "many.svg"));
        assertThat(many.getElementsByTagName("image").getLength()).isEqualTo(1);
        assertThat(texts(many)).contains("z1", "z2", "Latent space");
        Document few = xml(write(SampleFigures.scatter(20), "few.svg"));
        assertThat(few.getElementsByTagName("image").getLength()).isZero();
        assertThat(pictures(write(SampleFigures.scatter(1001), "many.pdf"))).isEqualTo(1);
        assertThat(pictures(write(SampleFigures.scatter(20), "few.pdf"))).isZero();
    }

    private static int pictures(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return pictures(document.getPage(0).getResources());
        }
    }

    private static int pictures(PDResources resources) throws IOException {
        int count = 0;
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject) {
                count++;
            } else if (object instanceof PDFormXObject form) {
                count += pictures(form.getResources());
            }
        }
        return count;
    }

    @Test
    void aMillionPointsMakeASmallDrawing() throws IOException {
        assertThat(Files.size(write(SampleFigures.lossFigure(1_000_000), "loss.svg")))
                .isLessThan(600_000);
        assertThat(Files.size(write(SampleFigures.lossFigure(1_000_000), "loss.pdf")))
                .isLessThan(300_000);
    }

    @Test
    void everyKindOfExhibitCanBeWrittenInEveryFormatThatSuits() {
        for (Map.Entry<String, Exhibit> entry : ChartGallery.exhibits().entrySet()) {
            for (Format format : Format.values()) {
                if (format.suits(entry.getValue())) {
                    assertThat(write(entry.getValue(), entry.getKey() + "." + format.extension()))
                            .isNotEmptyFile();
                }
            }
        }
    }

    @Test
    void nothingLiesBesideTheFileWhenItIsWritten() throws IOException {
        write(ERROR, "error.pdf");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly("error.pdf");
        }
    }

    @Test
    void anUnknownEndingListsTheKnownOnes() {
        assertThatThrownBy(() -> FigureFiles.write(ERROR, folder.resolve("error.bmp")))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("error.bmp")
                .hasMessageContaining(".png, .svg, .pdf, .csv");
    }

    @Test
    void aFigureIsNoMarkdown() {
        assertThatThrownBy(() -> FigureFiles.write(ERROR, folder.resolve("error.md")))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("Use PNG, SVG, PDF or CSV");
    }

    @Test
    void aFolderThatIsAFileGivesAnErrorWithTheWayOut() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "x", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> FigureFiles.write(ERROR, file.resolve("error.csv")))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("error.csv")
                .hasMessageContaining("Check that the folder exists");
    }

    @Test
    void fileNamesAreMadeOfTitles() {
        assertThat(FigureFiles.baseName(ERROR)).isEqualTo("error-per-epoch");
        assertThat(FigureFiles.baseName(new Table("Größe ÷ 2 (λ)", List.of(), List.of())))
                .isEqualTo("gro-e-2");
        assertThat(FigureFiles.baseName(new Table("long ".repeat(100), List.of(), List.of())))
                .hasSize(80)
                .startsWith("long-long");
        assertThat(FigureFiles.baseName(new Table("→", List.of(), List.of()))).isEqualTo("figure");
    }
}
