package org.dl4jworkbench.engine;

import java.util.function.Function;
import org.dl4jworkbench.engine.accel.AcceleratedForward;
import org.dl4jworkbench.engine.accel.AcceleratedStep;
import org.dl4jworkbench.engine.accel.ByteFeatures;
import org.dl4jworkbench.engine.accel.NotAccelerated;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One step of a training: the gradient over a minibatch, then the optimiser's change of the parameters. Through Deeplearning4j's own
 * layers, or where it can be through {@code engine.accel}. One thread.
 */
final class TrainingStep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingStep.class);

    private final RunningNetwork network;
    private final TrainingSpec training;
    private final boolean drops;
    private final @Nullable AcceleratedStep accelerated;

    private TrainingStep(
            RunningNetwork network, NetworkSpec spec, TrainingSpec training, @Nullable AcceleratedStep accelerated) {
        this.network = network;
        this.training = training;
        this.drops = spec.layers().stream().anyMatch(LayerSpec.Dropout.class::isInstance);
        this.accelerated = accelerated;
    }

    /** Through Deeplearning4j's own layers and updater. */
    static TrainingStep builtIn(RunningNetwork network, NetworkSpec spec, TrainingSpec training) {
        return new TrainingStep(network, spec, training, null);
    }

    /**
     * The fastest there is for this network on this machine; where it is Deeplearning4j's own, the log says why.
     *
     * @param summary of the layers, all of which fit
     * @param running what the network was built with
     */
    static TrainingStep fastest(
            RunningNetwork network,
            NetworkSpec spec,
            TrainingSpec training,
            NetworkSummary summary,
            NetworkBuilder.Running running) {
        try {
            return new TrainingStep(network, spec, training, accelerated(network, spec, training, summary, running));
        } catch (NotAccelerated e) {
            LOG.warn("Training goes through Deeplearning4j's own layers: {}", e.reason());
            return builtIn(network, spec, training);
        }
    }

    private static AcceleratedStep accelerated(
            RunningNetwork network,
            NetworkSpec spec,
            TrainingSpec training,
            NetworkSummary summary,
            NetworkBuilder.Running running)
            throws NotAccelerated {
        requireCpu();
        return new AcceleratedStep(
                network,
                summary,
                training,
                NetworkBuilder.takesPictures(spec, summary.input()),
                running.classWeights(),
                ComputeThreads::now);
    }

    private static void requireCpu() throws NotAccelerated {
        if (!Nd4j.getBackend().getClass().getSimpleName().contains("Cpu")) {
            throw new NotAccelerated("the faster ones compute on the CPU only");
        }
    }

    /** What passes examples forward for evaluation where the steps are not Deeplearning4j's own; null elsewhere. */
    @Nullable
    AcceleratedForward forward(NetworkSpec spec, NetworkSummary summary) {
        if (accelerated == null) {
            return null;
        }
        try {
            return new AcceleratedForward(
                    network, summary, NetworkBuilder.takesPictures(spec, summary.input()), ComputeThreads::now);
        } catch (NotAccelerated e) {
            LOG.warn("Evaluation goes through Deeplearning4j's own layers: {}", e.reason());
            return null;
        }
    }

    /**
     * What makes features of the bytes of grey pictures, for an array of features each, where the steps are not Deeplearning4j's own; null
     * elsewhere.
     *
     * @param factor what a byte is multiplied by
     */
    @Nullable
    Function<INDArray, ByteFeatures> byteFeatures(double factor) {
        if (accelerated == null) {
            return null;
        }
        try {
            new ByteFeatures(Nd4j.createUninitialized(DataType.FLOAT, 1, 1), factor);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Minibatches are gathered in Java: oneDNN has no way to make floats of bytes ({})", e.getMessage());
            return null;
        }
        return features -> new ByteFeatures(features, factor);
    }

    /** Frees native memory besides the network's. */
    @Override
    public void close() {
        if (accelerated != null) {
            accelerated.close();
        }
    }

    /** Which way the steps go, for the log and the run's record. */
    String inWords() {
        return accelerated == null ? Provenance.BUILT_IN_LAYERS : AcceleratedStep.library();
    }

    /**
     * Makes the step.
     *
     * @param features as {@link Batches} makes them, C order; overwritten by nobody until this returns
     * @param labels examples × outputs
     * @param iteration how many steps were made before
     * @return the minibatch's mean loss per example, with the L1 and L2 terms of the parameters before the step
     */
    double run(INDArray features, INDArray labels, long iteration) {
        if (drops) {
            // What is dropped is drawn from ND4J's one generator; a resumed training must draw the same.
            Nd4j.getRandom().setSeed(training.seed() * 31 + iteration);
        }
        if (accelerated != null) {
            return accelerated.run(features, labels);
        }
        double penalty = penalty();
        network.fit(features, labels);
        return mean(penalty, labels.size(0));
    }

    /** The L1 and L2 terms that the next score will hold, where they are needed to take that score apart; they change with the step. */
    private double penalty() {
        boolean needed = training.gradient() == GradientConvention.SUM && training.l1() + training.l2() > 0;
        return needed ? network.calcRegularizationScore(true) : 0;
    }

    /**
     * Deeplearning4j's score is a sum where the gradient is; charts show the mean per example in any case.
     *
     * @param penalty of the weights before the step
     */
    private double mean(double penalty, long examples) {
        double score = network.score();
        return training.gradient() == GradientConvention.MEAN ? score : (score - penalty) / examples + penalty;
    }
}
