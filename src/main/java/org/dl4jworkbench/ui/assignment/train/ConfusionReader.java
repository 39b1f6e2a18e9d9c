package org.dl4jworkbench.ui.assignment.train;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** The confusion matrices of the selected moment, read from the run's directory in the background. */
public final class ConfusionReader {
    /**
     * The matrices of one moment.
     *
     * @param moment null while nothing is shown
     * @param bySplit the splits that kept one
     */
    public record Matrices(@Nullable Moment moment, Map<SplitName, ConfusionMatrix> bySplit) {
        static final Matrices NONE = new Matrices(null, Map.of());
    }

    private final Background background;
    private final ReadOnlyObjectWrapper<Matrices> matrices = new ReadOnlyObjectWrapper<>(Matrices.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private int request;
    private Matrices ahead = Matrices.NONE;

    public ConfusionReader(Background background) {
        this.background = background;
    }

    /** Those of the moment asked for last; until they are read, those before. */
    public ReadOnlyObjectProperty<Matrices> matricesProperty() {
        return matrices.getReadOnlyProperty();
    }

    /** The moment of the matrices, such as "epoch 12"; empty while there are none. */
    public String at() {
        Moment moment = matrices.get().moment();
        return moment == null ? "" : moment.label();
    }

    /** Why they could not be read; null when they could. */
    public ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Forgets what was read. */
    public void clear() {
        request++;
        ahead = Matrices.NONE;
        matrices.set(Matrices.NONE);
        problem.set(null);
    }

    /** Shows that they cannot be read. */
    void failed(Throwable failure) {
        clear();
        problem.set(failure);
    }

    /** Hands in what {@link #readNow} has read, for the moment that is asked for next. */
    void setAhead(Matrices read) {
        ahead = read;
    }

    /** Reads a moment's matrices. */
    public void read(RunDirectory run, Moment moment, List<String> classNames) {
        int mine = ++request;
        if (moment.equals(ahead.moment())) {
            problem.set(null);
            matrices.set(ahead);
            return;
        }
        background.run(
                () -> readNow(run, moment, classNames),
                read -> {
                    if (mine == request) {
                        problem.set(null);
                        matrices.set(read);
                    }
                },
                failure -> {
                    if (mine == request) {
                        matrices.set(Matrices.NONE);
                        problem.set(failure);
                    }
                });
    }

    /** Reads them on the caller's thread, which takes some milliseconds. */
    static Matrices readNow(RunDirectory run, Moment moment, List<String> classNames) {
        Map<SplitName, ConfusionMatrix> found = new EnumMap<>(SplitName.class);
        for (SplitName split : SplitName.values()) {
            ConfusionMatrix matrix = RunFigures.readConfusion(run.snapshot(moment), split, classNames);
            if (matrix != null) {
                found.put(split, matrix);
            }
        }
        return new Matrices(moment, found);
    }
}
