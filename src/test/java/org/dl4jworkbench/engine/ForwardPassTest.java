package org.dl4jworkbench.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.Preprocessor;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LatentLayer;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The latent layer's outputs out of the pass that gives the predictions, held against Deeplearning4j's own passes. */
class ForwardPassTest {
    private static final Shape INPUT = Shape.picture(6, 6, 1);
    private static final LayerSpec DENSE = new LayerSpec.Dense(5, Activation.TANH, null);
    private static final LayerSpec OUTPUT = new LayerSpec.Output(3, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);

    @Test
    void latentOutputsAndPredictionsAreDeeplearning4jsBitForBit() {
        assertSameAsTwoPasses(
                new LayerSpec.Convolution(2, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                DENSE,
                OUTPUT);
        assertSameAsTwoPasses(DENSE, new LayerSpec.Dropout(0.5), OUTPUT);
    }

    private static void assertSameAsTwoPasses(LayerSpec... layers) {
        NetworkSpec network = new NetworkSpec(List.of(layers), Initialisation.XAVIER);
        NetworkSummary summary = NetworkSummary.of(INPUT, network, 3);
        LatentLayer latent = LatentLayer.of(summary).orElseThrow();
        RunningNetwork running = NetworkBuilder.build(
                network, new TrainingSpec(Optimiser.SGD, 0.1, 0, 0, 10, 1, null, GradientConvention.MEAN, 1), INPUT);
        Batches batches = batches(NetworkBuilder.takesPictures(network, INPUT));
        int[] all = IntStream.range(0, 25).toArray();

        ForwardPass.Outputs together = new ForwardPass(running, 10, () -> {}).outputs(batches, all, latent, 4);

        float[][] found = requireNonNull(together.latent());
        assertThat(found).hasDimensions(7, 5);
        for (int row = 0; row < 7; row++) {
            // In the same batches: the size of a batch changes how sums are rounded.
            int from = row * 4 / 10 * 10;
            INDArray features =
                    batches.gather(all, from, Math.min(25, from + 10)).features();
            INDArray expected = running.feedForward(features).get(latent.index() + 1);
            assertThat(found[row])
                    .containsExactly(
                            expected.getRow(row * 4L - from).dup().data().asFloat());
        }
        assertThat(together.rows()).isDeepEqualTo(new ForwardPass(running, 10, () -> {}).outputs(batches, all));
    }

    private static Batches batches(boolean pictures) {
        byte[] pixels = new byte[25 * 36];
        new Random(3).nextBytes(pixels);
        LabelledImages images = new LabelledImages(6, 6, 1, pixels, new byte[25]);
        Preprocessor preprocessor = Preprocessor.fit(
                List.of(new PreprocessingStep.Scale()),
                images,
                IntStream.range(0, 25).toArray());
        return new Batches(images, preprocessor, pictures, 3);
    }
}
