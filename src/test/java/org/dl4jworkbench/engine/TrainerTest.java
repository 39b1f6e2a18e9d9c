package org.dl4jworkbench.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.util.ModelSerializer;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.Examples;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.data.Verification;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingStep.Augment;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.SnapshotSpec;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.FittedPreprocessing;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in this process, on small sets made here: what goes into each split, and what is written of it. */
class TrainerTest {
    private static final int SIDE = 8;
    private static final int[] CLASS_SIZES = {40, 30, 10};
    private static final int TRAIN = 80;
    private static final int TEST = 20;
    private static final PreprocessingStep SCALE = new PreprocessingStep.Scale();
    private static final PreprocessingStep STANDARDISE = new PreprocessingStep.Standardise();

    private static final Trainer.Observer NOBODY = new Trainer.Observer() {
        @Override
        public void trained(long iteration, double loss, double seconds) {}

        @Override
        public void evaluated(EpochResult result, @Nullable EpochResult best) {}

        @Override
        public void paused(boolean paused) {}
    };

    @TempDir
    Path folder;

    /** A training that was done: its folder and the losses of its minibatches. */
    private record Done(RunDirectory run, List<Double> losses, Trainer.End end) {
        List<EpochResult> epochs() {
            return EpochsCsv.read(run.epochs());
        }
    }

    @Test
    void nothingOfValidationAndTestReachesFittingOrTraining() throws IOException {
        RunSpec spec = spec(data(0.25, List.of(SCALE, STANDARDISE), false), 2, null);
        Dataset original = pictures(1, 3);
        Split split = Split.of(spec.data(), spec.training().seed(), original);
        Dataset changed = withOtherPixels(original, split);

        Done before = train(spec, original);
        Done after = train(spec, changed);

        FittedPreprocessing fitted = before.run().readPreprocessing().orElseThrow();
        assertThat(after.run().readPreprocessing()).contains(fitted);
        assertThat(fitted.means()).hasSize(3);
        assertMeanOfTrainingSplit(fitted, original.trainImages(), split.train());
        assertThat(after.losses()).isEqualTo(before.losses());
        assertThat(after.epochs())
                .extracting(each -> each.train().loss())
                .isEqualTo(before.epochs().stream()
                        .map(each -> each.train().loss())
                        .toList());
        assertThat(requireNonNull(after.epochs().get(0).validation()).loss())
                .as("the other pixels were really there")
                .isNotEqualTo(
                        requireNonNull(before.epochs().get(0).validation()).loss());
    }

    private static void assertMeanOfTrainingSplit(FittedPreprocessing fitted, LabelledImages images, int[] train) {
        for (int channel = 0; channel < 3; channel++) {
            double sum = 0;
            for (int index : train) {
                for (int row = 0; row < SIDE; row++) {
                    for (int column = 0; column < SIDE; column++) {
                        sum += images.pixel(index, row, column, channel) / 255.0;
                    }
                }
            }
            assertThat(fitted.means().get(channel)).isCloseTo(sum / (train.length * SIDE * SIDE), within(1e-6));
        }
    }

    private static Dataset withOtherPixels(Dataset original, Split split) {
        LabelledImages train = original.trainImages();
        byte[] pixels = train.pixels().clone();
        for (int index : split.validation()) {
            Arrays.fill(pixels, train.offset(index), train.offset(index + 1), (byte) 255);
        }
        LabelledImages test = original.testImages();
        byte[] testPixels = test.pixels().clone();
        Arrays.fill(testPixels, (byte) 255);
        return dataset(
                original.shape(),
                original.classNames(),
                new LabelledImages(SIDE, SIDE, 3, pixels, train.labels()),
                new LabelledImages(SIDE, SIDE, 3, testPixels, test.labels()));
    }

