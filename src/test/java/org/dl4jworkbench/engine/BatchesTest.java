package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Random;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.Preprocessor;
import org.dl4jworkbench.engine.accel.ByteFeatures;
import org.dl4jworkbench.model.PreprocessingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
    private static final int CLASSES = 3;
    private static final int COUNT = 40;

    private static LabelledImages pictures(int side, int channels) {
        Random random = new Random(5);
        byte[] pixels = new byte[COUNT * side * side * channels];
        random.nextBytes(pixels);
        for (int value = 0; value < 256; value++) {
            pixels[value] = (byte) value;
        }
        byte[] labels = new byte[COUNT];
        for (int i = 0; i < COUNT; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
        }
        return new LabelledImages(side, side, channels, pixels, labels);
    }

    private static int[] order() {
        return new Random(6).ints(200, 0, COUNT).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "16, true, true, 1",
        "16, false, true, 16",
        "17, true, true, 7",
        "19, false, true, 33",
        "17, true, false, 5",
        "28, false, false, 16"
    })
    void featuresMadeOfCollectedBytesAreThoseOfThePreprocessing(int side, boolean square, boolean scales, int size) {
        LabelledImages images = pictures(side, 1);
        int[] order = order();
        order[3] = 0;
        List<PreprocessingStep> steps = scales ? List.of(new PreprocessingStep.Scale()) : List.of();
        Preprocessor preprocessor = Preprocessor.fit(steps, images, order);
        Batches plain = new Batches(images, preprocessor, square, CLASSES);
        Batches faster = plain.another();
        double factor = preprocessor.byteFactor().orElseThrow();
        faster.unpackBy(features -> new ByteFeatures(features, factor));

        // Two places filled before the first is used, as when they are gathered ahead.
        Batches.Batch[] places = {faster.arrays(0, size), faster.arrays(1, size)};
        faster.fill(places[0], order, 3, null, 1);
        faster.fill(places[1], order, 3 + size, null, 1);
        for (int place = 0; place < places.length; place++) {
            Batches.Batch wanted = plain.gather(order, 3 + place * size, 3 + (place + 1) * size);
            places[place].unpack();

            assertThat(places[place].features().shape())
                    .isEqualTo(wanted.features().shape());
            assertThat(places[place].labels()).isEqualTo(wanted.labels());
            float[] expected = wanted.features().dup().data().asFloat();
            float[] actual = places[place].features().dup().data().asFloat();
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], offset(2 * Math.ulp(expected[i])));
            }
        }
    }

    @Test
    void onlyGreyPicturesThatAreMultipliedAreMadeOfTheirBytes() {
        int[] order = order();
        LabelledImages grey = pictures(16, 1);
        LabelledImages colours = pictures(16, 3);
        PreprocessingStep scale = new PreprocessingStep.Scale();

        assertThat(Preprocessor.fit(List.of(scale), grey, order).byteFactor()).hasValue(1 / 255.0);
        assertThat(Preprocessor.fit(List.of(), grey, order).byteFactor()).hasValue(1);
        assertThat(Preprocessor.fit(List.of(scale, new PreprocessingStep.Standardise()), grey, order)
                        .byteFactor())
                .isEmpty();
        assertThat(Preprocessor.fit(List.of(scale), colours, order).byteFactor())
                .isEmpty();
        assertThat(Preprocessor.fit(List.of(new PreprocessingStep.Grey(), scale), colours, order)
                        .byteFactor())
                .isEmpty();
    }
}
