package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Shape;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
    private static final PreprocessingStep GREY = new PreprocessingStep.Grey();
    private static final PreprocessingStep SCALE = new PreprocessingStep.Scale();
    private static final PreprocessingStep STANDARDISE = new PreprocessingStep.Standardise();

    /** Three pictures of 1×2 pixels in colour. */
    private static LabelledImages colour(int lastByte) {
        byte[] pixels = {
            10,
            20,
            30,
            40,
            50,
            60, //
            70,
            80,
            90,
            100,
            110,
            120, //
            (byte) 200,
            (byte) 210,
            (byte) 220,
            (byte) 230,
            (byte) 240,
            (byte) lastByte
        };
        return new LabelledImages(1, 2, 3, pixels, new byte[] {0, 1, 2});
    }

    private static float[] apply(Preprocessor preprocessor, Examples examples, int index) {
        float[] values = new float[preprocessor.size()];
        preprocessor.apply(examples, index, values, 0);
        return values;
    }

    @Test
    void scaleDividesAndPutsChannelAfterChannel() {
        Preprocessor preprocessor = Preprocessor.fit(List.of(SCALE), colour(255), new int[] {0});

        assertThat(apply(preprocessor, colour(255), 2))
                .containsExactly(200 / 255f, 230 / 255f, 210 / 255f, 240 / 255f, 220 / 255f, 1f);
        assertThat(preprocessor.output()).isEqualTo(Shape.picture(1, 2, 3));
    }

    @Test
    void greyWeighsTheChannels() {
        Preprocessor preprocessor = Preprocessor.fit(List.of(GREY), colour(255), new int[] {0});

        assertThat(preprocessor.output()).isEqualTo(Shape.picture(1, 2, 1));
        assertThat(apply(preprocessor, colour(255), 0)[0])
                .isCloseTo(0.299f * 10 + 0.587f * 20 + 0.114f * 30, within(1e-5f));
    }

    /** Grey of the pixels of pictures 0 and 1: 18.15, 48.15, 78.15, 108.15; mean 63.15, deviation √1125 (worked out by hand). */
    @Test
    void standardiseTakesMeanAndDeviationOfTheTrainingSplit() {
        Preprocessor preprocessor = Preprocessor.fit(List.of(GREY, STANDARDISE), colour(255), new int[] {0, 1});

        assertThat(preprocessor.means()[0]).isCloseTo(63.15, within(1e-4));
        assertThat(preprocessor.deviations()[0]).isCloseTo(Math.sqrt(1125), within(1e-4));
        assertThat(apply(preprocessor, colour(255), 1)[1]).isCloseTo((float) (45 / Math.sqrt(1125)), within(1e-5f));
    }

    @Test
    void scaleBeforeStandardiseChangesNothingButTheMean() {
        Preprocessor plain = Preprocessor.fit(List.of(STANDARDISE), colour(255), new int[] {0, 1});
        Preprocessor scaled = Preprocessor.fit(List.of(SCALE, STANDARDISE), colour(255), new int[] {0, 1});

        assertThat(scaled.means()[2]).isCloseTo(plain.means()[2] / 255, within(1e-6));
        assertThat(apply(scaled, colour(255), 2)).containsExactly(apply(plain, colour(255), 2), within(1e-4f));
    }

    @Test
    void nothingOutsideTheTrainingSplitIsLookedAt() {
        Preprocessor one = Preprocessor.fit(List.of(STANDARDISE), colour(255), new int[] {0, 1});
        Preprocessor other = Preprocessor.fit(List.of(STANDARDISE), colour(0), new int[] {0, 1});

        assertThat(other.means()).isEqualTo(one.means());
        assertThat(other.deviations()).isEqualTo(one.deviations());
        assertThat(Preprocessor.fit(List.of(STANDARDISE), colour(0), new int[] {0, 2})
                        .means())
                .isNotEqualTo(one.means());
    }

    @Test
    void numbersAreStandardisedColumnByColumn() {
        NumberTable table =
                new NumberTable(List.of("a", "b"), List.of("y"), new float[] {1, 10, 3, 30, 100, 0}, new float[3]);
        Preprocessor preprocessor = Preprocessor.fit(List.of(STANDARDISE), table, new int[] {0, 1});

        assertThat(preprocessor.means()).containsExactly(2, 20);
        assertThat(preprocessor.deviations()).containsExactly(1, 10);
        assertThat(apply(preprocessor, table, 2)).containsExactly(98, -2);
        assertThat(apply(Preprocessor.fit(List.of(), table, new int[] {0}), table, 1))
                .containsExactly(3, 30);
    }

    @Test
    void pixelsThatAreAllTheSameCannotBeStandardised() {
        LabelledImages flat = new LabelledImages(1, 2, 1, new byte[] {7, 7}, new byte[1]);

        assertThatThrownBy(() -> Preprocessor.fit(List.of(STANDARDISE), flat, new int[] {0}))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("same value in channel 1");
    }
}
