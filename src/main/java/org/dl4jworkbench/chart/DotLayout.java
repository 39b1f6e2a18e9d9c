package org.dl4jworkbench.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the points of a {@link DotFigure} stand in a picture: the same for who draws it and for who finds a point under the pointer.
 *
 * @param inside the inside of the axes
 * @param titleX the middle of the upright title, left of all tick labels
 */
public record DotLayout(DotFigure figure, Rectangle2D inside, double titleX, Map<Integer, Integer> places) {
    private static final double PAPER_MARGIN = 14;
    private static final double PAPER_TITLE = 24;
    private static final double LEFT = 62;
    /** Room for the upright title beside the tick labels, with gaps. */
    private static final double TITLE = 30;

    private static final double BELOW = 40;
    private static final double NOTE = 18;
    /** What is left free at the ends of an axis, as a share, for points that lie there. */
    private static final double END = 0.04;
    /** How much of a category's width its points take. */
    private static final double CATEGORY = 0.62;

    public static DotLayout of(DotFigure figure, ChartStyle style, Rectangle2D area) {
        double around = style.paper() ? PAPER_MARGIN : 0;
        double top = area.getY()
                + around
                + 8
                + (style.paper() ? PAPER_TITLE : 0)
                + NOTE * figure.leftOut().size();
        double height = Math.max(1, area.getMaxY() - around - BELOW - top);
        double labels = figure.y().ticks(ticks(height)).stream()
                .mapToDouble(tick -> Pen.printWidth(tick.label(), style.tickFont()))
                .max()
                .orElse(0);
        double left = area.getX() + around + Math.max(LEFT, labels + TITLE);
        Rectangle2D inside =
                new Rectangle2D.Double(left, top, Math.max(1, area.getMaxX() - around - 14 - left), height);
        Map<Integer, Integer> places = new HashMap<>();
        if (figure.x().scale() == ScaleAxis.Scale.CATEGORIES) {
            Map<Double, Integer> counts = new HashMap<>();
            figure.dots().forEach(dot -> places.put(dot.trial(), counts.merge(dot.x(), 1, Integer::sum) - 1));
        }
        return new DotLayout(figure, inside, area.getX() + around + 12, places);
    }

    /** How many labels an upright axis has room for. */
    static int ticks(double height) {
        return (int) Math.max(2, Math.min(7, height / 42));
    }

    public double pixelX(double value) {
        boolean categories = figure.x().scale() == ScaleAxis.Scale.CATEGORIES;
        double end = categories ? 0 : END;
        return inside.getX() + (end + figure.x().share(value) * (1 - 2 * end)) * inside.getWidth();
    }

    public double pixelY(double value) {
        return inside.getMaxY() - (END + figure.y().share(value) * (1 - 2 * END)) * inside.getHeight();
    }

    /** Where a trial stands; null where it has no place. */
    public @Nullable Point2D place(DotFigure.Dot dot) {
        if (!figure.shows(dot)) {
            return null;
        }
        double x = pixelX(dot.x());
        Integer place = places.get(dot.trial());
        if (place != null) {
            x += (spread(place) - 0.5)
                    * CATEGORY
                    * inside.getWidth()
                    / Math.max(1, figure.x().categories().size());
        }
        return new Point2D.Double(x, pixelY(dot.y()));
    }

    /**
     * A place between 0 and 1 for the n-th of a crowd that grows: van der Corput's sequence fills the largest gap each time, so points
     * that are there stay where they are.
     */
    private static double spread(int n) {
        return Integer.toUnsignedLong(Integer.reverse(n + 1)) / 4294967296.0;
    }

    /** The trial whose point is nearest to a place; null where none is within reach. */
    public DotFigure.@Nullable Dot nearest(double x, double y, double reach) {
        DotFigure.Dot nearest = null;
        double least = reach;
        List<DotFigure.Dot> dots = figure.dots();
        for (DotFigure.Dot dot : dots) {
            Point2D place = place(dot);
            double distance = place == null ? Double.POSITIVE_INFINITY : place.distance(x, y);
            if (distance <= least) {
                least = distance;
                nearest = dot;
            }
        }
        return nearest;
    }
}
