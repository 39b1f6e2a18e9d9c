package org.dl4jworkbench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.PictureBoxes;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.data.Verification;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPictureTest {
    private static final List<String> CLASSES = List.of("good", "none");

    @TempDir
    Path folder = Path.of("");

    private Dataset dataset() {
        LabelledImages none = new LabelledImages(1, 1, 3, new byte[0], new byte[0]);
        LabelledImages test = new LabelledImages(1, 1, 3, new byte[9], new byte[] {0, 1, 1});
        return new Dataset(
                "boxes",
                "Boxes",
                Shape.picture(1, 1, 3),
                CLASSES,
                none,
                test,
                new PictureBoxes(
                        folder,
                        List.of(),
                        List.of(
                                new PictureBoxes.Box("a.png", 10, 20, 30, 40),
                                new PictureBoxes.Box("b.png", 1, 2, 3, 4),
                                new PictureBoxes.Box("a.png", 50, 60, 90, 95))),
                Map.of(),
                "here",
                Verification.GENERATED,
                null);
    }

    private static Split split() {
        return new Split(new int[0], new int[0], new int[] {0, 1, 2});
    }

    private List<TestPicture> pictures() {
        return TestPicture.of(
                dataset(), split(), new float[][] {{0.75f, 0.25f}, {0.5f, 0.5f}, {0.875f, 0.125f}}, CLASSES);
    }

    @Test
    void boxesAreGatheredByPictureWithWhatTheyWereTakenFor() {
        List<TestPicture> pictures = pictures();

        assertThat(pictures).extracting(TestPicture::name).containsExactly("a.png", "b.png");
        assertThat(pictures.get(0).boxes())
                .extracting(PictureFigure.Box::label)
                .containsExactly("good 0.75", "none → good 0.88");
        assertThat(pictures.get(0).wrong()).isEqualTo(1);
    }

    @Test
    void withoutPredictionsABoxIsNeitherRightNorWrong() {
        PictureFigure.Box box =
                TestPicture.of(dataset(), split(), null, CLASSES).get(0).boxes().get(1);

        assertThat(box.label()).isEqualTo("none");
        assertThat(box.isRight()).isFalse();
        assertThat(box.isWrong()).isFalse();
    }

    @Test
    void predictionsOfAnotherDataSetAreRefused() {
        assertThatThrownBy(() -> TestPicture.of(dataset(), split(), new float[2][2], CLASSES))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("2 boxes");
    }

    @Test
    void aPictureIsDrawnWithItsFramesAndMadeSmallWithThem() throws Exception {
        BufferedImage grey = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 100 * 100; i++) {
            grey.setRGB(i % 100, i / 100, 0x808080);
        }
        ImageIO.write(grey, "png", folder.resolve("a.png").toFile());

        PictureFigure figure = pictures().get(0).figure();
        assertThat(figure.picture().getRGB(5, 5)).isEqualTo(0xff808080);
        BufferedImage drawn = Drawing.picture(figure.withoutLabels(), ChartStyle.screenLight(), new Size(100, 100), 1);
        assertThat(new Color(drawn.getRGB(20, 20)))
                .as("upper edge of the right box")
                .isEqualTo(Palette.cell(true));
        assertThat(new Color(drawn.getRGB(5, 5))).isEqualTo(new Color(0x808080));

        PictureFigure small = pictures().get(0).figure(50, 50);
        assertThat(small.picture().getWidth()).isEqualTo(50);
        assertThat(small.boxes().get(1).right()).isEqualTo(45);
    }

    @Test
    void theNumbersAreARowPerBox() {
        PictureFigure figure = new PictureFigure(
                "a.png",
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB),
                pictures().get(0).boxes());

        assertThat(NumbersText.csv(figure))
                .isEqualTo("picture,left,top,right,bottom,actual,predicted,probability,correct\n"
                        + "a.png,10,20,30,40,good,good,0.75,true\n"
                        + "a.png,50,60,90,95,none,good,0.875,false\n");
    }
}
