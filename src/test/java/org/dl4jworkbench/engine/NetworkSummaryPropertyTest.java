package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Shapes and parameter counts that the screen shows are the ones that Deeplearning4j builds. */
class NetworkSummaryPropertyTest {
    @Property(tries = 60)
    void countsAndShapesAreDeeplearning4jsOwn(
            @ForAll("inputs") Shape input,
            @ForAll("hidden") List<LayerSpec.Dense> hidden,
            @ForAll @IntRange(min = 2, max = 20) int classes) {
        List<LayerSpec> layers = new ArrayList<>(hidden);
        layers.add(new LayerSpec.Output(classes, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null));
        NetworkSpec spec = new NetworkSpec(layers, Initialisation.XAVIER);
        TrainingSpec training = new TrainingSpec(Optimiser.ADAM, 0.1, 0, 0, 3, 1, null, GradientConvention.MEAN, 1);

        NetworkSummary summary = NetworkSummary.of(input, spec, classes);
        MultiLayerNetwork network = NetworkBuilder.build(spec, training, input);

        assertThat(summary.fits()).isTrue();
        assertThat(summary.parameters()).isEqualTo(network.numParams());
        List<INDArray> outputs = network.feedForward(Nd4j.zeros(3, (int) input.size()));
        for (NetworkSummary.Layer layer : summary.layers()) {
            assertThat(layer.parameters())
                    .isEqualTo(network.getLayer(layer.index()).numParams());
            assertThat(layer.output())
                    .isEqualTo(Shape.vector((int) outputs.get(layer.index() + 1).size(1)));
        }
        assertThat(network.getUpdater().getStateViewArray().length())
                .as("Adam keeps two values a parameter")
                .isEqualTo(2 * summary.parameters());
    }

    @Provide
    Arbitrary<Shape> inputs() {
        Arbitrary<Integer> sides = Arbitraries.integers().between(1, 12);
        Arbitrary<Shape> pictures =
                Combinators.combine(sides, sides, Arbitraries.of(1, 3)).as(Shape::picture);
        return Arbitraries.oneOf(
                pictures, Arbitraries.integers().between(1, 300).map(Shape::vector));
    }

    @Provide
    Arbitrary<List<LayerSpec.Dense>> hidden() {
        Arbitrary<Activation> activations = Arbitraries.of(Activation.class).filter(each -> each != Activation.SOFTMAX);
        return Combinators.combine(Arbitraries.integers().between(1, 60), activations)
                .as((units, activation) -> new LayerSpec.Dense(units, activation, null))
                .list()
                .ofMaxSize(5);
    }
}
