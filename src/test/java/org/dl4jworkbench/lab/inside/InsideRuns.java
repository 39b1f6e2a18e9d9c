package org.dl4jworkbench.lab.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.rundir.FittedPreprocessing;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.Watched;

/** Run directories of the embedded digits with snapshots of random weights, as a training would leave them. */
public final class InsideRuns {
    public static final int TEST = 40;
    public static final Moment EPOCH_0 = Moment.afterEpoch(0, 0);
    public static final Moment EPOCH_1 = Moment.afterEpoch(1, 10);

    private InsideRuns() {}

    public static RunSpec convolutions() {
        return spec(
                new LayerSpec.Convolution(3, 3, 1, Padding.VALID, 1, Activation.RELU, null),
                new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                new LayerSpec.Dense(5, Activation.SIGMOID, null),
                new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null));
    }

    public static RunSpec dense() {
        return spec(
                new LayerSpec.Dense(6, Activation.TANH, null),
                new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null));
    }

    public static RunSpec spec(LayerSpec... layers) {
        return new RunSpec(
                "mnist-cnn",
                "test",
                new DataSpec(DatasetCatalogue.GENERATED_DIGITS, 0.1, 100, TEST),
                new NetworkSpec(List.of(layers), Initialisation.XAVIER),
                new TrainingSpec(Optimiser.SGD, 0.1, 0, 0, 10, 1, null, GradientConvention.MEAN, 3),
                new EngineSpec(Backend.CPU, new Threads(1)));
    }

    /** Of the generated points of a function: one input column, one value to predict. */
    static RunSpec regression() {
        RunSpec spec = spec(
                new LayerSpec.Dense(4, Activation.TANH, null),
                new LayerSpec.Output(1, Activation.IDENTITY, Loss.MSE, null));
        return spec.withData(new DataSpec("generated-function", 0, null, null));
    }

    /**
     * A run's folder with weights after epochs 0 and 1.
     *
     * @param runs in the user's folder
     */
    public static RunDirectory write(Path runs, RunSpec spec) throws IOException {
        RunDirectory run = RunDirectory.create(runs, spec, Instant.now(), null);
        Places places = new Places(null, Objects.requireNonNull(runs.getParent()));
        Dataset dataset = places.datasets(null).load(spec.data());
        run.write(new FittedPreprocessing(dataset.shape(), spec.data().steps(dataset.shape()), List.of(), List.of()));
        int[] test = Split.of(spec.data(), spec.training().seed(), dataset).test();
        int[] labels = Arrays.stream(test)
                .map(example -> dataset.test() instanceof LabelledImages images ? images.label(example) : -1)
                .toArray();
        run.write(new Watched(test, labels));
        Random random = new Random(11);
        for (Moment moment : List.of(EPOCH_0, EPOCH_1)) {
            float[] weights = new float[layout(spec, dataset.shape()).size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (0.2 * random.nextGaussian());
            }
            Snapshot snapshot = run.snapshot(moment);
            snapshot.writeWeights(weights);
            snapshot.writeRecord(new SnapshotRecord(moment, -1, 0));
        }
        return run;
    }

    /** The layout for digits. */
    public static ParameterLayout layout(RunSpec spec) {
        return layout(spec, Shape.picture(28, 28, 1));
    }

    static ParameterLayout layout(RunSpec spec, Shape input) {
        return ParameterLayout.of(
                NetworkSummary.of(input, spec.network(), spec.network().outputs()));
    }
}
