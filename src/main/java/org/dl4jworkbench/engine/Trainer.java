package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.bytedeco.javacpp.Pointer;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.model.Divergence;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One training from its start or its checkpoint to its end. Everything here happens on one thread; commands come in between
 * two minibatches through the queue.
 */
final class Trainer {
    /** What the user may wait for the first iteration because of it. */
    private static final double LONG_EVALUATION_SECONDS = 0.25;

    /** How long a stop waits for an evaluation to end by itself. */
    private static final double PATIENCE_SECONDS = 1.5;

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

    /** Told of what happens, on the training thread. */
    interface Observer {
        /** A minibatch is done; {@code loss} is its mean per example, with class weights and the L1 and L2 terms. */
        void trained(long iteration, double loss, double seconds);

        void evaluated(EpochResult result, @Nullable EpochResult best);

        void paused(boolean paused);
    }

    /** How a training ended by itself or by command. */
    enum End {
        FINISHED,
        STOPPED
    }

    private final RunSpec spec;
    private final TrainingSpec training;
    private final RunDirectory run;
    private final TrainingData data;
    private final CommandQueue commands;
    private final RunningNetwork network;
    private final TrainingStep step;
    private final SnapshotKeeping snapshots;
    private final Evaluator evaluator;
    private final @Nullable ExecutorService background;
    private final GatheringAhead minibatches;
    private final Pace pace;
    private final int perEpoch;
    private final long totalIterations;
    private final int totalEpochs;
    private final int threads;
    private final int threadsBefore;

    private double patienceSeconds = PATIENCE_SECONDS;
    private double longestWait = LONG_EVALUATION_SECONDS;
    private float @Nullable [] untrained;
    private int epoch = 1;
    private int batch;
    private long iteration;
    private double seconds;
    private double secondsBefore;
    private long evaluationBegan = System.nanoTime();
    private boolean wasCut;
    private boolean paused;
    private boolean standing;
    private boolean stopping;
    private final List<CompletableFuture<Boolean>> pauses = new ArrayList<>();

    /**
     * Builds the network, and puts the checkpoint into it where there is one.
     *
     * @param cores the threads the process was given
     * @param tryThreads whether to measure how many of them pay; a resumed run keeps the number it had
     */
    Trainer(RunDirectory run, RunSpec spec, Dataset dataset, CommandQueue commands, int cores, boolean tryThreads) {
        this(run, spec, dataset, commands, cores, tryThreads, true);
    }

    /** @param keepsSnapshots false to measure what they cost */
    Trainer(
            RunDirectory run,
            RunSpec spec,
            Dataset dataset,
            CommandQueue commands,
            int cores,
            boolean tryThreads,
            boolean keepsSnapshots) {
        this.run = run;
        this.spec = spec;
        this.training = spec.training();
        this.commands = commands;
        this.data = new TrainingData(spec, dataset);
        int examples = data.examplesPerEpoch();
        MemoryNeed.of(data.summary(), training, examples).requireBelow(Pointer.maxBytes());
        this.perEpoch = data.perEpoch();
        this.totalIterations = training.totalIterations(examples);
        this.totalEpochs = training.totalEpochs(examples);
        this.pace = new Pace(totalEpochs, totalIterations);
        // Who was given one core shall take no more than that.
        this.background = cores == 1 ? null : GatheringAhead.newThread();
        this.minibatches = new GatheringAhead(background);
        this.network = NetworkBuilder.build(spec.network(), training, data.shape(), data.running());
        this.step = stepOf(network);
        data.gatherFor(step);
        SnapshotWriter writer = new SnapshotWriter(
                run,
                data.summary(),
                data.indices(SplitName.TEST).length,
                spec.data().fold() != null);
        this.evaluator = new Evaluator(
                new ForwardPass(
                        network,
                        MemoryNeed.evaluationBatch(data.summary()),
                        this::betweenBatches,
                        background,
                        step.forward(spec.network(), data.summary())),
                data,
                ((LayerSpec.Output) spec.network()
                                .layers()
                                .get(spec.network().layers().size() - 1))
                        .loss(),
                writer.latentLayer(),
                writer.latentStride());
        this.snapshots = new SnapshotKeeping(
                run,
                spec.snapshots(),
                writer,
                evaluator,
                network,
                new SnapshotKeeping.Extent(perEpoch, totalIterations, totalEpochs),
                keepsSnapshots);
        int remembered = 0;
        if (Files.exists(run.lastCheckpoint())) {
            Cursor cursor = Checkpoint.restore(run.lastCheckpoint(), network);
            requireFit(cursor);
            epoch = cursor.epoch();
            batch = cursor.batch();
            iteration = cursor.iteration();
            seconds = cursor.seconds();
            secondsBefore = seconds;
            remembered = cursor.threads();
            if (batch == 0 && iteration < totalIterations && iteration % perEpoch > 0) {
                // The iterations of before ended in an epoch, and now there are more of them: it goes on where it was
                // cut.
                epoch = Math.toIntExact(iteration / perEpoch) + 1;
                batch = Math.toIntExact(iteration % perEpoch);
                wasCut = true;
            }
        }
        this.threadsBefore = remembered;
        this.threads = chooseThreads(cores, tryThreads, remembered);
    }

