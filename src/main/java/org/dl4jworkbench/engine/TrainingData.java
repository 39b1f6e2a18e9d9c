package org.dl4jworkbench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.Examples;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.MinibatchOrder;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.data.Preprocessor;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.engine.accel.ByteFeatures;
import org.dl4jworkbench.model.ClassWeights;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.FittedPreprocessing;
import org.dl4jworkbench.rundir.FoldExamples;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A run's data as its training sees it: split, preprocessed with what was fitted on the training split, and in the order of each
 * epoch. The same spec and files give the same data, so that a resumed run goes on with what it began with.
 */
final class TrainingData {
    private static final int CURVE_POINTS = 400;

    private final RunSpec spec;
    private final Dataset dataset;
    private final Split split;
    private final Preprocessor preprocessor;
    private final FittedPreprocessing fitted;
    private final NetworkSummary summary;
    private final boolean pictures;
    private final Batches training;
    private final Batches train;
    private final Batches test;
    private final @Nullable Augmentation augmentation;
    private final int examplesPerEpoch;
    private final int perEpoch;

    /** Splits and fits; a network that does not fit the data is an error with its layer. */
    TrainingData(RunSpec spec, Dataset dataset) {
        this.spec = spec;
        this.dataset = dataset;
        this.split = Split.of(spec.data(), spec.training().seed(), dataset);
        var steps = spec.data().steps(dataset.shape());
        this.preprocessor = Preprocessor.fit(steps, dataset.train(), split.train());
        this.fitted = new FittedPreprocessing(
                preprocessor.output(),
                steps,
                Arrays.stream(preprocessor.means()).boxed().toList(),
                Arrays.stream(preprocessor.deviations()).boxed().toList());
        this.summary = NetworkSummary.of(preprocessor.output(), spec.network(), dataset.task(), outputs());
        summary.requireFit();
        this.pictures = NetworkBuilder.takesPictures(spec.network(), preprocessor.output());
        this.train = new Batches(dataset.train(), preprocessor, pictures, outputs());
        // An evaluation may come between two minibatches while the next ones are gathered.
        this.training = train.another();
        this.test = new Batches(dataset.test(), preprocessor, pictures, outputs());
        this.augmentation = steps.stream()
                .filter(PreprocessingStep.Augment.class::isInstance)
                .map(PreprocessingStep.Augment.class::cast)
                .findFirst()
                .map(step -> new Augmentation(step, spec.training().seed(), dataset.trainImages()))
                .orElse(null);
        this.examplesPerEpoch = spec.data().oversampling() && dataset.train() instanceof LabelledImages images
                ? MinibatchOrder.oversampledLength(split.train(), images)
                : split.train().length;
        this.perEpoch = spec.training().iterationsPerEpoch(examplesPerEpoch);
    }

    /** The number of classes, or of values to predict. */
    private int outputs() {
        return dataset.classNames().size();
    }

    /** The shape that the network sees. */
    Shape shape() {
        return preprocessor.output();
    }

    FittedPreprocessing fitted() {
        return fitted;
    }

    NetworkSummary summary() {
        return summary;
    }

    /** The examples of a split, ascending; none where there is no such split. */
    int[] indices(SplitName name) {
        return switch (name) {
            case TRAIN -> split.train();
            case VALIDATION -> split.validation();
            case TEST -> split.test();
        };
    }

    /** What gathers the examples of a split for evaluation. */
    Batches batches(SplitName name) {
        return name == SplitName.TEST ? test : train;
    }

    /** The examples that snapshots speak of: the test split, in the order of its evaluation. */
    Watched watched() {
        return new Watched(split.test().clone(), labels(dataset.test(), split.test()));
    }

    private static int[] labels(Examples file, int[] examples) {
        return Arrays.stream(examples)
                .map(example -> file instanceof LabelledImages images ? images.label(example) : -1)
                .toArray();
    }

