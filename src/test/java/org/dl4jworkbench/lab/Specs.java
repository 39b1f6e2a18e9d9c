package org.dl4jworkbench.lab;

import java.util.List;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.model.TrainingSpec;

/** Small runs on the embedded digits: 900 training, 100 validation and 200 test examples, one thread. */
final class Specs {
    static final int TRAIN = 900;
    static final int VALIDATION = 100;
    static final int TEST = 200;
    static final int BATCH = 2;

    /** Minibatches of one epoch. */
    static final int PER_EPOCH = TRAIN / BATCH;

    private Specs() {}

    static RunSpec digits(int epochs) {
        return digits(epochs, Optimiser.SGD, 0.05);
    }

    static RunSpec digits(int epochs, Optimiser optimiser, double learningRate) {
        return new RunSpec(
                "mnist-mlp",
                "test",
                new DataSpec("generated-digits", 0.1, TRAIN + VALIDATION, TEST),
                network(Activation.SIGMOID, 16),
                new TrainingSpec(optimiser, learningRate, 0.9, 1e-4, BATCH, epochs, null, GradientConvention.MEAN, 77),
                new EngineSpec(Backend.CPU, new Threads(1)));
    }

    static NetworkSpec network(Activation hidden, int units) {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(units, hidden, null),
                        new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.XAVIER);
    }

    static RunSpec withTraining(RunSpec spec, TrainingSpec training) {
        return new RunSpec(spec.assignment(), spec.preset(), spec.data(), spec.network(), training, spec.engine());
    }
}
