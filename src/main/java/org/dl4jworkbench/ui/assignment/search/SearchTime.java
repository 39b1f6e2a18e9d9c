package org.dl4jworkbench.ui.assignment.search;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.TimeEstimate;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** What a search comes to: how many trainings, and about how long they take at the pace of earlier runs. */
public final class SearchTime {
    /**
     * A search as it would be started.
     *
     * @param epochs of each training
     * @param parallel how many at a time; null where that is measured
     */
    record Wanted(
            Search search,
            int trials,
            int folds,
            Search.Sampler sampler,
            int epochs,
            @Nullable Integer parallel) {}

    private final Supplier<List<RunHistory.Entry>> runs;
    private final AssignmentCatalogue assignments;
    private final Supplier<@Nullable Integer> examples;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<TimeEstimate.Measured>> earlier = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * @param runs reads the runs on the disk; called in the background
     * @param examples of the training file of the assignment's data set; null while it is not read
     */
    public SearchTime(
            Supplier<List<RunHistory.Entry>> runs,
            AssignmentCatalogue assignments,
            Supplier<@Nullable Integer> examples,
            Background background) {
        this.runs = runs;
        this.assignments = assignments;
        this.examples = examples;
        this.background = background;
    }

    /** Changes when there are other runs to go by. */
    ReadOnlyObjectProperty<List<TimeEstimate.Measured>> earlierProperty() {
        return earlier.getReadOnlyProperty();
    }

    /** Looks at the runs on the disk, for the first time or again. */
    void refresh() {
        background.run(
                () -> TimeEstimate.measured(runs.get(), assignments),
                earlier::set,
                // Without the runs the estimate rests on its defaults, and says so.
                problem -> earlier.set(List.of()));
    }

    /** "25 trials × 3 folds = 75 trainings of 200 epochs, about 12 min on one engine, at the pace of earlier runs". */
    String words(Assignment assignment, Wanted wanted) {
        boolean halving = wanted.sampler() == Search.Sampler.HALVING;
        String amount = SearchWords.amount(wanted.trials(), wanted.folds()) + " of "
                + (halving ? "at most " : "")
                + SearchWords.count(wanted.epochs(), "epoch");
        RunSpec spec = assignment.preset(wanted.search().preset()).spec();
        NetworkSummary summary = assignment.summary(spec);
        Integer all = examples.get();
        if (all == null || summary.layers().stream().anyMatch(layer -> layer.output() == null)) {
            return amount;
        }
        Integer limit = spec.data().trainExamples();
        double file = limit == null ? all : Math.min(limit, all);
        double share = wanted.folds() > 1
                ? (wanted.folds() - 1.0) / wanted.folds()
                : 1 - spec.data().validation();
        TimeEstimate estimate =
                TimeEstimate.of(spec, summary, (int) Math.max(1, Math.round(file * share)), earlier.get());
        int engines = wanted.parallel() == null ? 1 : wanted.parallel();
        double seconds = estimate.secondsPerEpoch() * wanted.epochs() * wanted.trials() * wanted.folds() / engines;
        return amount + ", " + (halving ? "less than " : "about ") + Numbers.duration(Math.max(1, seconds)) + " on "
                + (engines == 1 ? "one engine" : engines + " engines")
                + (earlier.get().isEmpty() ? ", by a guess: no run yet to go by" : ", at the pace of earlier runs");
    }
}
