package org.dl4jworkbench.chart;

import java.util.List;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/** Hands thinned curves to JFreeChart without boxing every value twice. */
final class ThinnedDataset extends AbstractXYDataset {
    private static final long serialVersionUID = 1L;

    private final transient List<Series> series;
    private final transient List<Decimation.Points> points;

    ThinnedDataset(List<Series> series, List<Decimation.Points> points) {
        this.series = series;
        this.points = points;
    }

    @Override
    public DomainOrder getDomainOrder() {
        return DomainOrder.ASCENDING;
    }

    @Override
    public int getSeriesCount() {
        return series.size();
    }

    /** The index: names may repeat, JFreeChart's keys must not. */
    @Override
    public Comparable<?> getSeriesKey(int index) {
        return index;
    }

    @Override
    public int getItemCount(int index) {
        return points.get(index).size();
    }

    @Override
    public Number getX(int index, int item) {
        return getXValue(index, item);
    }

    @Override
    public Number getY(int index, int item) {
        return getYValue(index, item);
    }

    @Override
    public double getXValue(int index, int item) {
        return points.get(index).x()[item];
    }

    @Override
    public double getYValue(int index, int item) {
        return points.get(index).y()[item];
    }

    /** Whether a point has no neighbour to draw a line to, so that only a marker shows it. */
    boolean isIsolated(int index, int item) {
        double[] y = points.get(index).y();
        return !Double.isNaN(y[item])
                && (item == 0 || Double.isNaN(y[item - 1]))
                && (item == y.length - 1 || Double.isNaN(y[item + 1]));
    }
}
