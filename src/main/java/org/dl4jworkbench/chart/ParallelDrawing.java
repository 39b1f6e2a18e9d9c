package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws parallel coordinates. The axis of the objective is a bar in the colours of the lines, so that no legend is needed. */
final class ParallelDrawing {
    private static final double PER_AXIS = 130;
    private static final double HEIGHT = 400;
    private static final double PIXELS_PER_LABEL = 36;
    private static final double BAR = 8;
    private static final double BRUSH = 14;
    /** The opacity of a line among few, and the least among many, where the crowd itself is the message. */
    private static final double CLEAR = 0.85;

    private static final double LEAST = 0.35;
    private static final double PALE = 0.13;
    private static final int FEW = 60;
    /** Half the length of the mark of a value that no line leads to. */
    private static final double LONE = 7;

    private ParallelDrawing() {}

    static Size naturalSize(ParallelFigure figure) {
        double width = 40 + PER_AXIS * figure.axes().size();
        return new Size(Math.max(640, Math.min(1280, width)), HEIGHT);
    }

    static void draw(ParallelFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        Pen pen = new Pen(g2, style);
        ParallelLayout layout = ParallelLayout.of(figure, style, area);
        if (style.paper()) {
            pen.title(figure.title(), area.getX() + 18, area.getY() + 26, area.getMaxX() - 10);
        }
        double note = layout.bottom() + 26;
        for (String sentence : figure.leftOut()) {
            pen.text(sentence, style.labelFont(), style.dim(), layout.x().get(0) - 40, note);
            note += 18;
        }
        for (int axis = 0; axis < figure.axes().size(); axis++) {
            line(
                    g2,
                    style.line(),
                    1,
                    layout.x().get(axis),
                    layout.top(),
                    layout.x().get(axis),
                    layout.bottom());
        }
        lines(figure, layout, style, g2);
        for (int axis = 0; axis < figure.axes().size(); axis++) {
            axis(figure, axis, layout, pen);
        }
        if (style.paper()) {
            // On the screen they are controls that lie over the picture.
            figure.brushes().forEach(brush -> brush(brush, layout, style, g2));
        }
        if (figure.lines().isEmpty()) {
            pen.centred(
                    "No trial yet",
                    style.font(13),
                    style.dim(),
                    area.getCenterX(),
                    (layout.top() + layout.bottom()) / 2);
        }
    }

