package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.Numbers;
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

    /** Differences of this share of the values are rounding. */
    private static final double EQUAL = 1e-6;

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

        /** Whether no curve is spread: all its values are equal, so that bins and densities say nothing of them. */
        boolean isOfEqualValues() {
            return curves.stream().noneMatch(Curve::isSpread);
        }

        /** The curves that have finite values. */
        List<Curve> filled() {
            return curves.stream()
                    .filter(curve -> curve.histogram().count() > 0)
                    .toList();
        }

        /** The ends of an x axis around equal values. */
        AxisRange around() {
            AxisRange.Extent extent = new AxisRange.Extent(false);
            filled().forEach(curve -> extent.add(curve.histogram().minimum()));
            double largest = Math.max(Math.abs(extent.min()), Math.abs(extent.max()));
            double room = Math.max(0.25 * (extent.max() - extent.min()), 0.2 * largest);
            return new AxisRange(extent.min() - (room > 0 ? room : 1), extent.max() + (room > 0 ? room : 1));
        }

        /** What the curves cannot show, as sentences. */
        List<String> notes() {
            List<String> notes = new ArrayList<>();
            for (Curve curve : curves) {
                String named = curves.size() > 1 ? curve.name() + ": " : "";
                if (curve.histogram().count() == 0) {
                    notes.add(named + "no finite values");
                } else if (!curve.isSpread()) {
                    notes.add(named + curve.equalWords());
                }
            }
            return notes;
        }

        /**
         * The width of the bins in which all curves are drawn: the largest of theirs, and large enough for bins that hold values. Equal
         * values say nothing of a width, unless there are no others.
         */
        double width() {
            double width = 0;
            boolean equal = isOfEqualValues();
            for (Curve curve : filled()) {
                if (!equal && !curve.isSpread()) {
                    continue;
                }
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

        /** The curves in bins of one width; without those that have no finite values. */
        List<Curve> common() {
            double width = width();
            return filled().stream()
                    .map(curve -> new Curve(
                            curve.name(),
                            curve.isSpread()
                                    ? curve.histogram().coarser(width)
                                    : curve.histogram().inOneBin(width),
                            curve.colour()))
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

        /** Whether its values differ by more than their last digits. */
        boolean isSpread() {
            double largest = Math.max(Math.abs(histogram.minimum()), Math.abs(histogram.maximum()));
            return histogram.maximum() - histogram.minimum() > EQUAL * largest;
        }

        /** "all 500 values are 0". */
        String equalWords() {
            String value = Numbers.significant(histogram.minimum(), 4);
            boolean exact = histogram.minimum() == histogram.maximum();
            return histogram.count() == 1
                    ? "the only value is " + value
                    : "all " + Numbers.grouped(histogram.count()) + " values are " + (exact ? "" : "nearly ") + value;
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
}
