package org.dl4jworkbench.chart;

import java.util.List;
import org.dl4jworkbench.model.PlainText;
import org.dl4jworkbench.rundir.Histogram;

/**
 * How weights and biases are spread: a panel for each block of parameters, in it the spread at one or more moments or in two runs.
 *
 * @param densities whether the height is the share of the values for each unit of width, so that areas are 1, instead of a count
 */
public record HistogramFigure(String title, Form form, boolean densities, List<Panel> panels) implements Figure {
    /** How several curves of a panel stand to one another. */
    public enum Form {
        /** Over one another, for two or three. */
        OVERLAID,
        /** One below the other, the first on top, for many epochs. */
        RIDGES
    }

    private static final int LEAST_BINS = 8;

    public HistogramFigure {
        title = PlainText.of(title);
        panels = List.copyOf(panels);
    }

    /**
     * One block of parameters.
     *
     * @param title such as "Convolution 1 · weights"
     */
    public record Panel(String title, List<Curve> curves) {
        public Panel {
            title = PlainText.of(title);
            curves = List.copyOf(curves);
        }

        /** The width of the bins in which all curves are drawn: the largest of theirs, and large enough for bins that hold values. */
        double width() {
            double width = 0;
            for (Curve curve : curves) {
                Histogram histogram = curve.histogram();
                // Few values in many bins would be a comb: about twice as many bins as the square root rule has.
                int most = (int) Math.max(LEAST_BINS, Math.min(Histogram.BINS, 2 * Math.sqrt(histogram.count())));
                while (histogram.counts().length > most) {
                    histogram = histogram.coarser(2 * histogram.width());
                }
                width = Math.max(width, histogram.width());
            }
            return width == 0 ? 1 : width;
        }

        /** The curves in bins of one width. */
        List<Curve> common() {
            double width = width();
            return curves.stream()
                    .map(curve -> new Curve(curve.name(), curve.histogram().coarser(width), curve.colour()))
                    .toList();
        }
    }

    /**
     * The spread at one moment or in one run.
     *
     * @param colour an index into the {@link Palette}
     */
    public record Curve(String name, Histogram histogram, int colour) {
        public Curve {
            name = PlainText.of(name);
        }

        /** The height of a bin. */
        double height(int bin, boolean density) {
            int count = histogram.counts()[bin];
            return density
                    ? histogram.count() == 0 ? 0 : count / (double) histogram.count() / histogram.width()
                    : count;
        }

        double highest(boolean density) {
            double highest = 0;
            for (int bin = 0; bin < histogram.counts().length; bin++) {
                highest = Math.max(highest, height(bin, density));
            }
            return highest;
        }

        /** Where a bin begins; that after the last is where the histogram ends. */
        double edge(int bin) {
            return (histogram.first() + bin) * histogram.width();
        }
    }

    /** "count" or "density". */
    String unit() {
        return densities ? "density" : "count";
    }
}
