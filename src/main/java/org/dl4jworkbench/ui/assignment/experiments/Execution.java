package org.dl4jworkbench.ui.assignment.experiments;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentHistory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.model.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * One time that an experiment was run.
 *
 * @param words what came of it: "3 of 3 finished"
 */
public record Execution(ExperimentDirectory directory, Instant created, String words) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    public static Execution of(ExperimentHistory.Entry entry) {
        return new Execution(
                entry.directory(),
                entry.record().created(),
                size(entry.record().experiment()) + words(entry.record().queue(), entry.atWork()));
    }

    private static String size(Experiment experiment) {
        return (experiment.seeds() > 1 ? experiment.seeds() + " seeds · " : "")
                + (experiment.folds() > 1 ? experiment.folds() + " folds · " : "");
    }

    /** Whether this is what lies in a folder. */
    public boolean isOf(@Nullable ExperimentDirectory other) {
        return other != null
                && directory
                        .path()
                        .toAbsolutePath()
                        .normalize()
                        .equals(other.path().toAbsolutePath().normalize());
    }

    /** "2 of 3 finished · 1 failed". */
    static String words(List<ExperimentItem> queue, boolean atWork) {
        StringBuilder words = new StringBuilder();
        words.append(count(queue, ItemState.FINISHED))
                .append(" of ")
                .append(queue.size())
                .append(" finished");
        for (ItemState state : List.of(ItemState.FAILED, ItemState.INTERRUPTED, ItemState.STOPPED, ItemState.SKIPPED)) {
            long count = count(queue, state);
            if (count > 0) {
                words.append(" · ").append(count).append(' ').append(state.token());
            }
        }
        return words + (atWork ? " · at work" : "");
    }

    private static long count(List<ExperimentItem> queue, ItemState state) {
        return queue.stream().filter(item -> item.state() == state).count();
    }

    @Override
    public String toString() {
        return TIME.format(created.atZone(ZoneId.systemDefault())) + " · " + words;
    }
}
