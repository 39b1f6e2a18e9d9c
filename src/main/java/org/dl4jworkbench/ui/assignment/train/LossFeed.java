package org.dl4jworkbench.ui.assignment.train;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.LiveSeries;
import org.dl4jworkbench.chart.Palette;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.lab.LossHistory;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/**
 * The figure of the loss of every minibatch, kept up with a run that trains. Copying and smoothing happen in the background,
 * one job at a time: what arrives meanwhile waits for the next, so a slow machine draws less often and falls behind in nothing
 * else.
 */
final class LossFeed {
    /** How the figure is to look. */
    record Look(double smoothing, boolean logX, boolean logY) {}

    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable LineFigure> figure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunData run;
    private Look look;
    private boolean working;
    private boolean wanted;
    private final List<Runnable> waiting = new ArrayList<>();

    /** Used by one background job at a time only; each sees what the one before it did, as the screen's thread lies between. */
    private Curve curve = new Curve();

    private static final class Curve {
        private LiveSeries series = new LiveSeries("minibatch loss", Palette.indexOf(SplitName.TRAIN));
        private int rewinds = -1;

        LineFigure grow(LossHistory losses, Loss loss, Look look) {
            LossHistory.Tail tail = losses.tail(series.size());
            if (rewinds >= 0 && tail.rewinds() != rewinds) {
                series = new LiveSeries("minibatch loss", Palette.indexOf(SplitName.TRAIN));
                tail = losses.tail(0);
            }
            rewinds = tail.rewinds();
            for (double value : tail.losses()) {
                series.append(series.size() + 1, value);
            }
            return RunFigures.lossPerIteration(series.raw(), series.smooth(look.smoothing()), loss)
                    .withLog(look.logX(), look.logY());
        }
    }

    LossFeed(Background background, Look look) {
        this.background = background;
        this.look = look;
    }

    /** Null before the first loss. */
    ReadOnlyObjectProperty<@Nullable LineFigure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** Why the figure could not be made; null when it could. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows another run, or none. */
    void show(@Nullable RunData other) {
        run = other;
        curve = new Curve();
        figure.set(null);
        problem.set(null);
        waiting.clear();
        update();
    }

    void setLook(Look other) {
        look = other;
        update();
    }

    /**
     * Brings the figure up to date, soon.
     *
     * @param then called when that is done, on the screen's thread; not if another run is shown by then
     */
    void update(Runnable then) {
        waiting.add(then);
        update();
    }

    /** Brings the figure up to date, soon. */
    void update() {
        RunData shown = run;
        if (shown == null || shown.losses().size() == 0) {
            tellWaiting();
            return;
        }
        if (working) {
            wanted = true;
            return;
        }
        working = true;
        wanted = false;
        Curve mine = curve;
        Look wantedLook = look;
        background.run(
                () -> mine.grow(shown.losses(), loss(shown.spec()), wantedLook),
                made -> {
                    if (mine == curve) {
                        figure.set(made);
                    }
                    next();
                },
                failure -> {
                    if (mine == curve) {
                        problem.set(failure);
                    }
                    next();
                });
    }

    private void next() {
        working = false;
        if (wanted) {
            update();
        } else {
            tellWaiting();
        }
    }

    private void tellWaiting() {
        List<Runnable> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(Runnable::run);
    }

    static Loss loss(RunSpec spec) {
        return spec.network().layers().stream()
                .filter(LayerSpec.Output.class::isInstance)
                .map(layer -> ((LayerSpec.Output) layer).loss())
                .findFirst()
                .orElse(Loss.CROSS_ENTROPY);
    }
}