    @Test
    void augmentationChangesMinibatchesAndNoEvaluation() throws IOException {
        Augment augment = new Augment(true, 0.2, 15, 0.2);
        Done plain = train(spec(data(0.25, List.of(SCALE), false), 1, null), pictures(1, 3));
        Done augmented = train(spec(data(0.25, List.of(augment, SCALE), false), 1, null), pictures(1, 3));

        assertThat(augmented.epochs().get(0))
                .as("the untrained network on training, validation and test split")
                .isEqualTo(plain.epochs().get(0));
        assertThat(augmented.losses().get(0))
                .as("the same network on the first minibatch")
                .isNotEqualTo(plain.losses().get(0));
        assertThat(train(spec(data(0.25, List.of(augment, SCALE), false), 1, null), pictures(1, 3))
                        .losses())
                .as("the same seed")
                .isEqualTo(augmented.losses());
    }

    @Test
    void oversamplingDrawsAsManyOfEachClassAsOfTheLargest() throws IOException {
        Done done = train(spec(data(0, List.of(SCALE), true), 2, null), pictures(1, 3));

        // 3 · 40 examples in batches of 10.
        assertThat(done.losses()).hasSize(24);
        assertThat(done.epochs()).extracting(EpochResult::iteration).containsExactly(0L, 12L, 24L);
        int[][] confusion = Npy.readMatrix(done.run().confusion(2, SplitName.TRAIN), Npy.Form.anything());
        assertThat(Arrays.stream(confusion).mapToInt(row -> Arrays.stream(row).sum()))
                .as("evaluation takes every example once")
                .containsExactly(40, 30, 10);
    }

    /** 73 examples in batches of 10: each epoch ends in a smaller one; augmenting takes long enough to be done ahead. */
    @Test
    void gatheringAheadChangesNoNumberAlsoAfterAStop() throws IOException {
        Augment augment = new Augment(true, 0.2, 15, 0.2);
        RunSpec spec = spec(data(0.1, List.of(augment, SCALE), true), 3, null)
                .withSnapshots(new SnapshotSpec(250, List.of(4L), List.of()));
        Done alone = train(spec, pictures(1, 3));
        RunDirectory run = RunDirectory.create(folder, spec, Instant.EPOCH, null);

        train(run, spec, pictures(1, 3), 15, 2);
        Done ahead = train(run, spec, pictures(1, 3), Long.MAX_VALUE, 2);

        assertThat(ahead.losses()).isEqualTo(alone.losses());
        assertThat(ahead.epochs())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(alone.epochs());
        assertThat(parameters(run.model())).isEqualTo(parameters(alone.run().model()));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .as("the thread ends with the run")
                .doesNotContain("gathering");
    }

    @Test
    void anUntrainedNetworkEvaluatedLaterGivesTheSameRecord() throws IOException {
        RunSpec spec = spec(data(0.25, List.of(SCALE), false), 2, null);
        Done first = train(spec, pictures(1, 3));
        RunDirectory run = RunDirectory.create(folder, spec, Instant.EPOCH, null);
        trainAtOnce(run, spec, 3);
        assertThat(EpochsCsv.read(run.epochs()))
                .as("stopped within the first epoch")
                .isEmpty();

        trainAtOnce(run, spec, Long.MAX_VALUE);

        assertThat(EpochsCsv.read(run.epochs()))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(first.epochs());
        assertThat(parameters(run.model())).isEqualTo(parameters(first.run().model()));
        Snapshot untrained = run.snapshots().get(0);
        Snapshot expected = first.run().snapshots().get(0);
        assertThat(untrained.moment()).isEqualTo(Moment.afterEpoch(0, 0));
        assertThat(untrained.readWeights(Npy.Form.ANY).orElseThrow())
                .isEqualTo(expected.readWeights(Npy.Form.ANY).orElseThrow());
        assertThat(untrained.readPredictions(Npy.Form.ANY, Npy.Form.ANY).orElseThrow())
                .isDeepEqualTo(
                        expected.readPredictions(Npy.Form.ANY, Npy.Form.ANY).orElseThrow());
    }