    private static void lines(ParallelFigure figure, ParallelLayout layout, ChartStyle style, Graphics2D g2) {
        List<ParallelFigure.Line> order = new ArrayList<>(figure.lines());
        // The worst first, so that the better ones are seen over them; pale ones below all.
        order.sort(Comparator.comparing((ParallelFigure.Line line) -> figure.isInside(line))
                .thenComparing(line -> line.look() != TrialLook.ENDED_EARLY)
                .thenComparing(line -> line.look() == TrialLook.BEST)
                .thenComparingDouble(line -> -worse(figure.goodness(line))));
        double opacity = figure.lines().size() <= FEW
                ? CLEAR
                : Math.max(
                        LEAST, CLEAR * Math.sqrt((double) FEW / figure.lines().size()));
        for (ParallelFigure.Line line : order) {
            boolean inside = figure.isInside(line);
            Path2D path = path(line, layout);
            if (line.look() == TrialLook.BEST && inside) {
                g2.setPaint(Palette.withOpacity(style.background() == null ? style.grid() : Color.WHITE, 0.9));
                g2.setStroke(round(6));
                g2.draw(path);
                g2.setPaint(TrialColours.BEST);
                g2.setStroke(round(3));
            } else if (!inside) {
                g2.setPaint(Palette.withOpacity(style.dim(), PALE));
                g2.setStroke(round(1));
            } else if (line.look() == TrialLook.ENDED_EARLY) {
                g2.setPaint(Palette.withOpacity(style.dim(), 0.4));
                g2.setStroke(
                        new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 3}, 0));
            } else {
                g2.setPaint(Palette.withOpacity(TrialColours.of(figure.goodness(line), style), opacity));
                g2.setStroke(round(1.5f));
            }
            g2.draw(path);
        }
    }

    private static double worse(double goodness) {
        return Double.isNaN(goodness) ? 2 : 1 - goodness;
    }

    private static boolean isThere(ParallelFigure.Line line, ParallelLayout layout, int axis) {
        return !Double.isNaN(layout.y(axis, line.values().get(axis)));
    }

    /** From axis to axis; a value that cannot be shown leaves a gap. */
    private static Path2D path(ParallelFigure.Line line, ParallelLayout layout) {
        Path2D path = new Path2D.Double();
        boolean pen = false;
        for (int axis = 0; axis < line.values().size(); axis++) {
            double y = layout.y(axis, line.values().get(axis));
            boolean before = axis > 0 && isThere(line, layout, axis - 1);
            boolean after = axis + 1 < line.values().size() && isThere(line, layout, axis + 1);
            if (!Double.isNaN(y) && !before && !after) {
                // Alone between gaps, it would not be seen.
                double x = layout.x().get(axis);
                path.moveTo(x - LONE, y);
                path.lineTo(x + LONE, y);
                pen = false;
            } else if (Double.isNaN(y)) {
                pen = false;
            } else if (pen) {
                path.lineTo(layout.x().get(axis), y);
            } else {
                path.moveTo(layout.x().get(axis), y);
                pen = true;
            }
        }
        return path;
    }

    private static void axis(ParallelFigure figure, int axis, ParallelLayout layout, Pen pen) {
        ScaleAxis scale = figure.axes().get(axis);
        ChartStyle style = pen.style();
        double x = layout.x().get(axis);
        boolean last = axis == figure.axes().size() - 1;
        if (last) {
            bar(figure, layout, style, pen.g2(), x);
        } else {
            line(pen.g2(), style.ink(), 1.2f, x, layout.top(), x, layout.bottom());
        }
        names(scale.title(), last, layout, pen, x);
        int limit = (int) Math.max(2, Math.min(7, (layout.bottom() - layout.top()) / PIXELS_PER_LABEL));
        double room = axis == 0 || last ? 54 : layout.spacing() / 2 - 8;
        for (Ticks.Tick tick : scale.ticks(limit)) {
            double y = layout.y(axis, tick.value());
            double out = last ? BAR / 2 : 0;
            line(pen.g2(), style.ink(), 1, x + out - (last ? 0 : tick.minor() ? 2 : 4), y, x + out + (last ? 4 : 0), y);
            if (!tick.minor()) {
                label(
                        pen.fitted(tick.label(), style.tickFont(), room),
                        last,
                        pen,
                        x + (last ? BAR / 2 + 7 : -7),
                        y + 4);
            }
        }
    }

    /** With an edge of the background's colour, for it lies over lines. */
    private static void label(String text, boolean toTheRight, Pen pen, double x, double baseline) {
        Font font = pen.style().tickFont();
        double left = toTheRight ? x : x - pen.width(text, font);
        Color plate =
                pen.style().background() != null ? Color.WHITE : pen.style().grid();
        pen.g2().setPaint(Palette.withOpacity(plate, pen.style().background() != null ? 0.75 : 0.8));
        pen.g2().fill(new Rectangle2D.Double(left - 2, baseline - 10, pen.width(text, font) + 4, 13));
        pen.text(text, font, pen.style().ink(), left, baseline);
    }

    /** The objective's axis, in the colour that each of its values gives a line. */
    private static void bar(ParallelFigure figure, ParallelLayout layout, ChartStyle style, Graphics2D g2, double x) {
        double height = layout.bottom() - layout.top();
        int steps = 64;
        for (int step = 0; step < steps; step++) {
            double share = (step + 0.5) / steps;
            g2.setPaint(TrialColours.of(figure.lowIsGood() ? 1 - share : share, style));
            double top = layout.bottom() - (step + 1) * height / steps;
            // A little taller than the step, or the background shows between two of them.
            g2.fill(new Rectangle2D.Double(x - BAR / 2, top, BAR, height / steps + (step == 0 ? 0 : 0.6)));
        }
    }

    private static void names(String title, boolean bold, ParallelLayout layout, Pen pen, double x) {
        Font font = bold ? pen.style().boldFont(11) : pen.style().labelFont();
        List<String> lines = wrapped(title, pen, font, Math.min(layout.spacing() - 8, 170));
        double baseline = layout.top() - 10 - 13 * (lines.size() - 1);
        for (String line : lines) {
            pen.centred(line, font, pen.style().ink(), x, baseline);
            baseline += 13;
        }
    }

    /** One line or two, broken between words where there is one to break at. */
    private static List<String> wrapped(String text, Pen pen, Font font, double room) {
        if (pen.width(text, font) <= room) {
            return List.of(text);
        }
        for (int space = text.lastIndexOf(' '); space > 0; space = text.lastIndexOf(' ', space - 1)) {
            if (pen.width(text.substring(0, space), font) <= room) {
                return List.of(text.substring(0, space), pen.fitted(text.substring(space + 1), font, room));
            }
        }
        return List.of(pen.fitted(text, font, room));
    }

    private static void brush(AxisInterval brush, ParallelLayout layout, ChartStyle style, Graphics2D g2) {
        double top = layout.y(
                brush.axis(),
                Math.min(brush.max(), layout.axes().get(brush.axis()).max()));
        double bottom = layout.y(
                brush.axis(),
                Math.max(brush.min(), layout.axes().get(brush.axis()).min()));
        Rectangle2D box =
                new Rectangle2D.Double(layout.x().get(brush.axis()) - BRUSH / 2, top, BRUSH, Math.max(2, bottom - top));
        g2.setPaint(Palette.withOpacity(style.accent(), 0.22));
        g2.fill(box);
        g2.setPaint(style.accent());
        g2.setStroke(new BasicStroke(1.2f));
        g2.draw(box);
    }

    private static void line(Graphics2D g2, Color colour, float width, double x1, double y1, double x2, double y2) {
        g2.setPaint(colour);
        g2.setStroke(new BasicStroke(width));
        g2.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private static BasicStroke round(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
