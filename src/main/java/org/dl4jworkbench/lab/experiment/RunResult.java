package org.dl4jworkbench.lab.experiment;

import java.util.List;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What one item's run has come to.
 *
 * @param item as it stood then
 * @param best the epoch with the lowest {@link EpochResult#criterion()}; null before the first trained epoch
 * @param last the last evaluated epoch; null before the first
 */
public record RunResult(
        ExperimentItem item,
        @Nullable EpochResult best,
        @Nullable EpochResult last) {
    static List<RunResult> of(ExperimentDirectory directory, ExperimentRecord record) {
        return record.queue().stream()
                .map(item -> directory
                        .run(item)
                        .flatMap(RunDirectory::tryRead)
                        .map(run -> of(item, run))
                        .orElseGet(() -> new RunResult(item, null, null)))
                .toList();
    }

    static List<RunResult> of(ExperimentSession session) {
        return session.record().queue().stream()
                .map(item -> session.liveRun(item)
                        .map(data -> new RunResult(
                                item,
                                trained(data.best().orElse(null)),
                                data.last().orElse(null)))
                        .orElseGet(() -> session.directory()
                                .run(item)
                                .flatMap(RunDirectory::tryRead)
                                .map(run -> of(item, run))
                                .orElseGet(() -> new RunResult(item, null, null))))
                .toList();
    }

    private static RunResult of(ExperimentItem item, RunRecord run) {
        return new RunResult(item, trained(run.best()), run.last());
    }

    private static @Nullable EpochResult trained(@Nullable EpochResult result) {
        return result == null || result.epoch() == 0 ? null : result;
    }

    /** The evaluated epochs of an item, live or from the disk. */
    public static List<EpochResult> epochs(ExperimentDirectory directory, ExperimentItem item, @Nullable RunData live) {
        return live != null
                ? live.epochs()
                : directory.run(item).map(run -> EpochsCsv.read(run.epochs())).orElse(List.of());
    }
}