    /** Without the evaluation that stands before the first iteration otherwise. */
    private void trainAtOnce(RunDirectory run, RunSpec spec, long until) throws IOException {
        Trainer trainer = new Trainer(run, spec, pictures(1, 3), new CommandQueue(), 1, false);
        trainer.setLongestWait(-1);
        List<Integer> told = new ArrayList<>();
        trainer.train(new Trainer.Observer() {
            @Override
            public void trained(long iteration, double loss, double seconds) {
                assertThat(told).as("nothing is evaluated before iteration 1").doesNotContain(iteration > 6 ? -1 : 0);
                if (iteration == until) {
                    trainer.stop();
                }
            }

            @Override
            public void evaluated(EpochResult result, @Nullable EpochResult best) {
                told.add(result.epoch());
            }

            @Override
            public void paused(boolean paused) {}
        });
    }

    @Test
    void patienceEndsTheTrainingAndKeepsTheBestEpoch() throws IOException {
        Done done = train(spec(data(0.25, List.of(SCALE), false), 60, 3), noise());

        List<EpochResult> epochs = done.epochs();
        int best = EpochResult.best(epochs).orElseThrow().epoch();
        assertThat(done.end()).isEqualTo(Trainer.End.FINISHED);
        assertThat(epochs.get(epochs.size() - 1).epoch()).isEqualTo(best + 3).isLessThan(60);
        assertThat(parameters(done.run().model()))
                .isEqualTo(parameters(done.run().bestCheckpoint()));
        assertThat(parameters(done.run().model()))
                .isNotEqualTo(parameters(done.run().lastCheckpoint()));
    }

    @Test
    void aTrainingThatEndsBeforeTheEpochItWasToStopAtIsFinished() throws IOException {
        RunSpec spec = spec(data(0.25, List.of(SCALE), false), 60, 3);
        RunDirectory run = RunDirectory.create(folder, spec, Instant.EPOCH, null);
        assertThat(new Trainer(run, spec, noise(), new CommandQueue(), 1, false).train(NOBODY, 60))
                .as("patience ended it")
                .isEqualTo(Trainer.End.FINISHED);
        RunSpec three = spec(data(0.25, List.of(SCALE), false), 3, null);
        RunDirectory other = RunDirectory.create(folder, three, Instant.EPOCH, null);
        assertThat(new Trainer(other, three, noise(), new CommandQueue(), 1, false).train(NOBODY, 2))
                .isEqualTo(Trainer.End.STOPPED);
        assertThat(EpochsCsv.read(other.epochs())).hasSize(3);
        assertThat(new Trainer(other, three, noise(), new CommandQueue(), 1, false).train(NOBODY, 3))
                .as("its last epoch")
                .isEqualTo(Trainer.End.FINISHED);
    }

    /** Six minibatches make an epoch: the cap of nine ends in the middle of the second, which was the best so far. */
    @Test
    void anEpochThatACapCutShortIsTakenUpWhereItWasCut() throws IOException {
        RunSpec whole = spec(data(0.25, List.of(SCALE), false), 4, null);
        RunSpec capped = whole.withTraining(whole.training().withLength(4, 9));
        RunDirectory run = RunDirectory.create(folder, capped, Instant.EPOCH, null);
        Done cut = train(run, capped, pictures(1, 3), Long.MAX_VALUE);
        assertThat(cut.end()).isEqualTo(Trainer.End.FINISHED);
        assertThat(cut.epochs()).extracting(EpochResult::iteration).containsExactly(0L, 6L, 9L);
        assertThat(EpochResult.best(cut.epochs()).orElseThrow().epoch()).isEqualTo(2);

        Done more = train(run, whole, pictures(1, 3), Long.MAX_VALUE);
        Done reference = train(whole, pictures(1, 3));

        assertThat(more.epochs())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(reference.epochs());
        assertThat(more.losses()).isEqualTo(reference.losses());
        assertThat(parameters(run.model())).isEqualTo(parameters(reference.run().model()));
        assertThat(parameters(run.bestCheckpoint()))
                .isEqualTo(parameters(reference.run().bestCheckpoint()));
    }