    /** Else the training would wait for minibatches that never come, or take others than its figures speak of. */
    private void requireFit(Cursor cursor) {
        if (!cursor.fits(perEpoch)) {
            throw new RunFolderException(
                    "stands at " + cursor.inWords() + ", and an epoch of the data has "
                            + Numbers.grouped(perEpoch) + (perEpoch == 1 ? " minibatch" : " minibatches")
                            + " now",
                    run.lastCheckpoint().toString(),
                    "Put back the data files and the batch size that the run began with, or start a new run");
        }
    }

    private TrainingStep stepOf(RunningNetwork trained) {
        return spec.engine().builtInLayers()
                ? TrainingStep.builtIn(trained, spec.network(), training)
                : TrainingStep.fastest(trained, spec.network(), training, data.summary(), data.running());
    }

    private int chooseThreads(int cores, boolean tryThem, int remembered) {
        if (!tryThem || cores == 1) {
            ComputeThreads.set(cores);
            return cores;
        }
        if (remembered > 0 && remembered <= cores) {
            ComputeThreads.set(remembered);
            return remembered;
        }
        int[] order = data.order(1);
        try (TrainingStep trial =
                stepOf(NetworkBuilder.build(spec.network(), training, data.shape(), data.running()))) {
            return ComputeThreads.choose(cores, number -> {
                Batches.Batch next = data.minibatch(1, order, number % perEpoch);
                trial.run(next.features(), next.labels(), number);
            });
        }
    }

    int threads() {
        return threads;
    }

    /** Which way the training steps go. */
    String stepInWords() {
        return step.inWords();
    }

    /** The number of threads that it computed with before; 0 where it begins. */
    int threadsBefore() {
        return threadsBefore;
    }

    /** The last whole epoch. */
    int epochsDone() {
        return epoch - 1;
    }

    long parameters() {
        return network.numParams();
    }

    /** Trains to the end, or until {@link #stop()}; checkpoints and {@code model.zip} are written then. */
    End train(Observer observer) throws IOException {
        return train(observer, null);
    }

    /**
     * The same, stopping at the latest when an epoch is evaluated. A training that goes on from there is the same as one that never
     * stopped.
     *
     * @param until the epoch, or null
     */
    End train(Observer observer, @Nullable Integer until) throws IOException {
        if (wasCut && isBestOnDisk(epoch)) {
            // What was best is no end of an epoch any more.
            Files.deleteIfExists(run.bestCheckpoint());
        }
        run.write(data.fitted());
        run.write(data.watched());
        if (spec.data().fold() != null) {
            data.foldExamples().write(run);
        }
        try (RunFiles files =
                new RunFiles(run, NetworkBuilder.portable(spec.network(), training, data.shape()), epoch, iteration)) {
            snapshots.resumed(batch == 0 ? files.last().map(Trainer::moment).orElse(null) : null);
            boolean undisturbed = true;
            if (files.epochs().isEmpty()) {
                undisturbed = unlessStopped(() -> begin(files, observer));
            } else if (isBestJustDone(files)) {
                // A kill between the two checkpoints of an epoch leaves the best one behind by an epoch.
                files.bestCheckpoint(network, cursor());
            }
            // A checkpoint may stand between the last minibatch and its evaluation; then only that is left to do.
            while (undisturbed
                    && (iteration < totalIterations || batch > 0)
                    && !stopping
                    && !hasLostPatience(files)
                    && !hasReached(until, files)) {
                undisturbed = unlessStopped(() -> {
                    trainEpoch(files, observer);
                    boolean whole = batch == perEpoch || iteration >= totalIterations;
                    if (whole) {
                        evaluate(files, epoch, observer);
                    }
                });
            }
            checkpoint(files);
            makeSnapshotsGood(files);
            boolean finished = hasLostPatience(files) || (iteration >= totalIterations && batch == 0);
            if (finished && training.patience() != null && Files.exists(run.bestCheckpoint())) {
                Checkpoint.restore(run.bestCheckpoint(), network);
            }
            files.model(network);
            return finished ? End.FINISHED : End.STOPPED;
        } finally {
            answerPauses(false);
            if (background != null) {
                GatheringAhead.end(background);
            }
        }
    }

