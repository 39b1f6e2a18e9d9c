package org.dl4jworkbench.ui.assignment.inside;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.Projection;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What the axes of the latent space show, so that they stay put when one goes through the epochs: of two kept units the extent over all
 * kept moments, else the extent of all that was drawn; it only grows. Projections that lay every moment out anew have axes of their own.
 */
final class LatentAxes {
    /** What one set of axes is for. */
    private record Of(RunDirectory run, int layer, @Nullable Projection projection) {}

    private final InsideModel inside;
    private final ReadOnlyObjectWrapper<@Nullable Range> range = new ReadOnlyObjectWrapper<>();
    private @Nullable Of of;
    private @Nullable LatentRange extent;
    private boolean counting;

    LatentAxes(InsideModel inside, List<LatentPlots> plots) {
        this.inside = inside;
        for (LatentPlots each : plots) {
            each.plotProperty().addListener((observable, old, now) -> {
                if (now != null) {
                    drawn(now);
                }
            });
        }
        inside.train().selection().momentsProperty().addListener((observable, old, now) -> count());
    }

    /** Null where the points themselves decide. */
    ReadOnlyObjectProperty<@Nullable Range> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    private void drawn(LatentPlot plot) {
        RunData run = inside.train().runProperty().get();
        if (run == null || !plot.hasLastingAxes()) {
            of = null;
            extent = null;
            range.set(null);
            return;
        }
        Of now = new Of(run.directory(), plot.layer().index(), plot.projection());
        LatentRange grown = extent;
        if (grown == null || !now.equals(of)) {
            of = now;
            grown = new LatentRange(run.directory());
            extent = grown;
        }
        grown.add(plot.points().x(), plot.points().y());
        if (plot.projection() == null && plot.layer().kept()) {
            // At once for the first look, until all moments were looked at.
            if (grown.isNew()) {
                range.set(grown.range());
            }
            count();
        } else {
            range.set(grown.range());
        }
    }

    /** Widens the axes by the moments that they do not know yet. */
    private void count() {
        LatentRange now = extent;
        Of mine = of;
        MomentContent content = inside.content();
        LatentPoints latent = content == null ? null : content.latent();
        if (now == null
                || mine == null
                || counting
                || latent == null
                || latent.units() > 2
                || latent.layer() != mine.layer()) {
            return;
        }
        List<Moment> moments = inside.train().selection().moments();
        if (!now.lacks(moments)) {
            return;
        }
        counting = true;
        inside.background()
                .run(
                        () -> {
                            now.count(moments);
                            return now;
                        },
                        done -> {
                            counting = false;
                            if (done == extent) {
                                range.set(done.range());
                            }
                            count();
                        },
                        // What cannot be read is told where it is drawn.
                        failure -> counting = false);
    }
}