    /** The stop comes with the last minibatch of epoch 1, so in front of its evaluation. */
    @Test
    void aStopDoesNotWaitForALongEvaluationAndNothingIsLostByThat() throws IOException {
        RunSpec spec = spec(data(0.25, List.of(SCALE), false), 2, null);
        Done reference = train(spec, pictures(1, 3));
        RunDirectory run = RunDirectory.create(folder, spec, Instant.EPOCH, null);
        Trainer trainer = new Trainer(run, spec, pictures(1, 3), new CommandQueue(), 1, false);
        trainer.setPatience(-1);

        Trainer.End end = trainer.train(new Trainer.Observer() {
            @Override
            public void trained(long iteration, double loss, double seconds) {
                if (iteration == 6) {
                    trainer.stop();
                }
            }

            @Override
            public void evaluated(EpochResult result, @Nullable EpochResult best) {}

            @Override
            public void paused(boolean paused) {}
        });

        assertThat(end).isEqualTo(Trainer.End.STOPPED);
        assertThat(EpochsCsv.read(run.epochs())).extracting(EpochResult::epoch).containsExactly(0);
        Done resumed = train(run, spec, pictures(1, 3), Long.MAX_VALUE);
        assertThat(resumed.losses()).isEqualTo(reference.losses());
        assertThat(resumed.epochs())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(reference.epochs());
        assertThat(parameters(run.model())).isEqualTo(parameters(reference.run().model()));
    }

    /** Such a record can be made by hand only; it trained nothing and looked at no command for ever. */
    @Test
    void aRunThatIsBeyondTheEndOfItsSpecEndsAtOnce() throws IOException {
        RunSpec spec = spec(data(0.25, List.of(SCALE), false), 4, null);
        RunDirectory run = RunDirectory.create(folder, spec, Instant.EPOCH, null);
        assertThat(train(run, spec, pictures(1, 3), 15).end()).isEqualTo(Trainer.End.STOPPED);

        Done done = train(run, spec.withTraining(spec.training().withLength(1, null)), pictures(1, 3), 99);

        assertThat(done.end()).isEqualTo(Trainer.End.FINISHED);
        assertThat(done.losses()).hasSize(15);
    }

    @Test
    void weightsThatAreNotFiniteNeverReachACheckpoint() throws IOException {
        RunSpec spec = spec(data(0.25, List.of(SCALE), false), 3, null);
        RunSpec wild = spec.withTraining(new TrainingSpec(
                Optimiser.SGD, 1e300, 0, 0, 0, 0, null, 0, null, null, 100, 3, null, null, GradientConvention.MEAN, 4));
        RunDirectory run = RunDirectory.create(folder, wild, Instant.EPOCH, null);

        assertThatThrownBy(() -> train(run, wild, pictures(1, 3), Long.MAX_VALUE))
                .hasMessageContaining("weights became NaN or infinite: the training diverged")
                .hasMessageContaining("iteration 1, epoch 1")
                .hasMessageContaining("smaller learning rate");

        assertThat(run.lastCheckpoint()).doesNotExist();
        assertThat(run.bestCheckpoint()).doesNotExist();
        assertThat(EpochsCsv.read(run.epochs())).extracting(EpochResult::epoch).containsExactly(0);
    }

    @Test
    void withoutPatienceTheModelIsTheLastEpochs() throws IOException {
        Done done = train(spec(data(0.25, List.of(SCALE), false), 12, null), noise());

        assertThat(EpochResult.best(done.epochs()).orElseThrow().epoch()).isLessThan(12);
        assertThat(parameters(done.run().model()))
                .isEqualTo(parameters(done.run().lastCheckpoint()));
    }

