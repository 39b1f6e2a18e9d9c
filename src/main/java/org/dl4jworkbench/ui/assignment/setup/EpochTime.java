package org.dl4jworkbench.ui.assignment.setup;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.TimeEstimate;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.common.Background;

/** How long an epoch will take, as one types: from the network, the split, and the pace of earlier runs. */
public final class EpochTime {
    private static final String UNKNOWN = "–";

    private final SetupModel setup;
    private final DataModel data;
    private final Supplier<List<RunHistory.Entry>> runs;
    private final AssignmentCatalogue assignments;
    private final Background background;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(UNKNOWN);
    private final ReadOnlyStringWrapper basis = new ReadOnlyStringWrapper("");
    private List<TimeEstimate.Measured> earlier = List.of();

    /** @param runs reads the runs on the disk; called in the background */
    public EpochTime(
            SetupModel setup,
            DataModel data,
            Supplier<List<RunHistory.Entry>> runs,
            AssignmentCatalogue assignments,
            Background background) {
        this.setup = setup;
        this.data = data;
        this.runs = runs;
        this.assignments = assignments;
        this.background = background;
        setup.summaryProperty().addListener(observable -> estimate());
        setup.specProperty().addListener(observable -> estimate());
        data.countsProperty().addListener(observable -> estimate());
        estimate();
    }

    /** Such as "38 s an epoch"; a dash while it cannot be told. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** What the estimate rests on. */
    public ReadOnlyStringProperty basisProperty() {
        return basis.getReadOnlyProperty();
    }

    /** Looks at the runs on the disk, for the first time or again. */
    public void refresh() {
        background.run(
                () -> TimeEstimate.measured(runs.get(), assignments),
                found -> {
                    earlier = found;
                    estimate();
                },
                // Without the runs the estimate rests on its defaults, and says so.
                problem -> estimate());
    }

    private void estimate() {
        NetworkSummary summary = setup.summaryProperty().get();
        DataModel.SplitCounts counts = data.countsProperty().get();
        boolean complete = summary.layers().stream().allMatch(layer -> layer.output() != null);
        if (counts == null || !complete) {
            text.set(UNKNOWN);
            basis.set(counts == null ? "Known once the data set is read" : "Known once every layer fits");
            return;
        }
        TimeEstimate estimate = TimeEstimate.of(setup.spec(), summary, counts.training(), earlier);
        double seconds = estimate.secondsPerEpoch();
        String length = seconds < 0.95 ? Math.max(1, Math.round(seconds * 1000)) + " ms" : Numbers.duration(seconds);
        text.set(length + " an epoch");
        basis.set(estimate.basis() + " Evaluation after an epoch comes on top.");
    }
}
