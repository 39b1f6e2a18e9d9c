package org.dl4jworkbench.lab.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Names;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code experiment.json}: what was planned and how far it is. It needs no catalogue to be read or continued.
 *
 * @param format the version of the folder's layout, 1
 * @param assignment the assignment's id
 * @param experiment as run, with the number of seeds that it runs with
 * @param changes what was changed in every variation ({@code --set}), as {@code path=value}
 * @param dataFolder the folder that was named for data sets, or null; searched again when it goes on
 * @param parallel how many items run at a time at most
 * @param created when it was set up
 * @param settings the spec of each variation, in the order of the experiment; an item's seed is put in
 * @param queue every variation with every seed, in the order in which they run
 * @param search what the trials come from where this is a search; null for an experiment
 * @param throughput how {@code parallel} was measured, or that it is to be; null where it was chosen by hand
 * @param throughput how {@code parallel} was measured, or that it is to be; null where it was chosen by hand
 */
public record ExperimentRecord(
        int format,
        String assignment,
        Task task,
        Experiment experiment,
        List<String> changes,
        @Nullable String dataFolder,
        int parallel,
        Instant created,
        List<Setting> settings,
        List<ExperimentItem> queue,
        @Nullable SearchRecord search,
        @Nullable Throughput throughput) {
    public static final int FORMAT = 1;

    /**
     * A variation, ready to run.
     *
     * @param spec with the data set decided and the first seed
     * @param parameters of the network
     */
    public record Setting(String variation, RunSpec spec, long parameters) {}

    public ExperimentRecord {
        if (format != FORMAT) {
            throw new BadSpecException(
                    "format " + format + " is not known to this version", "experiment.json", "Use a newer workbench");
        }
        Names.name(assignment, "assignment");
        dataFolder = Names.pathOrNull(dataFolder, "dataFolder");
        changes = List.copyOf(changes);
        settings = List.copyOf(settings);
        queue = List.copyOf(queue);
    }

    /** The setting of a variation. */
    public Setting setting(String variation) {
        return settings.stream()
                .filter(each -> each.variation().equals(variation))
                .findFirst()
                .orElseThrow(() -> new BadSpecException(
                        "\"" + variation + "\" is no variation of the experiment", experiment.id(), ""));
    }

    /** The item of the same variation and seed as it stands now; empty where there is none. */
    public Optional<ExperimentItem> now(ExperimentItem item) {
        return queue.stream().filter(each -> each.isSame(item)).findFirst();
    }

    /** How many items are in a state. */
    public long count(ItemState state) {
        return queue.stream().filter(item -> item.state() == state).count();
    }

    ExperimentRecord with(ExperimentItem changed) {
        return withQueue(queue.stream()
                .map(item -> item.isSame(changed) ? changed : item)
                .toList());
    }

    ExperimentRecord withQueue(List<ExperimentItem> other) {
        return with(parallel, other, search, throughput);
    }

    /** With a number of runs at a time that was chosen by hand. */
    public ExperimentRecord withParallel(int other) {
        return with(other, queue, search, null);
    }

    /** With the number of runs at a time measured, or to be measured. */
    public ExperimentRecord withThroughput(Throughput other) {
        return with(other.isPending() ? parallel : other.chosen(), queue, search, other);
    }

    public ExperimentRecord withSearch(SearchRecord other) {
        return with(parallel, queue, other, throughput);
    }

    private ExperimentRecord with(
            int otherParallel,
            List<ExperimentItem> otherQueue,
            @Nullable SearchRecord otherSearch,
            @Nullable Throughput otherThroughput) {
        return new ExperimentRecord(
                format,
                assignment,
                task,
                experiment,
                changes,
                dataFolder,
                otherParallel,
                created,
                settings,
                otherQueue,
                otherSearch,
                otherThroughput);
    }

    /**
     * With more variations and their items behind what is there; a setting belongs to each variation.
     *
     * @param first whether the new items run before those that wait
     */
    public ExperimentRecord withMore(
            List<Variation> variations, List<Setting> more, List<ExperimentItem> items, boolean first) {
        List<ExperimentItem> all = new ArrayList<>(queue);
        all.addAll(first ? 0 : all.size(), items);
        return new ExperimentRecord(
                format,
                assignment,
                task,
                experiment.withVariations(joined(experiment.variations(), variations)),
                changes,
                dataFolder,
                parallel,
                created,
                joined(settings, more),
                all,
                search,
                throughput);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** With an item at another place of the queue; a place beyond the ends means the end. */
    ExperimentRecord moved(ExperimentItem item, int place) {
        List<ExperimentItem> others = new ArrayList<>(queue);
        others.removeIf(each -> each.isSame(item));
        ExperimentItem current = now(item).orElse(item);
        others.add(Math.max(0, Math.min(place, others.size())), current);
        return withQueue(others);
    }
}