    @Test
    void probabilitiesOfTheTestSplitAreThoseOfTheConfusionMatrix() throws IOException {
        Done done = train(spec(data(0.25, List.of(SCALE), false), 12, null), noise());

        float[][] predictions = Npy.readFloats(done.run().predictions(12, SplitName.TEST), Npy.Form.anything());
        int[][] confusion = Npy.readMatrix(done.run().confusion(12, SplitName.TEST), Npy.Form.anything());
        int[][] counted = new int[3][3];
        assertThat(predictions).hasNumberOfRows(TEST);
        for (int i = 0; i < TEST; i++) {
            float[] row = predictions[i];
            assertThat((double) row[0] + row[1] + row[2]).isCloseTo(1, within(1e-5));
            int most = row[1] > row[0] ? (row[2] > row[1] ? 2 : 1) : (row[2] > row[0] ? 2 : 0);
            counted[noise().testImages().label(i)][most]++;
        }
        assertThat(confusion).isDeepEqualTo(counted);
    }

    @Test
    void everyEpochsSnapshotHoldsWhatTheNetworkWasAndSaid() throws IOException {
        Done done = train(spec(data(0.25, List.of(SCALE), false), 3, null), noise());

        List<Snapshot> snapshots = done.run().snapshots();
        assertThat(snapshots)
                .extracting(Snapshot::moment)
                .containsExactly(
                        Moment.afterEpoch(0, 0),
                        Moment.afterEpoch(1, 6),
                        Moment.afterEpoch(2, 12),
                        Moment.afterEpoch(3, 18));
        for (Snapshot snapshot : snapshots) {
            assertThat(snapshot.readRecord()).contains(new SnapshotRecord(snapshot.moment(), 2, 1));
            assertThat(snapshot.readPredictions(Npy.Form.ANY, Npy.Form.ANY).orElseThrow())
                    .hasDimensions(TEST, 3);
            assertThat(snapshot.readLatent().orElseThrow()).hasDimensions(TEST, 16);
            assertThat(snapshot.confusion(SplitName.TRAIN)).exists();
        }
        float[] weights = snapshots.get(3).readWeights(Npy.Form.ANY).orElseThrow();
        assertThat(weights).containsExactly(modelParameters(done.run().model()));
        assertThat(snapshots.get(0).readWeights(Npy.Form.ANY).orElseThrow()).isNotEqualTo(weights);
        List<Histogram> histograms = snapshots.get(3).readHistograms().orElseThrow();
        assertThat(histograms).hasSize(6);
        assertThat(histograms.get(0)).isEqualTo(Histogram.of(0, 1, Arrays.copyOf(weights, 4)));
        assertThat(histograms.stream().mapToLong(Histogram::count).sum()).isEqualTo(weights.length);
    }

    @Test
    void snapshotsOfIterationsStandBetweenThoseOfEpochs() throws IOException {
        RunSpec spec = spec(data(0.25, List.of(SCALE), false), 2, null)
                .withSnapshots(new SnapshotSpec(250, List.of(2L, 6L, 8L, 99L)));

        Done done = train(spec, noise());

        assertThat(done.run().snapshots())
                .extracting(Snapshot::moment)
                .as("an iteration that ends an epoch is that epoch's")
                .containsExactly(
                        Moment.afterEpoch(0, 0),
                        Moment.atIteration(2, 6),
                        Moment.afterEpoch(1, 6),
                        Moment.atIteration(8, 6),
                        Moment.afterEpoch(2, 12));
        Snapshot second = done.run().snapshots().get(1);
        assertThat(second.readPredictions(Npy.Form.ANY, Npy.Form.ANY).orElseThrow())
                .hasDimensions(TEST, 3);
        assertThat(second.readLatent().orElseThrow()).hasDimensions(TEST, 16);
        assertThat(second.confusion(SplitName.TEST)).exists();
        assertThat(second.readWeights(Npy.Form.ANY).orElseThrow())
                .isNotEqualTo(
                        done.run().snapshots().get(0).readWeights(Npy.Form.ANY).orElseThrow());
        assertThat(done.losses())
                .as("looking does not change the training")
                .isEqualTo(
                        train(spec.withSnapshots(SnapshotSpec.DEFAULT), noise()).losses());
    }

