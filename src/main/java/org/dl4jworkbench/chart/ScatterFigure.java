package org.dl4jworkbench.chart;

import java.util.List;
import java.util.Set;
import org.dl4jworkbench.model.PlainText;

/**
 * Points of classes, in one panel or in several over the same axes, such as a latent space after two epochs. Each class has the
 * colour it has everywhere and a marker of its own as a second cue.
 *
 * @param x the axis below, the same in every panel
 * @param range what the axes show, so that they stay put from epoch to epoch
 * @param classes the names, in the order of the labels
 * @param hidden classes that are not drawn; their numbers are kept
 * @param centroids whether the mean of each shown class is marked with its name
 */
public record ScatterFigure(
        String title,
        Axis x,
        Axis y,
        Range range,
        List<String> classes,
        Set<Integer> hidden,
        boolean centroids,
        List<Panel> panels)
        implements Figure {
    public ScatterFigure {
        title = PlainText.of(title);
        classes = PlainText.of(classes);
        hidden = Set.copyOf(hidden);
        panels = List.copyOf(panels);
    }

    /** Every class shown, with the range of all points. */
    public static ScatterFigure of(String title, Axis x, Axis y, List<String> classes, List<Panel> panels) {
        return new ScatterFigure(
                title, x, y, Range.of(panels.stream().map(Panel::points).toList()), classes, Set.of(), false, panels);
    }

    /**
     * One set of points.
     *
     * @param title such as "epoch 20"; empty for none
     * @param selected the point with a ring around it, by its place in {@code points}; −1 for none
     */
    public record Panel(String title, ClassPoints points, int selected) {
        public Panel {
            title = PlainText.of(title);
        }

        public static Panel of(String title, ClassPoints points) {
            return new Panel(title, points, -1);
        }
    }

    /** What the axes show. */
    public record Range(double xMin, double xMax, double yMin, double yMax) {
        private static final double MARGIN = 0.04;

        /** All points that are finite, with a margin; −1 to 1 where there is none. */
        public static Range of(Iterable<ClassPoints> sets) {
            AxisRange.Extent x = new AxisRange.Extent(false);
            AxisRange.Extent y = new AxisRange.Extent(false);
            for (ClassPoints points : sets) {
                for (int i = 0; i < points.size(); i++) {
                    if (points.isFinite(i)) {
                        x.add(points.x()[i]);
                        y.add(points.y()[i]);
                    }
                }
            }
            return x.isEmpty()
                    ? new Range(-1, 1, -1, 1)
                    : new Range(x.min() - margin(x), x.max() + margin(x), y.min() - margin(y), y.max() + margin(y));
        }

        private static double margin(AxisRange.Extent extent) {
            double span = extent.max() - extent.min();
            return span > 0 ? MARGIN * span : Math.max(0.5, Math.abs(extent.max()) * 0.05);
        }
    }

    public ScatterFigure withRange(Range other) {
        return new ScatterFigure(title, x, y, other, classes, hidden, centroids, panels);
    }

    public ScatterFigure withHidden(Set<Integer> other) {
        return new ScatterFigure(title, x, y, range, classes, other, centroids, panels);
    }

    public ScatterFigure withCentroids(boolean other) {
        return new ScatterFigure(title, x, y, range, classes, hidden, other, panels);
    }

    /** The name of a label; empty for −1. */
    public String className(int label) {
        return label < 0 ? "" : label < classes.size() ? classes.get(label) : Integer.toString(label);
    }

    String whyEmpty(ClassPoints points) {
        return whyEmpty(points, hidden);
    }

    /** Why a panel shows no point; empty where it shows some. */
    public static String whyEmpty(ClassPoints points, Set<Integer> hidden) {
        if (points.size() == 0) {
            return "No data yet";
        }
        boolean finite = false;
        for (int point = 0; point < points.size(); point++) {
            finite |= points.isFinite(point);
            if (points.isFinite(point) && !hidden.contains(points.label()[point])) {
                return "";
            }
        }
        return finite ? "Every class is hidden" : "No finite values";
    }

    boolean isShown(int label) {
        return !hidden.contains(label);
    }
}
