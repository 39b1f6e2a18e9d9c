package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dl4jworkbench.model.SnapshotSpec;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SnapshotRoom;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a training's snapshots: an even few are written whatever they cost, any other only while all of them together take a small
 * part of the training's time. The best and the last epoch are made good when the training stands
 * still or ends. For the training thread.
 */
final class SnapshotKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeping.class);

    /** What all snapshots may take of the time of training before one more that lasts is left out. */
    private static final double SHARE = 0.02;

    /** The same for one that is thinned out later, and only makes the newest epoch be seen while the training runs. */
    private static final double SHARE_OF_PASSING = 0.01;

    /**
     * How long a training is.
     *
     * @param perEpoch iterations of an epoch
     */
    record Extent(int perEpoch, long iterations, int epochs) {}

    /** An epoch whose snapshot was not written, with all that is needed to write it later. */
    private record Unwritten(Moment moment, float[] parameters) {}

    private final RunDirectory run;
    private final SnapshotSpec spec;
    private final SnapshotWriter writer;
    private final Evaluator evaluator;
    private final RunningNetwork network;
    private final Extent extent;
    private final boolean keeps;
    private final Set<Integer> askedEpochs;
    private final int asked;
    private final TreeSet<Integer> kept = new TreeSet<>();
    private int keptIterations;
    private long bytesEach;
    private @Nullable Unwritten last;
    private @Nullable Unwritten best;
    private double seconds;
    private double secondsOfEpochs;
    private double lastCost;

    /** @param keeps false to do nothing, for a measurement */
    SnapshotKeeping(
            RunDirectory run,
            SnapshotSpec spec,
            SnapshotWriter writer,
            Evaluator evaluator,
            RunningNetwork network,
            Extent extent,
            boolean keeps) {
        this.keeps = keeps;
        this.run = run;
        this.spec = spec;
        this.writer = writer;
        this.evaluator = evaluator;
        this.network = network;
        this.extent = extent;
        var within = spec.iterations().stream()
                .filter(each -> each <= extent.iterations())
                .toList();
        this.askedEpochs = Stream.concat(
                        within.stream().filter(this::endsEpoch).map(this::epochOf),
                        spec.epochs().stream().filter(each -> each <= extent.epochs()))
                .collect(Collectors.toSet());
        this.asked = askedEpochs.size()
                + (int) within.stream().filter(each -> !endsEpoch(each)).count();
    }

    private boolean endsEpoch(long iteration) {
        return iteration % extent.perEpoch() == 0 || iteration == extent.iterations();
    }

    private int epochOf(long iteration) {
        return (int) ((iteration + extent.perEpoch() - 1) / extent.perEpoch());
    }

    /**
     * Takes up what a resumed run kept, when what lies beyond its checkpoint is gone.
     *
     * @param standing the last evaluated epoch where the network stands right after it; null else
     */
    void resumed(@Nullable Moment standing) {
        kept.addAll(run.snapshotEpochs());
        keptIterations = run.snapshotIterations().size();
        for (int epoch : kept) {
            bytesEach = Math.max(bytesEach, SnapshotRoom.bytes(run.epoch(epoch)));
        }
        if (standing != null && !kept.contains(standing.epoch())) {
            last = new Unwritten(standing, ForwardPass.parameters(network));
        }
    }

    /**
     * Whether the snapshot of an epoch is to be written now.
     *
     * @param trainingSeconds of this process, so far
     */
    boolean isDue(int epoch, double trainingSeconds) {
        if (!keeps) {
            return false;
        }
        SnapshotRule rule = rule();
        double share = rule.isLasting(epoch) ? SHARE : SHARE_OF_PASSING;
        return rule.isSure(epoch) || secondsOfEpochs + lastCost < share * trainingSeconds;
    }

    private SnapshotRule rule() {
        return SnapshotRule.of(extent.epochs(), spec, asked, askedEpochs, bytesEach);
    }

    /** Writes the snapshot of the epoch that the network stands at. */
    void write(Moment moment, Map<SplitName, Evaluation> evaluations) throws IOException {
        long start = System.nanoTime();
        writer.write(moment, evaluations, evaluator.curve(), ForwardPass.parameters(network));
        if (bytesEach == 0) {
            bytesEach = SnapshotRoom.bytes(run.epoch(moment.epoch()));
        }
        kept.add(moment.epoch());
        lastCost = since(start);
        seconds += lastCost;
        secondsOfEpochs += lastCost;
    }

    /**
     * Thins out, when an epoch's row is written.
     *
     * @param moment the epoch that the network stands at, written or not
     * @param bestEpoch of all so far
     */
    void evaluated(Moment moment, int bestEpoch) throws IOException {
        if (!keeps) {
            return;
        }
        long start = System.nanoTime();
        boolean written = kept.contains(moment.epoch());
        last = written ? null : new Unwritten(moment, ForwardPass.parameters(network));
        if (bestEpoch == moment.epoch()) {
            best = last;
        }
        if (written) {
            thinOut(bestEpoch, moment.epoch());
        }
        double cost = since(start);
        seconds += cost;
        secondsOfEpochs += cost;
    }

    private void thinOut(int bestEpoch, int lastEpoch) throws IOException {
        for (int superfluous : rule().superfluous(kept, bestEpoch, lastEpoch)) {
            RunFiles.delete(run.epoch(superfluous));
            kept.remove(superfluous);
        }
    }

    /** Writes the snapshot of an iteration within an epoch where it is asked for; one that ends an epoch is that epoch's. */
    void trained(long iteration) throws IOException {
        if (!keeps || !spec.iterations().contains(iteration) || endsEpoch(iteration)) {
            return;
        }
        if (!SnapshotRule.hasRoomForIteration(spec, keptIterations, bytesEach)) {
            LOG.warn("No room for the snapshot of iteration {}: raise snapshots.megabytes", iteration);
            return;
        }
        long start = System.nanoTime();
        writer.write(
                Moment.atIteration(iteration, extent.perEpoch()),
                evaluator.test(),
                null,
                ForwardPass.parameters(network));
        keptIterations++;
        seconds += since(start);
    }

    /**
     * Writes the snapshots of the last and the best epoch where they were too dear before. The network's weights are the same
     * afterwards.
     *
     * @param bestMoment the best epoch
     * @param lastEpoch the last evaluated one
     */
    void makeGood(Moment bestMoment, int lastEpoch) throws IOException {
        if (!keeps) {
            return;
        }
        if (last != null) {
            writeLater(last);
        }
        if (!kept.contains(bestMoment.epoch())) {
            if (best == null && Files.exists(run.bestCheckpoint())) {
                best = new Unwritten(bestMoment, Checkpoint.parameters(run.bestCheckpoint(), network));
            }
            if (best != null) {
                writeLater(best);
            }
        }
        last = null;
        best = null;
        thinOut(bestMoment.epoch(), lastEpoch);
    }

    private void writeLater(Unwritten snapshot) throws IOException {
        float[] now = ForwardPass.parameters(network);
        try {
            network.load(snapshot.parameters());
            write(snapshot.moment(), evaluator.all(true));
        } finally {
            network.load(now);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** How many are kept, what they take on the disk and what they took of the time: "snapshots: 12 kept, 34 MB, 1.2 s of 98 s". */
    String inWords(double trainingSeconds) {
        SnapshotRoom room = SnapshotRoom.of(run);
        return String.format(
                Locale.ROOT,
                "snapshots: %d kept, %.1f MB, %.2f s of %.1f s",
                room.epochs() + room.iterations(),
                room.bytes() / 1e6,
                seconds,
                trainingSeconds);
    }
}