    @Test
    void anEpochThatIsAskedForIsKeptAmongMany() throws IOException {
        RunSpec spec = spec(data(0.25, List.of(SCALE), false), 203, null);

        Done asked = train(spec.withSnapshots(new SnapshotSpec(250, List.of(), List.of(21, 81, 999))), noise());

        // Of 203 epochs those that are thinned out are odd.
        assertThat(asked.run().snapshotEpochs()).contains(0, 21, 81, 203);
    }

    @Test
    void manyShortEpochsKeepTheBestAndTheLastWhole() throws IOException {
        Done done = train(spec(data(0.25, List.of(SCALE), false), 203, null), noise());

        int best = EpochResult.best(done.epochs()).orElseThrow().epoch();
        assertThat(best).isPositive().isLessThan(203);
        assertThat(done.run().snapshotEpochs()).contains(0, best, 8, 104, 203).hasSizeLessThanOrEqualTo(53);
        assertThat(done.run().snapshots()).allSatisfy(each -> {
            assertThat(each.readRecord()).isPresent();
            assertThat(each.readLatent()).isPresent();
        });
        assertThat(weights(done, best))
                .containsExactly(modelParameters(done.run().bestCheckpoint()));
        assertThat(weights(done, 203))
                .containsExactly(modelParameters(done.run().model()));
        assertThat(Npy.readFloats(done.run().predictions(best, SplitName.TEST), Npy.Form.anything()))
                .as("the best epoch's own predictions, not the last one's")
                .isNotEqualTo(Npy.readFloats(done.run().predictions(203, SplitName.TEST), Npy.Form.anything()));
    }

    @Test
    void aResumedRunDropsSnapshotsBeyondItsCheckpointAndThoseCutShort() throws IOException {
        RunSpec spec =
                spec(data(0.25, List.of(SCALE), false), 3, null).withSnapshots(new SnapshotSpec(250, List.of(2L, 8L)));
        RunDirectory run = RunDirectory.create(folder, spec, Instant.EPOCH, null);
        train(run, spec, noise(), 9);
        Files.writeString(run.iteration(2).resolve("weights.npy"), "cut");
        Files.writeString(run.epoch(0).resolve("latent.npy"), "");
        Files.createDirectories(run.iteration(17));
        Files.createDirectories(run.path().resolve("epochs").resolve("0002.tmp"));

        train(run, spec, noise(), Long.MAX_VALUE);

        assertThat(run.snapshotIterations()).containsExactly(8L);
        assertThat(run.snapshotEpochs()).containsExactly(1, 2, 3);
        assertThat(run.path().resolve("epochs").resolve("0002.tmp")).doesNotExist();
    }

    private static float[] weights(Done done, int epoch) {
        return done.run()
                .snapshot(Moment.afterEpoch(epoch, -1))
                .readWeights(Npy.Form.ANY)
                .orElseThrow();
    }

    private static float[] modelParameters(Path zip) throws IOException {
        return ForwardPass.parameters(ModelSerializer.restoreMultiLayerNetwork(zip.toFile()));
    }

    @Test
    void theWatchedExamplesAreThoseOfTheTestSplit() throws IOException {
        Done done = train(spec(data(0.25, List.of(SCALE), false), 1, null), noise());

        Watched watched = done.run().readWatched().orElseThrow();
        assertThat(watched.count()).isEqualTo(TEST);
        LabelledImages test = noise().testImages();
        for (int i = 0; i < TEST; i++) {
            assertThat(watched.examples()[i]).isEqualTo(i);
            assertThat(watched.labels()[i]).isEqualTo(test.label(i));
        }
    }

