package org.dl4jworkbench.ui.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.ui.common.RunIndex;

/** What navigation and status bar show: the live runs, the last ones of the disk, and where the running work stands. */
final class ShellModel {
    private static final int RECENT = 6;

    private final Supplier<List<RunData>> liveRuns;
    private final RunIndex index;
    private final ReadOnlyObjectWrapper<List<RunLink>> running = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<RunLink>> recent = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<StatusLine> status = new ReadOnlyObjectWrapper<>(StatusLine.READY);
    private final ReadOnlyIntegerWrapper runningCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper dataset = new ReadOnlyStringWrapper("");

    /**
     * @param liveRuns the runs that engines are at work on
     */
    ShellModel(Supplier<List<RunData>> liveRuns, RunIndex index) {
        this.liveRuns = liveRuns;
        this.index = index;
        index.runsProperty().addListener(observable -> showRecent());
        tick();
    }

    ReadOnlyObjectProperty<List<RunLink>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<RunLink>> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<StatusLine> statusProperty() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty runningCountProperty() {
        return runningCount.getReadOnlyProperty();
    }

    /** The id of the data set that the running work uses; empty while nothing runs. */
    ReadOnlyStringProperty datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** Looks at the live runs; cheap, called a few times a second. */
    void tick() {
        List<RunData> live =
                liveRuns.get().stream().filter(run -> run.status().isLive()).toList();
        List<RunLink> links = live.stream()
                .map(run -> RunLink.of(run.directory(), run.record()))
                .toList();
        if (!links.equals(running.get())) {
            running.set(links);
            showRecent();
            index.refresh();
        }
        runningCount.set(live.size());
        if (live.isEmpty()) {
            status.set(StatusLine.READY);
            dataset.set("");
        } else {
            // The oldest run is the one whose end is nearest to be waited for.
            RunData first = live.get(0);
            StatusLine line = StatusLine.of(
                    first.status(), first.info().orElse(null), first.progress().orElse(null));
            if (!line.equals(status.get())) {
                status.set(line);
            }
            dataset.set(first.spec().data().dataset());
        }
    }

    private void showRecent() {
        // The runs of an experiment or a search would push all others out: its newest one stands for them.
        Set<String> experiments = new HashSet<>();
        List<RunLink> links = index.runs().stream()
                .filter(run -> run.experiment() == null || experiments.add(run.experiment()))
                .filter(run -> running.get().stream()
                        .noneMatch(link ->
                                link.directory().name().equals(run.directory().name())))
                .limit(RECENT)
                .map(run -> RunLink.of(run.directory(), run.record()))
                .toList();
        if (!links.equals(recent.get())) {
            recent.set(links);
        }
    }
}
