package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.dl4jworkbench.data.PreprocessingPreview.Stage;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreprocessingPreviewTest {
    @TempDir
    Path folder;

    private static Dataset dataset(LabelledImages images, @Nullable PictureBoxes boxes) {
        return new Dataset(
                "test",
                "Test",
                Shape.picture(images.height(), images.width(), images.channels()),
                List.of("a", "b"),
                images,
                images,
                boxes,
                Map.of(),
                "here",
                Verification.OWN,
                null);
    }

    /** Two pictures of 2×2 pixels in colour; the first is red, green / blue, white. */
    private static LabelledImages colour() {
        byte f = (byte) 255;
        byte[] pixels = {
            f, 0, 0, 0, f, 0, 0, 0, f, f, f, f, //
            10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30
        };
        return new LabelledImages(2, 2, 3, pixels, new byte[] {0, 1});
    }

    private static List<Stage> stages(Dataset dataset, PreprocessingStep... steps) {
        return new PreprocessingPreview(dataset, List.of(steps), new int[] {0, 1}).stages(0);
    }

    @Test
    void theOriginalComesFirstThenWhatEachStepMakesOfIt() {
        List<Stage> stages = stages(
                dataset(colour(), null),
                new PreprocessingStep.Grey(),
                new PreprocessingStep.Scale(),
                new PreprocessingStep.Standardise());

        assertThat(stages).extracting(Stage::name).containsExactly("original", "Grey", "Scale", "Standardise");
        assertThat(stages).extracting(Stage::range).startsWith("0..255", "0..255", "0..1");
        assertThat(stages.get(0).argb()).containsExactly(0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF);
        // 0.299, 0.587, 0.114 of 255, rounded.
        assertThat(stages.get(1).argb()).containsExactly(0xFF4C4C4C, 0xFF969696, 0xFF1D1D1D, 0xFFFFFFFF);
        assertThat(stages.get(2).argb()).isEqualTo(stages.get(1).argb());
        assertThat(stages.get(3).shape()).isEqualTo(Shape.picture(2, 2, 1));
    }

    @Test
    void standardisedValuesAreThoseOfTheTrainingSplit() {
        // Grey pictures of 0 and 200: mean 100, deviation 100, so that they become -1 and 1.
        LabelledImages images = new LabelledImages(1, 1, 1, new byte[] {0, (byte) 200}, new byte[] {0, 1});
        List<Stage> stages = stages(dataset(images, null), new PreprocessingStep.Standardise());

        assertThat(stages.get(1).range()).isEqualTo("−1.0..−1.0");
        // (−1 + 2.5) / 5 of 255 is 76.5.
        assertThat(stages.get(1).argb()[0] & 0xFF).isBetween(76, 77);
    }

    @Test
    void cropAndResizeAreShownAtTheirSizes() {
        LabelledImages images = new LabelledImages(4, 4, 1, new byte[16], new byte[] {0});
        List<Stage> stages = new PreprocessingPreview(
                        dataset(images, null),
                        List.of(
                                new PreprocessingStep.Crop(0.5),
                                new PreprocessingStep.Resize(6, 3),
                                new PreprocessingStep.Augment(true, 0.1, 10, 0.1),
                                new PreprocessingStep.Scale()),
                        new int[] {0})
                .stages(0);

        assertThat(stages)
                .extracting(Stage::shape)
                .containsExactly(
                        Shape.picture(4, 4, 1), Shape.picture(2, 2, 1), Shape.picture(6, 3, 1), Shape.picture(6, 3, 1));
    }

    @Test
    void fromTheFirstStepThatDoesNotFitOnNothingIsShown() {
        assertThat(stages(
                        dataset(colour(), null),
                        new PreprocessingStep.Grey(),
                        new PreprocessingStep.Resize(4, 4),
                        new PreprocessingStep.Scale()))
                .extracting(Stage::name)
                .containsExactly("original", "Grey");
    }

    @Test
    void aBoxIsCutFromItsPictureAtItsOwnSizeAndGrownByTheCrop() throws IOException {
        BufferedImage picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        for (int x = 8; x < 12; x++) {
            for (int y = 4; y < 6; y++) {
                picture.setRGB(x, y, 0x00FF00);
            }
        }
        ImageIO.write(picture, "png", folder.resolve("street.png").toFile());
        PictureBoxes.Box box = new PictureBoxes.Box("street.png", 8, 4, 12, 6);
        Dataset dataset = dataset(
                new LabelledImages(2, 2, 3, new byte[12], new byte[] {1}),
                new PictureBoxes(folder, List.of(box), List.of(box)));

        List<Stage> stages = new PreprocessingPreview(
                        dataset,
                        List.of(
                                new PreprocessingStep.Crop(2),
                                new PreprocessingStep.Resize(8, 8),
                                new PreprocessingStep.Scale()),
                        new int[] {0})
                .stages(0);

        assertThat(stages)
                .extracting(Stage::shape)
                .containsExactly(
                        Shape.picture(2, 4, 3), Shape.picture(4, 8, 3), Shape.picture(8, 8, 3), Shape.picture(8, 8, 3));
        assertThat(stages.get(0).argb()).containsOnly(0xFF00FF00);
        assertThat(stages.get(1).argb()[0])
                .as("the corner lies outside the box")
                .isEqualTo(0xFF000000);
    }
}