    @Test
    void aRegressionHasLossesPredictionsAndACurveAndNoAccuracy() throws IOException {
        NumberTable points = points(100, 1);
        NumberTable unseen = points(40, 2);
        NetworkSpec network = new NetworkSpec(
                List.of(
                        new LayerSpec.Dense(12, Activation.TANH, null),
                        new LayerSpec.Output(1, Activation.IDENTITY, Loss.MSE, null)),
                Initialisation.XAVIER);
        RunSpec spec = spec(data(0.2, List.of(STANDARDISE), false), 30, null).withNetwork(network);

        Done done = train(spec, dataset(Shape.vector(1), List.of("y"), points, unseen));

        List<EpochResult> epochs = done.epochs();
        EpochResult last = epochs.get(30);
        assertThat(last.train().accuracy()).isNull();
        assertThat(last.train().loss()).isLessThan(epochs.get(0).train().loss() / 2);
        assertThat(done.run().confusion(30, SplitName.TEST)).doesNotExist();
        float[][] predictions = Npy.readFloats(done.run().predictions(30, SplitName.TEST), Npy.Form.anything());
        double squares = 0;
        for (int i = 0; i < 40; i++) {
            squares += Math.pow(predictions[i][0] - unseen.target(i, 0), 2);
        }
        assertThat(requireNonNull(last.test()).loss()).isCloseTo(squares / 40, within(1e-5));
        float[][] curve = Npy.readFloats(done.run().curve(30), Npy.Form.anything());
        assertThat(curve).hasDimensions(400, 2);
        assertThat(curve[0][0]).isEqualTo(least(points, unseen));
        assertThat(curve[399][0]).isEqualTo(-least(negated(points), negated(unseen)));
        assertThat((double) curve[200][0] - curve[199][0]).isCloseTo((double) curve[1][0] - curve[0][0], within(1e-5));
        assertLiesOnTheCurve(curve, unseen.input(0, 0), predictions[0][0]);
        assertThat(done.run().curve(7)).exists();
        assertThat(done.run().readWatched().orElseThrow().labels()).hasSize(40).containsOnly(-1);
        assertThat(done.run().snapshots().get(7).readLatent().orElseThrow()).hasDimensions(40, 12);
        FittedPreprocessing fitted = done.run().readPreprocessing().orElseThrow();
        assertThat(fitted.means()).hasSize(1);
        assertThat(fitted.deviations().get(0)).isBetween(1.0, 3.0);
    }

    private static void assertLiesOnTheCurve(float[][] curve, double x, double predicted) {
        for (int i = 1; i < curve.length; i++) {
            if (curve[i][0] >= x) {
                double part = (x - curve[i - 1][0]) / (curve[i][0] - curve[i - 1][0]);
                assertThat(predicted).isCloseTo(curve[i - 1][1] + part * (curve[i][1] - curve[i - 1][1]), within(1e-3));
                return;
            }
        }
    }

    @Test
    void aKernelThatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
        NetworkSpec network = new NetworkSpec(
                List.of(
                        new LayerSpec.Convolution(2, SIDE + 1, 1, Padding.VALID, 1, Activation.RELU, null),
                        new LayerSpec.Output(3, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.XAVIER);
        RunSpec spec = spec(data(0.25, List.of(SCALE), false), 1, null).withNetwork(network);

        assertThatThrownBy(() -> train(spec, pictures(1, 3)))
                .isInstanceOf(BadSpecException.class)
                .hasMessageContaining("kernel 9")
                .hasMessageContaining("8×8");
    }

    private static float least(NumberTable one, NumberTable other) {
        float least = Float.POSITIVE_INFINITY;
        for (NumberTable each : List.of(one, other)) {
            for (float x : each.inputs()) {
                least = Math.min(least, x);
            }
        }
        return least;
    }

    private static NumberTable negated(NumberTable table) {
        float[] inputs = table.inputs().clone();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = -inputs[i];
        }
        return new NumberTable(table.inputNames(), table.targetNames(), inputs, table.targets());
    }

    private static byte[] parameters(Path zip) throws IOException {
        try (var file = new java.util.zip.ZipFile(zip.toFile())) {
            return file.getInputStream(file.getEntry("coefficients.bin")).readAllBytes();
        }
    }

    private Done train(RunSpec spec, Dataset dataset) throws IOException {
        RunDirectory run = RunDirectory.create(folder, spec, Instant.EPOCH, null);
        return train(run, spec, dataset, Long.MAX_VALUE);
    }

    /** Stops after an iteration. */
    private static Done train(RunDirectory run, RunSpec spec, Dataset dataset, long until) throws IOException {
        return train(run, spec, dataset, until, 1);
    }

