package org.dl4jworkbench.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code run.json}.
 *
 * @param format the version of the run directory's layout, 1
 * @param reason why a run failed, with what to do; null otherwise
 * @param created when the run was set up
 * @param ended when it finished, stopped or failed; null before
 * @param dataFolder the folder that was named for data sets ({@code --data}), or null; searched again on resume
 * @param provenance null until the engine has loaded its backend and data
 * @param best the epoch with the lowest {@link EpochResult#criterion()}; null before the first epoch
 * @param last the last evaluated epoch
 * @param until the epoch after which the training ends for now, as stopped, with a checkpoint; null: at its spec's end
 * @param continuations what was changed of the run between two stretches of its training, oldest first
 */
public record RunRecord(
        int format,
        RunSpec spec,
        RunStatus status,
        @Nullable String reason,
        Instant created,
        @Nullable Instant ended,
        @Nullable String dataFolder,
        @Nullable Provenance provenance,
        @Nullable EpochResult best,
        @Nullable EpochResult last,
        @Nullable Integer until,
        @Defaulted List<Continuation> continuations) {
    public RunRecord {
        dataFolder = Names.pathOrNull(dataFolder, "dataFolder");
        continuations = List.copyOf(continuations);
    }

    public static RunRecord created(RunSpec spec, Instant now, @Nullable String dataFolder) {
        return new RunRecord(
                1, spec, RunStatus.STARTING, null, now, null, dataFolder, null, null, null, null, List.of());
    }

    public RunRecord withStatus(RunStatus other, @Nullable String why, @Nullable Instant end) {
        return new RunRecord(
                format, spec, other, why, created, end, dataFolder, provenance, best, last, until, continuations);
    }

    public RunRecord withProvenance(Provenance other) {
        return new RunRecord(
                format, spec, status, reason, created, ended, dataFolder, other, best, last, until, continuations);
    }

    public RunRecord withEpochs(@Nullable EpochResult bestEpoch, @Nullable EpochResult lastEpoch) {
        return new RunRecord(
                format,
                spec,
                status,
                reason,
                created,
                ended,
                dataFolder,
                provenance,
                bestEpoch,
                lastEpoch,
                until,
                continuations);
    }

    public RunRecord withSpec(RunSpec other) {
        return new RunRecord(
                format,
                other,
                status,
                reason,
                created,
                ended,
                dataFolder,
                provenance,
                best,
                last,
                until,
                continuations);
    }

    /** @param epoch after which the training ends for now, or null */
    public RunRecord withUntil(@Nullable Integer epoch) {
        return new RunRecord(
                format, spec, status, reason, created, ended, dataFolder, provenance, best, last, epoch, continuations);
    }

    /** With one more change of the run. */
    public RunRecord continued(Continuation change) {
        List<Continuation> all = new ArrayList<>(continuations);
        all.add(change);
        return new RunRecord(
                format, spec, status, reason, created, ended, dataFolder, provenance, best, last, until, all);
    }
}
