package org.dl4jworkbench.ui.assignment.inside;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The axes over all kept moments of a run's two latent units, so that they stay put when one goes through the epochs. It only grows.
 * Any thread.
 */
final class LatentRange {
    private static final double MARGIN = 0.04;

    private final RunDirectory run;
    private final Set<Moment> counted = ConcurrentHashMap.newKeySet();
    private double xMin = Double.POSITIVE_INFINITY;
    private double xMax = Double.NEGATIVE_INFINITY;
    private double yMin = Double.POSITIVE_INFINITY;
    private double yMax = Double.NEGATIVE_INFINITY;

    LatentRange(RunDirectory run) {
        this.run = run;
    }

    RunDirectory run() {
        return run;
    }

    /** Looks at the moments that were not looked at yet; takes time. */
    void count(List<Moment> moments) {
        for (Moment each : moments) {
            if (!counted.contains(each)) {
                run.snapshot(each).readLatent().ifPresent(values -> add(each, values));
            }
        }
    }

    private synchronized void add(Moment moment, float[][] values) {
        for (float[] row : values) {
            if (row.length >= 2 && Float.isFinite(row[0]) && Float.isFinite(row[1])) {
                xMin = Math.min(xMin, row[0]);
                xMax = Math.max(xMax, row[0]);
                yMin = Math.min(yMin, row[1]);
                yMax = Math.max(yMax, row[1]);
            }
        }
        counted.add(moment);
    }

    boolean lacks(List<Moment> moments) {
        return !counted.containsAll(moments);
    }

    /** Null while no moment was counted. */
    synchronized @Nullable Range range() {
        if (xMin > xMax) {
            return null;
        }
        double x = MARGIN * Math.max(xMax - xMin, 1e-6);
        double y = MARGIN * Math.max(yMax - yMin, 1e-6);
        return new Range(xMin - x, xMax + x, yMin - y, yMax + y);
    }
}
