package org.dl4jworkbench.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSummaryTest {
    private static final Shape DIGIT = Shape.picture(28, 28, 1);
    private static final LayerSpec OUTPUT = new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);

    private static LayerSpec dense(int units) {
        return new LayerSpec.Dense(units, Activation.SIGMOID, null);
    }

    private static NetworkSummary of(LayerSpec... layers) {
        return NetworkSummary.of(DIGIT, new NetworkSpec(List.of(layers), Initialisation.XAVIER), 10);
    }

    private static TrainingSpec training(Optimiser optimiser, int batch) {
        return new TrainingSpec(optimiser, 0.1, 0.9, 0, batch, 1, null, GradientConvention.MEAN, 1);
    }

    @Test
    void theNetworksOfTheReportsHaveTheParametersCountedByHand() {
        // 784·60 + 60, 60·2 + 2, 2·10 + 10
        assertThat(of(dense(60), dense(2), OUTPUT).layers())
                .extracting(NetworkSummary.Layer::parameters)
                .containsExactly(47_100L, 122L, 30L);
        assertThat(of(dense(60), dense(2), OUTPUT).parameters()).isEqualTo(47_252);
        // 784·1024 + 1024, 1024·10 + 10
        assertThat(of(dense(1024), OUTPUT).parameters()).isEqualTo(814_090);
        // 803,840, 1024·2 + 2, 30
        assertThat(of(dense(1024), dense(2), OUTPUT).parameters()).isEqualTo(805_920);
        assertThat(of(OUTPUT).parameters()).isEqualTo(7_850);
    }

    @Property
    void everyDenseLayerCountsItsInputsTimesItsUnitsAndABiasEach(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 3000) Integer> units) {
        List<LayerSpec> layers = new ArrayList<>();
        units.forEach(count -> layers.add(dense(count)));
        layers.add(OUTPUT);

        NetworkSummary summary = of(layers.toArray(LayerSpec[]::new));

        long expected = 0;
        long inputs = 784;
        for (int count : units) {
            expected += (inputs + 1) * count;
            inputs = count;
        }
        assertThat(summary.parameters()).isEqualTo(expected + (inputs + 1) * 10);
        assertThat(summary.fits()).isTrue();
    }

    @Test
    void whatDoesNotFitNamesTheLayerAndAWayOut() {
        assertThat(of(dense(5)).layers().get(0).problem()).contains("the last layer must be an output layer");
        assertThat(of(OUTPUT, OUTPUT).layers().get(0).problem()).contains("move it down");
        assertThat(of(new LayerSpec.Output(7, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null))
                        .layers()
                        .get(0)
                        .problem())
                .isEqualTo("7 outputs do not fit 10 classes: use 10");
        assertThat(of(new LayerSpec.Output(10, Activation.SIGMOID, Loss.CROSS_ENTROPY, null))
                        .layers()
                        .get(0)
                        .problem())
                .contains("softmax");
        assertThat(of(new LayerSpec.Dense(3, Activation.SOFTMAX, null), OUTPUT)
                        .layers()
                        .get(0)
                        .problem())
                .contains("softmax belongs to the output layer");
        assertThatThrownBy(() -> of(dense(5), dense(5)).requireFit())
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("network.layers[1] (Dense)");
    }

    @ParameterizedTest
    @CsvSource({"SGD, 2", "MOMENTUM, 3", "RMSPROP, 3", "ADAM, 4"})
    void memoryCountsParametersGradientsUpdaterAndActivations(Optimiser optimiser, int copies) {
        NetworkSummary summary = of(OUTPUT);

        // 7,850 parameters in copies, and for each of 16 examples 784 inputs and three arrays of 10, four bytes a value
        assertThat(summary.trainingBytes(training(optimiser, 16))).isEqualTo(4L * (7_850L * copies + (784 + 30) * 16));
    }
}
