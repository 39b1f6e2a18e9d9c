package org.dl4jworkbench.ui.assignment.inside;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.Plane;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** The extent of points of a run; it only grows. Any thread. */
final class LatentRange {
    private static final double MARGIN = 0.04;

    private final RunDirectory run;
    private final Set<Moment> counted = new HashSet<>();
    private double xMin = Double.POSITIVE_INFINITY;
    private double xMax = Double.NEGATIVE_INFINITY;
    private double yMin = Double.POSITIVE_INFINITY;
    private double yMax = Double.NEGATIVE_INFINITY;

    LatentRange(RunDirectory run) {
        this.run = run;
    }

    /** Looks at the kept outputs of the moments that were not looked at yet; takes time. */
    void count(List<Moment> moments) {
        for (Moment each : moments) {
            if (lacks(List.of(each))) {
                Plane plane = LatentPoints.read(run.snapshot(each))
                        .map(LatentPoints::asTheyAre)
                        .orElse(null);
                if (plane != null) {
                    add(plane.x(), plane.y());
                }
                synchronized (this) {
                    counted.add(each);
                }
            }
        }
    }

    synchronized void add(float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
            if (Float.isFinite(x[i]) && Float.isFinite(y[i])) {
                xMin = Math.min(xMin, x[i]);
                xMax = Math.max(xMax, x[i]);
                yMin = Math.min(yMin, y[i]);
                yMax = Math.max(yMax, y[i]);
            }
        }
    }

    /** Whether no moment was looked at yet. */
    synchronized boolean isNew() {
        return counted.isEmpty();
    }

    synchronized boolean lacks(List<Moment> moments) {
        return !counted.containsAll(moments);
    }

    /** Null while there was no point. */
    synchronized @Nullable Range range() {
        if (xMin > xMax) {
            return null;
        }
        double x = MARGIN * Math.max(xMax - xMin, 1e-6);
        double y = MARGIN * Math.max(yMax - yMin, 1e-6);
        return new Range(xMin - x, xMax + x, yMin - y, yMax + y);
    }
}
