package org.dl4jworkbench.lab;

import java.util.List;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.ClassWeights;
import org.dl4jworkbench.model.Clipping;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Schedule;
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

    /** Examples per minibatch of {@link #pictures}. */
    static final int PICTURE_BATCH = 5;

    /** Everything at once that a stopped training must find again: random changes, dropped values, running means, a schedule. */
    static RunSpec pictures(int epochs) {
        NetworkSpec network = new NetworkSpec(
                List.of(
                        new LayerSpec.Convolution(4, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                        new LayerSpec.BatchNormalisation(0.9, 1e-5),
                        new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                        new LayerSpec.Dropout(0.25),
                        new LayerSpec.Dense(16, Activation.RELU, null),
                        new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.of("he"));
        TrainingSpec training = new TrainingSpec(
                Optimiser.ADAM,
                0.01,
                0,
                1e-5,
                1e-4,
                1e-3,
                Schedule.of("cosine(0.1)"),
                1,
                Clipping.of("norm(1)"),
                ClassWeights.BALANCED,
                PICTURE_BATCH,
                epochs,
                null,
                null,
                GradientConvention.MEAN,
                77);
        DataSpec data = new DataSpec(
                "generated-digits",
                0.1,
                TRAIN + VALIDATION,
                TEST,
                List.of(
                        new PreprocessingStep.Augment(false, 0.1, 10, 0.2),
                        new PreprocessingStep.Scale(),
                        new PreprocessingStep.Standardise()),
                false,
                null);
        return new RunSpec("mnist-cnn", "test", data, network, training, new EngineSpec(Backend.CPU, new Threads(1)));
    }
}
