package org.dl4jworkbench.engine.accel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A training step of a {@link MultiLayerNetwork} that leaves the network as its own {@code fit} would have left it, up to the
 * rounding of floats: parameters, updater state, iteration count and score. One thread at a time; the number of threads that
 * compute may change between two steps.
 */
public final class AcceleratedStep implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final NetworkSummary summary;
    private final TrainingSpec training;
    private final boolean pictures;
    private final double @Nullable [] classWeights;
    private final IntSupplier threads;
    private final Parameters parameters;
    private final FlatUpdater updater;

    /** By batch size. */
    private final Map<Integer, MinibatchPass> passes = new HashMap<>();

    /** The number of threads that they were made for: oneDNN divides the work among as many. */
    private int madeFor;

    /**
     * @param network initialised, on the CPU
     * @param summary of the same layers, all of which fit
     * @param pictures whether its features are pictures, not values
     * @param classWeights a weight for each class in the loss, or null
     * @param threads how many compute now
     * @throws NotAccelerated if anything of it cannot be done here
     */
    public AcceleratedStep(
            MultiLayerNetwork network,
            NetworkSummary summary,
            TrainingSpec training,
            boolean pictures,
            double @Nullable [] classWeights,
            IntSupplier threads)
            throws NotAccelerated {
        if (network.params().dataType() != DataType.FLOAT) {
            throw new NotAccelerated(
                    "its parameters are of type " + network.params().dataType());
        }
        OneDnn.require();
        this.network = network;
        this.summary = summary;
        this.training = training;
        this.pictures = pictures;
        this.classWeights = classWeights == null ? null : classWeights.clone();
        this.threads = threads;
        if (network.getFlattenedGradients() == null) {
            network.initGradientsView();
        }
        ParameterLayout layout = ParameterLayout.of(summary);
        this.parameters = new Parameters(layout, network.params(), network.getFlattenedGradients());
        this.updater = new FlatUpdater(network, training, layout);
        try {
            // What oneDNN has no way for is known when its primitives are made.
            pass(1);
        } catch (RuntimeException e) {
            throw new NotAccelerated("oneDNN has no way for one of its layers (" + e.getMessage() + ")", e);
        } finally {
            close();
        }
    }

    /** Frees native memory; what is needed again is made again. */
    @Override
    public void close() {
        passes.values().forEach(MinibatchPass::close);
        passes.clear();
    }

    /** The library and its version, for logs. */
    public static String library() {
        return "oneDNN " + OneDnn.version();
    }

    private MinibatchPass pass(int batch) {
        int now = threads.getAsInt();
        if (now != madeFor) {
            close();
            madeFor = now;
        }
        return passes.computeIfAbsent(
                batch, size -> new MinibatchPass(summary, pictures, size, classWeights, parameters));
    }

    /**
     * Computes the gradient over the minibatch and changes the parameters.
     *
     * @param features examples × values or × channels × rows × columns; float, C order
     * @param labels examples × outputs; float, C order
     * @return the mean loss per example, with the L1 and L2 terms of the weights before the step
     */
    public double run(INDArray features, INDArray labels) {
        int batch = Math.toIntExact(features.size(0));
        double penalty = updater.penalty();
        double sum = pass(batch).run(features, labels);
        update(batch);
        double mean = sum / batch + penalty;
        network.setScore(training.gradient() == GradientConvention.MEAN ? mean : sum + penalty);
        return mean;
    }

    /**
     * Changes the parameters by the gradients that stand in the network's flat vector.
     *
     * @param examples that the gradients were summed over
     */
    public void update(int examples) {
        MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
        updater.update(configuration.getIterationCount(), configuration.getEpochCount(), examples);
        configuration.setIterationCount(configuration.getIterationCount() + 1);
    }
}
