package org.dl4jworkbench.ui.assignment.inside;

import org.dl4jworkbench.chart.ClassPoints;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.Plane;
import org.dl4jworkbench.lab.inside.Projection;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;

/**
 * Points to draw.
 *
 * @param outputs what they were made of, a row for each
 * @param projection how, null where the outputs were drawn as they are
 * @param watched how many watched examples there are, of which the points may be a part
 */
record LatentPlot(
        LayerChoice layer,
        LatentPoints outputs,
        @Nullable Projection projection,
        ClassPoints points,
        int watched,
        String xTitle,
        String yTitle) {
    static LatentPlot of(
            LayerChoice layer, LatentPoints outputs, @Nullable Projection projection, Plane plane, Watched watched) {
        return new LatentPlot(
                layer,
                outputs,
                projection,
                new ClassPoints(plane.x(), plane.y(), outputs.labels(watched), outputs.examples()),
                watched.count(),
                plane.xTitle(),
                plane.yTitle());
    }

    /** Whether other epochs can be drawn over the same axes. */
    boolean hasLastingAxes() {
        return projection == null || !projection.isSlow();
    }
}
