package org.dl4jworkbench.engine;

import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.TrainingSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One step of a training: the gradient over a minibatch, then the optimiser's change of the parameters. One thread. */
final class TrainingStep {
    private final RunningNetwork network;
    private final TrainingSpec training;
    private final boolean drops;

    TrainingStep(RunningNetwork network, NetworkSpec spec, TrainingSpec training) {
        this.network = network;
        this.training = training;
        this.drops = spec.layers().stream().anyMatch(LayerSpec.Dropout.class::isInstance);
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
