package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessingSummaryTest {
    private static final Shape COLOUR = Shape.picture(32, 40, 3);
    private static final PreprocessingStep GREY = new PreprocessingStep.Grey();
    private static final PreprocessingStep SCALE = new PreprocessingStep.Scale();
    private static final PreprocessingStep STANDARDISE = new PreprocessingStep.Standardise();

    private static PreprocessingSummary of(Shape raw, PreprocessingStep... steps) {
        return PreprocessingSummary.of(raw, List.of(steps));
    }

    @Test
    void everyStepSaysWhatItLeaves() {
        PreprocessingSummary summary = of(
                COLOUR,
                new PreprocessingStep.Crop(0.5),
                new PreprocessingStep.Resize(8, 9),
                new PreprocessingStep.Augment(true, 0.1, 10, 0),
                GREY,
                STANDARDISE);

        assertThat(summary.steps())
                .extracting(step -> step.output().toString())
                .containsExactly("16×20×3", "8×9×3", "8×9×3", "8×9×1", "8×9×1");
        assertThat(summary.output()).isEqualTo(Shape.picture(8, 9, 1));
        summary.requireFit();
    }

    @Test
    void withoutStepsTheShapeStays() {
        assertThat(of(COLOUR).output()).isEqualTo(COLOUR);
        assertThat(new DataSpec("auto", 0, null, null).steps(COLOUR)).containsExactly(SCALE);
        assertThat(new DataSpec("auto", 0, null, null).steps(Shape.vector(1))).isEmpty();
    }

    @Test
    void stepsThatDoNotFitSayWhyAndWhatToDo() {
        assertThat(of(COLOUR, SCALE, new PreprocessingStep.Resize(8, 8))
                        .steps()
                        .get(1)
                        .problem())
                .isEqualTo("Resize works on pictures: move it above grey, scale and standardise");
        assertThat(of(Shape.picture(28, 28, 1), GREY).steps().get(0).problem())
                .isEqualTo("Grey is for three channels, here is one: take it out");
        assertThat(of(COLOUR, STANDARDISE, SCALE).steps().get(1).problem()).contains("divides once more");
        assertThat(of(COLOUR, SCALE, SCALE).steps().get(1).problem()).isEqualTo("Scale is there already: take one out");
        assertThat(of(Shape.vector(1), SCALE).steps().get(0).problem()).contains("is for pictures");
        assertThatThrownBy(() -> of(COLOUR, GREY, GREY).requireFit())
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("data.preprocessing[1] (Grey)");
    }
}