    /**
     * Evaluates the untrained network, or keeps its parameters for that where it would take long: nobody should have to wait for the first
     * iteration, and the numbers are the same at the end of the first epoch.
     */
    private void begin(RunFiles files, Observer observer) throws IOException {
        if (iteration == 0 && evaluator.expectedSeconds() <= longestWait) {
            evaluate(files, 0, observer);
        } else {
            untrained = ForwardPass.parameters(
                    iteration == 0
                            ? network
                            : NetworkBuilder.build(spec.network(), training, data.shape(), data.running()));
        }
    }

    /** For tests: an evaluation that takes longer than this is done at the end of the first epoch. */
    void setLongestWait(double seconds) {
        longestWait = seconds;
    }

    /** For tests: a stop does not wait longer than this for an evaluation. */
    void setPatience(double seconds) {
        patienceSeconds = seconds;
    }

    /** The row and the snapshot of epoch 0, where they were left for later. */
    private void evaluateUntrained(RunFiles files, Observer observer) throws IOException {
        float[] parameters = untrained;
        if (parameters == null) {
            return;
        }
        float[] trained = ForwardPass.parameters(network);
        EpochResult result;
        try {
            network.load(parameters);
            result = evaluate(files, 0, 0, 0);
        } finally {
            network.load(trained);
        }
        untrained = null;
        observer.evaluated(result, files.best().orElse(result));
    }

    /** Whether the best epoch lies so far back that the training ends early; known from the epochs' rows, so also after a resume. */
    private boolean hasLostPatience(RunFiles files) {
        Integer patience = training.patience();
        return patience != null
                && batch == 0
                && files.last().map(EpochResult::epoch).orElse(0)
                                - files.best().map(EpochResult::epoch).orElse(0)
                        >= patience;
    }

    private boolean hasReached(@Nullable Integer until, RunFiles files) {
        return until != null
                && batch == 0
                && files.last().map(EpochResult::epoch).orElse(0) >= until;
    }

    private boolean isBestOnDisk(int number) {
        return EpochResult.best(EpochsCsv.read(run.epochs()))
                .filter(best -> best.epoch() == number)
                .isPresent();
    }

    private boolean isBestJustDone(RunFiles files) {
        return batch == 0
                && files.best().filter(best -> best.epoch() == epoch - 1).isPresent();
    }

    private void trainEpoch(RunFiles files, Observer observer) throws IOException {
        network.setEpochCount(epoch - 1);
        int end = (int) Math.min(perEpoch, batch + totalIterations - iteration);
        minibatches.begin(batch, end, data.minibatches(epoch, data.order(epoch)));
        while (batch < perEpoch && iteration < totalIterations) {
            serve(files, observer);
            if (stopping) {
                return;
            }
            long start = System.nanoTime();
            int examples = data.size(batch);
            Batches.Batch next = minibatches.next();
            double mean = step.run(next.features(), next.labels(), iteration);
            double rate = training.learningRateAt(iteration, perEpoch, totalIterations);
            seconds += (System.nanoTime() - start) / 1e9;
            iteration++;
            batch++;
            pace.trained(seconds, iteration, examples);
            files.loss(iteration, epoch, seconds, mean, rate);
            observer.trained(iteration, mean, seconds);
            if (Double.isNaN(mean) || Double.isInfinite(mean)) {
                throw Divergence.of("the loss became " + mean, place());
            }
            evaluationBegan = System.nanoTime();
            snapshots.trained(iteration);
            if (files.isCheckpointDue()) {
                checkpoint(files);
            }
        }
    }

    private String place() {
        return "iteration " + iteration + ", epoch " + epoch;
    }

    /** The step that makes weights infinite has a finite loss itself: they must not take the place of a good checkpoint. */
    private void requireFinite() {
        if (!Finite.all(ForwardPass.parameters(network))) {
            throw Divergence.of("weights became NaN or infinite", place());
        }
    }

    private void checkpoint(RunFiles files) throws IOException {
        requireFinite();
        files.checkpoint(network, cursor());
    }

