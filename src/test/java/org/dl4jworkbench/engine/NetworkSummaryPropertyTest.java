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
import net.jqwik.api.statistics.Statistics;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Shapes and parameter counts that the screen shows are the ones that Deeplearning4j builds, for networks of all layers. */
class NetworkSummaryPropertyTest {
    private static final int EXAMPLES = 3;
    private static final TrainingSpec TRAINING =
            new TrainingSpec(Optimiser.ADAM, 0.1, 0, 0, EXAMPLES, 1, null, GradientConvention.MEAN, 1);

    @Property(tries = 250)
    void countsAndShapesAreDeeplearning4jsOwn(
            @ForAll("inputs") Shape input,
            @ForAll("onPictures") List<LayerSpec> onPictures,
            @ForAll("onVectors") List<LayerSpec> onVectors,
            @ForAll @IntRange(min = 2, max = 20) int classes) {
        List<LayerSpec> layers = new ArrayList<>(onPictures);
        layers.addAll(onVectors);
        layers.add(new LayerSpec.Output(classes, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null));
        NetworkSpec spec = new NetworkSpec(layers, Initialisation.XAVIER);
        NetworkSummary summary = NetworkSummary.of(input, spec, classes);
        Statistics.label("fits").collect(summary.fits());
        if (!summary.fits()) {
            return;
        }

        MultiLayerNetwork network = NetworkBuilder.build(spec, TRAINING, input);

        assertThat(summary.parameters()).isEqualTo(network.numParams());
        List<INDArray> outputs = network.feedForward(zeros(spec, input));
        for (NetworkSummary.Layer layer : summary.layers()) {
            assertThat(layer.parameters())
                    .as("parameters of layer %s of %s", layer.index(), layers)
                    .isEqualTo(network.getLayer(layer.index()).numParams());
            Shape shown = java.util.Objects.requireNonNull(layer.output());
            assertThat(withoutExamples(outputs.get(layer.index() + 1), shown))
                    .as("output of layer %s of %s over %s", layer.index(), layers, input)
                    .isEqualTo(shown);
        }
        assertThat(network.getUpdater().getStateViewArray().length())
                .as("Adam keeps two values of each parameter that is trained")
                .isEqualTo(2 * summary.trainable());
    }

    private static INDArray zeros(NetworkSpec spec, Shape input) {
        if (!NetworkBuilder.takesPictures(spec, input)) {
            return Nd4j.zeros(EXAMPLES, (int) input.size());
        }
        List<Integer> sides = input.dimensions();
        return Nd4j.zeros(EXAMPLES, sides.get(2), sides.get(0), sides.get(1));
    }

    /** A picture that only dropout and activations have seen is a vector to Deeplearning4j where a dense layer comes next. */
    private static Shape withoutExamples(INDArray output, Shape expected) {
        if (output.rank() == 4) {
            return Shape.picture((int) output.size(2), (int) output.size(3), (int) output.size(1));
        }
        int size = (int) output.size(1);
        return expected.isPicture() && expected.size() == size ? expected : Shape.vector(size);
    }

    @Provide
    Arbitrary<Shape> inputs() {
        Arbitrary<Integer> sides = Arbitraries.integers().between(1, 14);
        Arbitrary<Shape> pictures =
                Combinators.combine(sides, sides, Arbitraries.of(1, 3)).as(Shape::picture);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, pictures),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 300).map(Shape::vector)));
    }

    private static Arbitrary<Activation> activations() {
        return Arbitraries.of(Activation.class).filter(each -> each != Activation.SOFTMAX);
    }

    private static Arbitrary<Padding> paddings() {
        return Arbitraries.of("valid", "same", "same", "1", "2").map(Padding::of);
    }

    private static Arbitrary<LayerSpec> anywhere() {
        Arbitrary<LayerSpec> normalisation =
                Arbitraries.doubles().between(0, 0.99).map(decay -> new LayerSpec.BatchNormalisation(decay, 1e-5));
        Arbitrary<LayerSpec> dropout = Arbitraries.doubles().between(0, 0.9).map(LayerSpec.Dropout::new);
        return Arbitraries.oneOf(normalisation, dropout, activations().map(LayerSpec.Activate::new));
    }

    @Provide
    Arbitrary<List<LayerSpec>> onPictures() {
        Arbitrary<Integer> kernels = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> strides = Arbitraries.integers().between(1, 3);
        Arbitrary<LayerSpec> convolutions = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        kernels,
                        strides,
                        paddings(),
                        Arbitraries.of(1, 1, 2),
                        activations())
                .as((channels, kernel, stride, padding, dilation, activation) ->
                        new LayerSpec.Convolution(channels, kernel, stride, padding, dilation, activation, null));
        Arbitrary<LayerSpec> poolings = Combinators.combine(
                        Arbitraries.of(PoolingKind.class), kernels, strides, paddings())
                .as(LayerSpec.Pooling::new);
        return Arbitraries.oneOf(convolutions, poolings, anywhere()).list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<LayerSpec>> onVectors() {
        Arbitrary<LayerSpec> dense = Combinators.combine(Arbitraries.integers().between(1, 60), activations())
                .as((units, activation) -> new LayerSpec.Dense(units, activation, null));
        Arbitrary<List<LayerSpec>> more =
                Arbitraries.oneOf(dense, anywhere()).list().ofMaxSize(3);
        return Combinators.combine(dense, more).as((first, others) -> {
            List<LayerSpec> all = new ArrayList<>();
            all.add(first);
            all.addAll(others);
            return all;
        });
    }
}
