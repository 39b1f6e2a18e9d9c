package org.dl4jworkbench.lab.experiment;

import java.nio.file.Path;
import java.time.Instant;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** How an item of a queue becomes a run, and what its run's end makes of the item. */
final class ItemRuns {
    private ItemRuns() {}

    /**
     * The spec of an item: its variation's with the item's seed and fold.
     *
     * @param threadsEach what automatic threads are where several items run at a time
     */
    static RunSpec spec(ExperimentRecord record, ExperimentItem item, int threadsEach) {
        RunSpec spec = record.setting(item.variation()).spec();
        if (spec.engine().threads().isAuto() && record.parallel() > 1) {
            spec = spec.withEngine(spec.engine().withThreads(new Threads(threadsEach)));
        }
        spec = spec.withTraining(spec.training().withSeed(item.seed()));
        Fold fold = item.fold();
        return fold == null ? spec : spec.withData(spec.data().withFold(fold));
    }

    /** Makes an item's run directory, named by what tells the item from the others. */
    static RunDirectory create(
            ExperimentDirectory directory,
            ExperimentRecord record,
            ExperimentItem item,
            RunSpec spec,
            @Nullable Path dataFolder) {
        Fold fold = item.fold();
        String label = item.variation()
                + (record.experiment().seeds() > 1 ? " seed " + item.seed() : "")
                + (fold == null ? "" : " fold " + fold.number());
        return RunDirectory.create(directory.runs(), spec, label, Instant.now(), dataFolder);
    }

    /**
     * The item when its run has ended.
     *
     * @param skipped whether the user left it out while it ran
     */
    static ExperimentItem ended(ExperimentItem item, Runs.Run run, boolean skipped) {
        RunRecord record = run.data().record();
        if (run.refusal().isPresent()) {
            return item.withState(
                    skipped ? ItemState.SKIPPED : ItemState.FAILED,
                    run.refusal().get().getMessage());
        }
        return switch (run.data().status()) {
            case FINISHED -> item.withState(ItemState.FINISHED, null);
            case STOPPED ->
                item.withState(
                        skipped ? ItemState.SKIPPED : isHeld(item, record) ? ItemState.HELD : ItemState.STOPPED, null);
            default -> item.withState(skipped ? ItemState.SKIPPED : ItemState.FAILED, record.reason());
        };
    }

    /** Whether a run has come as far as its item was to be trained for now. */
    static boolean isHeld(ExperimentItem item, RunRecord run) {
        Integer until = item.until();
        EpochResult last = run.last();
        return until != null && last != null && last.epoch() >= until;
    }
}