    private void serve(RunFiles files, Observer observer) throws IOException {
        commands.serve();
        if (paused && !stopping) {
            checkpoint(files);
            makeSnapshotsGood(files);
            observer.paused(true);
            standing = true;
            answerPauses(true);
            while (paused && !stopping) {
                commands.await(1000);
            }
            standing = false;
            observer.paused(false);
        }
    }

    private void answerPauses(boolean standsStill) {
        List<CompletableFuture<Boolean>> waiting = List.copyOf(pauses);
        pauses.clear();
        waiting.forEach(each -> each.complete(standsStill));
    }

    /** Views of a training that stands still show its last and its best epoch, too. */
    private void makeSnapshotsGood(RunFiles files) throws IOException {
        EpochResult best = files.best().orElse(null);
        EpochResult last = files.last().orElse(null);
        if (best != null && last != null) {
            Moment moment = moment(best);
            unlessStopped(() -> snapshots.makeGood(moment, last.epoch()));
        }
    }

    private static Moment moment(EpochResult result) {
        return Moment.afterEpoch(result.epoch(), result.iteration());
    }

    private interface Work {
        void run() throws IOException;
    }

    /** @return false where a stop came within an evaluation that it could not wait for: that is left to do, as after a kill */
    private boolean unlessStopped(Work work) throws IOException {
        evaluationBegan = System.nanoTime();
        try {
            work.run();
            return true;
        } catch (Stopped e) {
            LOG.info("Stopped within an evaluation ({}); it is made up for when the run goes on", place());
            return false;
        }
    }

    /** Lets commands in, and does not have a stop wait for a long evaluation. */
    private void betweenBatches() {
        commands.serve();
        if (stopping && System.nanoTime() - evaluationBegan > patienceSeconds * 1e9) {
            throw new Stopped();
        }
    }

    /** Ends an evaluation from within. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void evaluate(RunFiles files, int epochNumber, Observer observer) throws IOException {
        evaluationBegan = System.nanoTime();
        requireFinite();
        evaluateUntrained(files, observer);
        int bestBefore = files.best().map(EpochResult::epoch).orElse(-1);
        long start = System.nanoTime();
        EpochResult result = evaluate(files, epochNumber, iteration, seconds);
        EpochResult best = files.best().orElse(result);
        if (epochNumber > 0) {
            epoch = epochNumber + 1;
            batch = 0;
        }
        if (best.epoch() != bestBefore && epochNumber > 0) {
            files.bestCheckpoint(network, cursor());
        } else if (files.isCheckpointDue()) {
            files.checkpoint(network, cursor());
        }
        pace.evaluated((System.nanoTime() - start) / 1e9);
        observer.evaluated(result, best);
    }

    /** The row and the snapshot of the network as it stands. */
    private EpochResult evaluate(RunFiles files, int epochNumber, long atIteration, double atSeconds)
            throws IOException {
        boolean due = snapshots.isDue(epochNumber, seconds - secondsBefore);
        Map<SplitName, Evaluation> evaluations = evaluator.all(due);
        Score train = score(evaluations.get(SplitName.TRAIN));
        if (train == null) {
            throw new EngineException("the training split is empty", "data", "Use more training examples");
        }
        EpochResult result = new EpochResult(
                epochNumber,
                atIteration,
                atSeconds,
                train,
                score(evaluations.get(SplitName.VALIDATION)),
                score(evaluations.get(SplitName.TEST)));
        if (due) {
            snapshots.write(moment(result), evaluations);
        }
        files.epoch(result);
        snapshots.evaluated(moment(result), files.best().orElse(result).epoch());
        return result;
    }

    private static @Nullable Score score(@Nullable Evaluation evaluation) {
        return evaluation == null ? null : evaluation.score();
    }

    private Cursor cursor() {
        return new Cursor(epoch, batch, iteration, seconds, threads);
    }

    /**
     * On the training thread only, as the next three.
     *
     * @return true when training stands still and its checkpoint is on the disk, false when it ended or went on before that
     */
    CompletableFuture<Boolean> pause() {
        paused = true;
        if (standing) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        pauses.add(result);
        return result;
    }

    void resume() {
        paused = false;
        answerPauses(false);
    }

    void stop() {
        stopping = true;
    }

    Progress progress() {
        return pace.progress(Math.min(epoch, totalEpochs), iteration, seconds);
    }

    double seconds() {
        return seconds;
    }

    /** What the snapshots take, for the log. */
    String snapshotsInWords() {
        return snapshots.inWords(seconds - secondsBefore);
    }

    /** A copy of all parameters, in the order of {@code ParameterLayout}. */
    float[] parameterVector() {
        return ForwardPass.parameters(network);
    }
}
