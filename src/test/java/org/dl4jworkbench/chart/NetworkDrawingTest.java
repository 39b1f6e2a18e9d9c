package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkDrawingTest {
    @TempDir
    Path folder;

    /** Rows of the picture, top and bottom, that hold a colour; nothing where none does. */
    private static int[] rows(BufferedImage image, Color colour) {
        int first = -1;
        int last = -1;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color pixel = new Color(image.getRGB(x, y), true);
                if (pixel.getAlpha() > 150
                        && Math.abs(pixel.getRed() - colour.getRed()) < 10
                        && Math.abs(pixel.getGreen() - colour.getGreen()) < 10
                        && Math.abs(pixel.getBlue() - colour.getBlue()) < 10) {
                    first = first < 0 ? y : first;
                    last = y;
                }
            }
        }
        return first < 0 ? new int[0] : new int[] {first, last};
    }

    private static BufferedImage drawn(NetworkFigure figure, double width, double height) {
        return Drawing.picture(figure, ChartStyle.screenLight(), new Size(width, height), 1);
    }

    @Test
    void aLayerWithFewerRowsIsALowerBlock() {
        // 28×28×32 from the convolution (blue), 14×14×32 from the pool (teal).
        NetworkFigure figure = SampleFigures.network("mnist-cnn");
        BufferedImage image = drawn(figure, 900, 220);

        int[] pool = rows(image, Palette.colour(3));
        int[] convolution = rows(image, Palette.colour(0));
        assertThat(convolution).hasSize(2);
        assertThat(pool).hasSize(2);
        assertThat(pool[1] - pool[0]).isLessThan(convolution[1] - convolution[0]);
        assertThat((double) (pool[1] - pool[0]) / (convolution[1] - convolution[0]))
                .as("the square root of half")
                .isBetween(0.67, 0.75);
    }

    @Test
    void aDeepNetworkTakesSeveralLinesWhereOneIsTooNarrow() {
        NetworkFigure deep = SampleFigures.network("cifar10-cnn");

        assertThat(deep.heightFor(4000)).isEqualTo(deep.heightFor(2200));
        assertThat(deep.heightFor(1000)).isEqualTo(3 * deep.heightFor(4000));
        Size natural = Drawing.naturalSize(deep);
        assertThat(natural.width()).isLessThan(800);
        assertThat(natural.height()).isGreaterThan(3 * deep.heightFor(4000));
    }

    @Test
    void nothingIsDrawnOutsideOfASmallPlace() {
        BufferedImage image = drawn(SampleFigures.network("cifar10-cnn"), 640, 500);

        for (int x = 0; x < image.getWidth(); x++) {
            assertThat(new Color(image.getRGB(x, 0), true).getAlpha()).isZero();
            assertThat(new Color(image.getRGB(x, image.getHeight() - 1), true).getAlpha())
                    .isZero();
        }
    }

    @Test
    void aLayerThatDoesNotFitIsMarkedAndTheNumbersAreTheTableOfLayers() {
        NetworkSummary misfit = NetworkSummary.of(
                Shape.picture(7, 7, 1),
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Convolution(4, 9, 1, Padding.VALID, 1, Activation.RELU, null),
                                new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                        Initialisation.XAVIER),
                10);
        NetworkFigure figure = new NetworkFigure("Network", misfit);

        assertThat(rows(drawn(figure, 600, 220), Palette.cell(false))).hasSize(2);
        assertThat(NumbersText.csv(figure)).isEqualTo(NumbersText.csv(RunFigures.layers(misfit)));
    }

    @Test
    void everyFormatOfAFigureIsWrittenAndItsTextIsText() throws Exception {
        NetworkFigure figure = SampleFigures.network("mnist-cnn");
        for (Format format : List.of(Format.PNG, Format.SVG, Format.PDF, Format.CSV)) {
            Path file = folder.resolve("network." + format.extension());
            FigureFiles.write(figure, file);
            assertThat(Files.size(file)).isPositive();
        }
        String svg = Files.readString(folder.resolve("network.svg"));
        assertThat(svg).contains("Max pooling").contains("14×14×32").contains("1,605,888");
        assertThat(Files.readString(folder.resolve("network.csv")))
                .contains("1605888")
                .contains("1612746");
    }
}
