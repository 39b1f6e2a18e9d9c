package org.dl4jworkbench.ui.assignment.train;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.chart.Fit;
import org.dl4jworkbench.chart.FitPoints;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunDatasets;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.EpochSelection;
import org.jspecify.annotations.Nullable;

/**
 * What a regression predicts at the selected epoch, read from the run's directory in the background. One epoch is read at a time;
 * of those asked for meanwhile only the last is read after it, so a fast training costs no more than a slow one.
 */
public final class FitReader {
    /** The points of one run, loaded once. */
    private static final class Points {
        private final AtomicReference<@Nullable Optional<FitPoints>> loaded = new AtomicReference<>();

        Optional<FitPoints> get(RunRecord record, Function<RunRecord, Dataset> datasets) {
            Optional<FitPoints> known = loaded.get();
            if (known == null) {
                Dataset dataset = datasets.apply(record);
                known = FitPoints.of(dataset, RunDatasets.split(record, dataset), 0);
                loaded.set(known);
            }
            return known;
        }
    }

    private final Background background;
    private final Function<RunRecord, Dataset> datasets;
    private final ReadOnlyObjectWrapper<@Nullable Fit> fit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunData run;
    private Points points = new Points();
    private int wanted = EpochSelection.NONE;
    private boolean working;

    /** @param datasets loads a run's data set; called in the background */
    public FitReader(Function<RunRecord, Dataset> datasets, Background background) {
        this.datasets = datasets;
        this.background = background;
    }

    /** The fit of the epoch asked for last; until it is read, the one before. Null for what has no single input column. */
    public ReadOnlyObjectProperty<@Nullable Fit> fitProperty() {
        return fit.getReadOnlyProperty();
    }

    /** Why it could not be read; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows a regression's run, or none. */
    void show(@Nullable RunData other) {
        run = other;
        points = new Points();
        wanted = EpochSelection.NONE;
        fit.set(null);
        problem.set(null);
    }

    /** Reads an epoch, soon. */
    void read(int epoch) {
        wanted = epoch;
        RunData shown = run;
        if (working || shown == null || epoch == EpochSelection.NONE) {
            return;
        }
        working = true;
        Points mine = points;
        background.run(
                () -> mine.get(shown.record(), datasets).map(known -> Fit.read(shown.directory(), epoch, known, 0)),
                read -> {
                    if (mine == points) {
                        problem.set(null);
                        fit.set(read.orElse(null));
                    }
                    next(epoch, mine);
                },
                failure -> {
                    if (mine == points) {
                        fit.set(null);
                        problem.set(failure);
                    }
                    next(epoch, mine);
                });
    }

    private void next(int done, Points doneFor) {
        working = false;
        if (wanted != done || doneFor != points) {
            read(wanted);
        }
    }
}