    /** The examples of the run's fold: the validation split, in the order of its evaluation. */
    FoldExamples foldExamples() {
        int[] examples = split.validation();
        float[][] targets = dataset.train() instanceof NumberTable table
                ? Arrays.stream(examples).mapToObj(table::targetRow).toArray(float[][]::new)
                : null;
        return new FoldExamples(examples.clone(), labels(dataset.train(), examples), targets);
    }

    /** How many examples an epoch takes; with oversampling more than the split has. */
    int examplesPerEpoch() {
        return examplesPerEpoch;
    }

    /** Minibatches of an epoch. */
    int perEpoch() {
        return perEpoch;
    }

    /** The order of an epoch, counted from 1. */
    int[] order(int epoch) {
        long seed = spec.training().seed();
        return spec.data().oversampling() && dataset.train() instanceof LabelledImages images
                ? MinibatchOrder.oversampled(seed, epoch, split.train(), images)
                : MinibatchOrder.order(seed, epoch, split.train());
    }

    /** How many examples a minibatch of an epoch has; the last one may have fewer. */
    int size(int batch) {
        int from = batch * spec.training().batchSize();
        return Math.min(examplesPerEpoch, from + spec.training().batchSize()) - from;
    }

    /**
     * A minibatch of training, with the changes of augmentation.
     *
     * @param order that of the epoch
     * @param batch counted from 0
     */
    Batches.Batch minibatch(int epoch, int[] order, int batch) {
        GatheringAhead.Source source = minibatches(epoch, order);
        Batches.Batch arrays = source.arrays(batch, 0);
        source.fill(batch, arrays);
        source.finish(arrays);
        return arrays;
    }

    /** Has features made in the way of the training's steps from now on, where these have one that is faster. */
    void gatherFor(TrainingStep step) {
        OptionalDouble factor = preprocessor.byteFactor();
        if (augmentation != null || factor.isEmpty() || !(dataset.train() instanceof LabelledImages)) {
            return;
        }
        Function<INDArray, ByteFeatures> faster = step.byteFeatures(factor.getAsDouble());
        if (faster != null) {
            List.of(training, train, test).forEach(each -> each.unpackBy(faster));
        }
    }

    /** The minibatches of an epoch, as {@link #minibatch}; of one epoch at a time. */
    GatheringAhead.Source minibatches(int epoch, int[] order) {
        return new GatheringAhead.Source() {
            @Override
            public Batches.Batch arrays(int batch, int place) {
                return training.arrays(place, size(batch));
            }

            @Override
            public void fill(int batch, Batches.Batch arrays) {
                training.fill(arrays, order, batch * spec.training().batchSize(), augmentation, epoch);
            }

            @Override
            public void finish(Batches.Batch arrays) {
                arrays.unpack();
            }
        };
    }

    /** What the network takes from the data. */
    NetworkBuilder.Running running() {
        ClassWeights weights = spec.training().classWeights();
        double[] ofClasses = weights != null && dataset.train() instanceof LabelledImages images
                ? weights.of(images.classCounts(split.train(), outputs()))
                : null;
        return new NetworkBuilder.Running(perEpoch, spec.training().totalIterations(examplesPerEpoch), ofClasses);
    }

    /** Evenly spaced inputs over all points of a regression with one input column; null elsewhere. */
    @Nullable
    NumberTable curveInputs() {
        if (!(dataset.train() instanceof NumberTable table)
                || table.inputNames().size() != 1
                || !(dataset.test() instanceof NumberTable other)) {
            return null;
        }
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (NumberTable each : new NumberTable[] {table, other}) {
            for (float x : each.inputs()) {
                least = Math.min(least, x);
                most = Math.max(most, x);
            }
        }
        float[] inputs = new float[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            inputs[i] = (float) (least + ((double) most - least) * i / (CURVE_POINTS - 1));
        }
        return new NumberTable(
                table.inputNames(),
                table.targetNames(),
                inputs,
                new float[CURVE_POINTS * table.targetNames().size()]);
    }

    /** What gathers other examples than the data set's own in the same way. */
    Batches batchesOf(Examples examples) {
        return new Batches(examples, preprocessor, pictures, outputs());
    }
}
