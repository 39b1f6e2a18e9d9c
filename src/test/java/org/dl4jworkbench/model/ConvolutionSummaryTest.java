package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionSummaryTest {
    private static final LayerSpec OUTPUT = new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);

    private static LayerSpec.Convolution convolution(int kernel, int stride, String padding, int dilation) {
        return new LayerSpec.Convolution(8, kernel, stride, Padding.of(padding), dilation, Activation.RELU, null);
    }

    private static LayerSpec pool(int size, int stride, String padding) {
        return new LayerSpec.Pooling(PoolingKind.MAX, size, stride, Padding.of(padding));
    }

    private static NetworkSummary of(Shape input, LayerSpec... layers) {
        List<LayerSpec> all = new ArrayList<>(List.of(layers));
        all.add(OUTPUT);
        return NetworkSummary.of(input, new NetworkSpec(all, Initialisation.XAVIER), 10);
    }

    /** Sizes worked out by hand from ⌊(input + 2·padding − span) / stride⌋ + 1, and ⌈input / stride⌉ for same. */
    @ParameterizedTest
    @CsvSource({
        "28, 5, 1, valid, 1, 24", "28, 5, 3, valid, 1, 8", "28, 4, 1, 1, 1, 27", "28, 2, 1, same, 1, 28",
        "28, 5, 3, same, 1, 10", "10, 3, 1, valid, 3, 4", "7, 3, 2, 1, 1, 4", "5, 5, 1, valid, 1, 1"
    })
    void theOutputHasTheSizeCountedByHand(
            int side, int kernel, int stride, String padding, int dilation, int expected) {
        NetworkSummary summary = of(Shape.picture(side, side, 3), convolution(kernel, stride, padding, dilation));

        NetworkSummary.Layer layer = summary.layers().get(0);
        assertThat(layer.output()).isEqualTo(Shape.picture(expected, expected, 8));
        assertThat(layer.parameters()).isEqualTo((kernel * kernel * 3 + 1) * 8L);
        assertThat(layer.multiplyAdds()).isEqualTo((long) expected * expected * 8 * kernel * kernel * 3);
        assertThat(summary.fits()).isTrue();
    }

    @Test
    void poolingKeepsTheChannelsAndDensesFlatten() {
        NetworkSummary summary = of(
                Shape.picture(28, 28, 1),
                convolution(3, 1, "same", 1),
                pool(2, 2, "valid"),
                new LayerSpec.BatchNormalisation(0.9, 1e-5),
                new LayerSpec.Dropout(0.5),
                new LayerSpec.Activate(Activation.RELU),
                new LayerSpec.Dense(20, Activation.RELU, null),
                new LayerSpec.BatchNormalisation(0.9, 1e-5));

        assertThat(summary.layers())
                .extracting(layer -> Objects.requireNonNull(layer.output()).toString())
                .containsExactly("28×28×8", "14×14×8", "14×14×8", "14×14×8", "14×14×8", "20", "20", "10");
        assertThat(summary.layers())
                .extracting(NetworkSummary.Layer::parameters)
                .containsExactly(80L, 0L, 32L, 0L, 0L, 14 * 14 * 8 * 20L + 20, 80L, 210L);
        assertThat(summary.trainable()).isEqualTo(summary.parameters() - 16 - 40);
    }

    @Test
    void whatDoesNotFitNamesTheNumbersThatClashAndAWayOut() {
        assertThat(of(Shape.picture(5, 6, 1), convolution(9, 1, "valid", 1))
                        .layers()
                        .get(0)
                        .problem())
                .isEqualTo("kernel 9 does not fit a 5×6 input: use at most 5, or the padding same");
        assertThat(of(Shape.picture(5, 6, 1), convolution(9, 1, "1", 1))
                        .layers()
                        .get(0)
                        .problem())
                .isEqualTo("kernel 9 does not fit a 5×6 input with padding 1: use at most 7, or the padding same");
        assertThat(of(Shape.picture(5, 5, 1), convolution(3, 1, "valid", 4))
                        .layers()
                        .get(0)
                        .problem())
                .startsWith("kernel 3 with dilation 4 spans 9 and does not fit a 5×5 input");
        assertThat(of(Shape.picture(1, 1, 1), pool(2, 2, "valid"))
                        .layers()
                        .get(0)
                        .problem())
                .isEqualTo("window 2 does not fit a 1×1 input: use at most 1, or the padding same");
        assertThat(of(Shape.picture(9, 9, 1), convolution(3, 1, "3", 1))
                        .layers()
                        .get(0)
                        .problem())
                .contains("padding 3 is not smaller than the kernel's 3");
        assertThat(of(Shape.vector(84), convolution(3, 1, "same", 1))
                        .layers()
                        .get(0)
                        .problem())
                .isEqualTo("needs a picture, but gets 84 values: move it above the dense layers");
    }

    @Test
    void theLayersAfterAMisfitHaveNoShapeAndNoProblemOfTheirOwn() {
        NetworkSummary summary = of(Shape.picture(5, 5, 1), convolution(9, 1, "valid", 1), pool(2, 2, "valid"));

        assertThat(summary.layers().get(1).output()).isNull();
        assertThat(summary.layers().get(1).problem()).isNull();
        assertThat(summary.layers().get(2).parameters()).isZero();
        assertThatThrownBy(summary::requireFit).hasMessageContaining("network.layers[0] (Convolution): kernel 9");
    }

    @Test
    void aRegressionWantsTheMeanSquaredErrorAndAsManyOutputsAsValues() {
        NetworkSpec classes = new NetworkSpec(List.of(OUTPUT), Initialisation.XAVIER);
        NetworkSpec values = new NetworkSpec(
                List.of(new LayerSpec.Output(1, Activation.IDENTITY, Loss.MSE, null)), Initialisation.XAVIER);

        assertThat(NetworkSummary.of(Shape.vector(1), values, Task.REGRESSION, 1)
                        .fits())
                .isTrue();
        assertThat(NetworkSummary.of(Shape.vector(1), classes, Task.REGRESSION, 1)
                        .layers()
                        .get(0)
                        .problem())
                .isEqualTo("10 outputs do not fit 1 predicted value: use 1");
        assertThat(NetworkSummary.of(Shape.vector(1), classes, Task.REGRESSION, 10)
                        .layers()
                        .get(0)
                        .problem())
                .isEqualTo("cross-entropy is for classes: use the loss mse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sam", "-1", "101", "1.5"})
    void whatIsNoPaddingIsRefused(String text) {
        assertThatThrownBy(() -> Padding.of(text))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("Allowed: valid, same, or a number from 0 to 100");
    }

    @Test
    void paddingIsWrittenAsItIsRead() {
        assertThat(Padding.of("same").value()).isEqualTo("same");
        assertThat(Padding.of(0).value()).isEqualTo("valid");
        assertThat(Padding.of("2").value()).isEqualTo(2);
    }
}