    private static Done train(RunDirectory run, RunSpec spec, Dataset dataset, long until, int cores)
            throws IOException {
        Trainer trainer = new Trainer(run, spec, dataset, new CommandQueue(), cores, false);
        // Another number rounds differently; the rest of the cores is for what is done beside the computing.
        ComputeThreads.set(1);
        Trainer.End end = trainer.train(new Trainer.Observer() {
            @Override
            public void trained(long iteration, double loss, double seconds) {
                if (iteration == until) {
                    trainer.stop();
                }
            }

            @Override
            public void evaluated(EpochResult result, @Nullable EpochResult best) {}

            @Override
            public void paused(boolean paused) {}
        });
        List<Double> losses = new ArrayList<>();
        for (double loss : MetricsCsv.read(run.metrics()).loss()) {
            losses.add(loss);
        }
        return new Done(run, losses, end);
    }

    private static DataSpec data(double validation, List<PreprocessingStep> steps, boolean oversampling) {
        return new DataSpec("made-here", validation, null, null, steps, oversampling, null);
    }

    private static RunSpec spec(DataSpec data, int epochs, @Nullable Integer patience) {
        NetworkSpec network = new NetworkSpec(
                List.of(
                        new LayerSpec.Convolution(4, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                        new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                        new LayerSpec.Dense(16, Activation.RELU, null),
                        new LayerSpec.Output(3, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                Initialisation.XAVIER);
        if (data.steps(Shape.vector(1)).equals(List.of(STANDARDISE))) {
            network = new NetworkSpec(network.layers().subList(2, 4), Initialisation.XAVIER);
        }
        TrainingSpec training = new TrainingSpec(
                Optimiser.ADAM,
                0.01,
                0,
                0,
                0,
                0,
                null,
                0,
                null,
                null,
                10,
                epochs,
                null,
                patience,
                GradientConvention.MEAN,
                4);
        return new RunSpec("test", "test", data, network, training, EngineSpec.DEFAULT);
    }

    /** Pictures whose class is how bright they are. */
    private static Dataset pictures(long seed, int channels) {
        return dataset(
                Shape.picture(SIDE, SIDE, channels),
                List.of("dark", "grey", "light"),
                images(seed, channels, TRAIN, 60),
                images(seed + 1, channels, TEST, 60));
    }

    /** Pictures that say nothing of their class: more training only learns them by heart. */
    private static Dataset noise() {
        return dataset(
                Shape.picture(SIDE, SIDE, 3),
                List.of("dark", "grey", "light"),
                images(1, 3, TRAIN, 0),
                images(2, 3, TEST, 0));
    }

    private static LabelledImages images(long seed, int channels, int count, int step) {
        Random random = new Random(seed);
        byte[] labels = new byte[count];
        byte[] pixels = new byte[count * SIDE * SIDE * channels];
        for (int i = 0; i < count; i++) {
            int place = i * TRAIN / count;
            labels[i] = (byte) (place < CLASS_SIZES[0] ? 0 : place < CLASS_SIZES[0] + CLASS_SIZES[1] ? 1 : 2);
            for (int j = 0; j < SIDE * SIDE * channels; j++) {
                pixels[i * SIDE * SIDE * channels + j] = (byte) (random.nextInt(120) + step * labels[i]);
            }
        }
        return new LabelledImages(SIDE, SIDE, channels, pixels, labels);
    }

    private static NumberTable points(int count, long seed) {
        Random random = new Random(seed);
        float[] x = new float[count];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (random.nextDouble() * 6 - 3);
            y[i] = (float) Math.sin(x[i]);
        }
        return new NumberTable(List.of("x"), List.of("y"), x, y);
    }

    private static Dataset dataset(Shape shape, List<String> names, Examples train, Examples test) {
        return new Dataset(
                "made-here",
                "Made here",
                shape,
                names,
                train,
                test,
                null,
                Map.of(),
                "a test",
                Verification.GENERATED,
                null,
                false,
                new int[0]);
    }
}
