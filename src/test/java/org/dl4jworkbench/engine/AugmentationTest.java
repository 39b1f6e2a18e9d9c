package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.model.PreprocessingStep.Augment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine does to training pictures. */
class AugmentationTest {
    private static final int SIDE = 24;

    @Test
    void theSameSeedEpochAndPlaceGiveTheSamePicture() {
        LabelledImages images = images(3);
        Augment all = new Augment(true, 0.2, 20, 0.3);

        byte[] first = new Augmentation(all, 5, images).changed(0, 2, 7).clone();
        Augmentation again = new Augmentation(all, 5, images);
        again.changed(1, 1, 1);

        assertThat(again.changed(0, 2, 7)).isEqualTo(first);
        assertThat(again.changed(0, 3, 7)).isNotEqualTo(first);
        assertThat(again.changed(0, 2, 8)).isNotEqualTo(first);
        assertThat(new Augmentation(all, 6, images).changed(0, 2, 7)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void withNothingSetNothingChanges(int channels) {
        LabelledImages images = images(channels);

        for (int place = 0; place < 10; place++) {
            assertThat(new Augmentation(new Augment(false, 0, 0, 0), 5, images).changed(0, 1, place))
                    .isEqualTo(Arrays.copyOf(images.pixels(), images.pictureSize()));
        }
    }

    @Test
    void halfOfThePicturesAreMirroredLeftToRight() {
        LabelledImages images = images(3);
        byte[] plain = Arrays.copyOf(images.pixels(), images.pictureSize());
        byte[] mirrored = new byte[plain.length];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                System.arraycopy(plain, (row * SIDE + column) * 3, mirrored, (row * SIDE + SIDE - 1 - column) * 3, 3);
            }
        }
        Augmentation augmentation = new Augmentation(new Augment(true, 0, 0, 0), 5, images);
        int flipped = 0;
        for (int place = 0; place < 400; place++) {
            byte[] changed = augmentation.changed(0, 1, place);
            boolean isMirrored = Arrays.equals(changed, mirrored);
            assertThat(isMirrored || Arrays.equals(changed, plain)).isTrue();
            flipped += isMirrored ? 1 : 0;
        }
        assertThat(flipped).isBetween(150, 250);
    }

    /** A white dot moves by at most the part of the side that is set, in both directions and both ways. */
    @Test
    void shiftsReachTheirLimitsAndNotBeyond() {
        byte[] pixels = new byte[SIDE * SIDE];
        pixels[12 * SIDE + 12] = (byte) 255;
        LabelledImages images = new LabelledImages(SIDE, SIDE, 1, pixels, new byte[1]);
        Augmentation augmentation = new Augmentation(new Augment(false, 0.25, 0, 0), 5, images);
        double least = 0;
        double most = 0;
        for (int place = 0; place < 300; place++) {
            double[] centre = centre(augmentation.changed(0, 1, place));
            for (double moved : new double[] {centre[0] - 12, centre[1] - 12}) {
                least = Math.min(least, moved);
                most = Math.max(most, moved);
            }
        }
        assertThat(most).isBetween(5.5, 6.3);
        assertThat(least).isBetween(-6.3, -5.5);
    }

    /** A dot right of the middle turns about the middle by at most the angle that is set, and keeps its distance. */
    @Test
    void rotationsTurnAboutTheMiddleWithinTheirLimit() {
        byte[] pixels = new byte[SIDE * SIDE];
        pixels[12 * SIDE + 20] = (byte) 255;
        LabelledImages images = new LabelledImages(SIDE, SIDE, 1, pixels, new byte[1]);
        Augmentation augmentation = new Augmentation(new Augment(false, 0, 30, 0), 5, images);
        double least = 0;
        double most = 0;
        for (int place = 0; place < 300; place++) {
            double[] centre = centre(augmentation.changed(0, 1, place));
            assertThat(Math.hypot(centre[0] - 12, centre[1] - 12)).isBetween(7.0, 9.0);
            double angle = Math.toDegrees(Math.atan2(centre[1] - 12, centre[0] - 12));
            least = Math.min(least, angle);
            most = Math.max(most, angle);
        }
        assertThat(most).isBetween(27.0, 33.0);
        assertThat(least).isBetween(-33.0, -27.0);
    }

    @Test
    void brightnessMultipliesEveryValueAlike() {
        byte[] pixels = new byte[SIDE * SIDE];
        Arrays.fill(pixels, (byte) 100);
        LabelledImages images = new LabelledImages(SIDE, SIDE, 1, pixels, new byte[1]);
        Augmentation augmentation = new Augmentation(new Augment(false, 0, 0, 0.5), 5, images);
        int least = 255;
        int most = 0;
        for (int place = 0; place < 300; place++) {
            byte[] changed = augmentation.changed(0, 1, place);
            for (byte value : changed) {
                assertThat(value).isEqualTo(changed[0]);
            }
            least = Math.min(least, changed[0] & 0xFF);
            most = Math.max(most, changed[0] & 0xFF);
        }
        assertThat(least).isBetween(50, 52);
        assertThat(most).isBetween(148, 150);
    }

    /** Column and row of the middle of all light. */
    private static double[] centre(byte[] pixels) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < pixels.length; i++) {
            int value = pixels[i] & 0xFF;
            sum += value;
            x += value * (i % SIDE);
            y += value * (i / SIDE);
        }
        return new double[] {x / sum, y / sum};
    }

    private static LabelledImages images(int channels) {
        byte[] pixels = new byte[2 * SIDE * SIDE * channels];
        new java.util.Random(1).nextBytes(pixels);
        return new LabelledImages(SIDE, SIDE, channels, pixels, new byte[2]);
    }
}
