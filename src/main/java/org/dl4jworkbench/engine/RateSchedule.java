package org.dl4jworkbench.engine;

import org.dl4jworkbench.model.TrainingSpec;
import org.nd4j.linalg.schedule.ISchedule;

/** The learning rate of every step as the spec's warm-up and schedule say, in the form that Deeplearning4j's updaters ask. */
final class RateSchedule implements ISchedule {
    private static final long serialVersionUID = 1L;

    private final transient TrainingSpec training;
    private final int perEpoch;
    private final long total;

    RateSchedule(TrainingSpec training, int perEpoch, long total) {
        this.training = training;
        this.perEpoch = perEpoch;
        this.total = total;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return training.learningRateAt(iteration, perEpoch, total);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
