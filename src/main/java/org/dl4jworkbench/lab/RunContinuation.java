package org.dl4jworkbench.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Continuation;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Schedule;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.Nullable;

/**
 * More training for a run that has ended, looked at before it is done: what changes, and whether the run will be, bit for bit, the one
 * that was set up with the larger number from the start.
 *
 * @param training as it will be
 * @param change to be kept in the run's record
 */
public record RunContinuation(TrainingSpec training, Continuation change) {
    /**
     * Training up to a number of epochs; a cap on iterations is lifted.
     *
     * @param epochs in all, more than before
     * @param cores of this machine
     */
    public static RunContinuation ofEpochs(RunRecord record, int epochs, int cores) {
        TrainingSpec before = record.spec().training();
        Integer cap = before.iterations();
        int least = leastEpochs(record);
        require(epochs >= least, "epochs", epochs, least);
        return of(
                record,
                before.withLength(epochs, null),
                words("epochs", before.epochs(), epochs)
                        + (cap == null ? "" : ", without the cap of " + Numbers.grouped(cap) + " iterations"),
                cores);
    }

    /** The smallest number of epochs that is more than a run has. */
    public static int leastEpochs(RunRecord record) {
        TrainingSpec before = record.spec().training();
        int wanted = Math.max(done(record), before.epochs() == null ? 0 : before.epochs());
        // Where a cap has cut an epoch short, the rest of that epoch is more.
        return Math.max(1, wanted + (before.iterations() == null ? 1 : 0));
    }

    /**
     * Training up to a number of iterations; a limit on epochs is lifted.
     *
     * @param iterations in all, more than before
     */
    public static RunContinuation ofIterations(RunRecord record, int iterations, int cores) {
        TrainingSpec before = record.spec().training();
        EpochResult last = record.last();
        int done = last == null ? 0 : Math.toIntExact(last.iteration());
        int least = Math.max(done, before.iterations() == null ? 0 : before.iterations()) + 1;
        require(iterations >= least, "iterations", iterations, least);
        Integer limit = before.epochs();
        return of(
                record,
                before.withLength(null, iterations),
                words("iterations", before.iterations(), iterations)
                        + (limit == null ? "" : ", without the limit of " + Numbers.grouped(limit) + " epochs"),
                cores);
    }

    private static String words(String name, @Nullable Integer before, int after) {
        return name + " " + (before == null ? "no limit" : Numbers.grouped(before)) + " → " + Numbers.grouped(after);
    }

    private static void require(boolean holds, String name, int wanted, int least) {
        if (!holds) {
            throw new BadSpecException(
                    Numbers.grouped(wanted) + " is not more than the run has",
                    "training." + name,
                    "The number counts from the run's start: name at least " + least);
        }
    }

    private static RunContinuation of(RunRecord record, TrainingSpec longer, String what, int cores) {
        List<String> reasons = new ArrayList<>();
        Schedule schedule = longer.schedule();
        if (schedule != null && schedule.kind() == Schedule.Kind.COSINE && done(record) > 0) {
            reasons.add("the cosine schedule spans the whole training, so the learning rates before were others");
        }
        boolean stoppedEarly = stoppedEarly(record);
        if (stoppedEarly) {
            reasons.add("early stopping ended it, as it would have with the larger number");
        }
        Provenance provenance = record.provenance();
        if (provenance != null && record.spec().engine().threads().isAuto() && provenance.threads() > cores) {
            reasons.add("it computed with " + provenance.threads() + " threads and this machine has " + cores
                    + " cores, and other sums round differently");
        }
        return new RunContinuation(
                stoppedEarly ? longer.withPatience(null) : longer,
                new Continuation(
                        Instant.now(),
                        done(record),
                        what + (stoppedEarly ? ", without early stopping" : ""),
                        reasons.isEmpty() ? null : String.join("; ", reasons)));
    }

    /** The last evaluated epoch. */
    private static int done(RunRecord record) {
        return record.last() == null ? 0 : record.last().epoch();
    }

    private static boolean stoppedEarly(RunRecord record) {
        Integer patience = record.spec().training().patience();
        EpochResult best = record.best();
        return patience != null && best != null && done(record) - best.epoch() >= patience;
    }

    /** The record of the run with the change: that of one that was stopped, to be resumed like any other. */
    RunRecord applied(RunRecord record) {
        return record.withSpec(record.spec().withTraining(training))
                .withStatus(RunStatus.STOPPED, null, record.ended())
                .continued(change);
    }
}
