package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws trials as points over a parameter. */
final class DotDrawing {
    private static final double RADIUS = 4;

    private DotDrawing() {}

    static void draw(DotFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        Pen pen = new Pen(g2, style);
        DotLayout layout = DotLayout.of(figure, style, area);
        Rectangle2D inside = layout.inside();
        double baseline = inside.getY() - 8 - 18 * (figure.leftOut().size() - 1);
        if (style.paper()) {
            pen.title(figure.title(), area.getX() + 18, area.getY() + 26, area.getMaxX() - 10);
        }
        for (String note : figure.leftOut()) {
            pen.text(note, style.labelFont(), style.dim(), inside.getX(), baseline);
            baseline += 18;
        }
        axes(figure, layout, pen);
        g2.setPaint(style.line());
        g2.setStroke(new BasicStroke(1));
        g2.draw(inside);
        if (figure.dots().stream().noneMatch(figure::shows)) {
            pen.centred(
                    figure.dots().isEmpty() ? "No trial has been measured yet" : "No trial has a finite value here",
                    style.font(13),
                    style.dim(),
                    inside.getCenterX(),
                    inside.getCenterY());
            return;
        }
        List<DotFigure.Dot> order = new ArrayList<>(figure.dots());
        order.sort(Comparator.comparing((DotFigure.Dot dot) -> !dot.pale())
                .thenComparing(dot -> dot.look() != TrialLook.ENDED_EARLY)
                .thenComparing(dot -> dot.look() == TrialLook.BEST));
        order.forEach(dot -> dot(dot, layout, pen));
    }

    private static void axes(DotFigure figure, DotLayout layout, Pen pen) {
        Rectangle2D inside = layout.inside();
        ChartStyle style = pen.style();
        boolean categories = figure.x().scale() == ScaleAxis.Scale.CATEGORIES;
        int across = (int) Math.max(2, Math.min(10, inside.getWidth() / 64));
        double place = categories ? inside.getWidth() / figure.x().categories().size() - 4 : 64;
        List<Ticks.Tick> ticks = figure.x().ticks(across);
        List<String> labels = ShortNames.of(
                ticks.stream().map(Ticks.Tick::label).toList(), label -> pen.width(label, style.tickFont()), place);
        for (int index = 0; index < ticks.size(); index++) {
            Ticks.Tick tick = ticks.get(index);
            double x = layout.pixelX(tick.value());
            if (!tick.minor()) {
                grid(pen, x, inside.getY(), x, inside.getMaxY());
                pen.centred(labels.get(index), style.tickFont(), style.dim(), x, inside.getMaxY() + 15);
            }
        }
        for (Ticks.Tick tick : figure.y().ticks(DotLayout.ticks(inside.getHeight()))) {
            double y = layout.pixelY(tick.value());
            if (!tick.minor()) {
                grid(pen, inside.getX(), y, inside.getMaxX(), y);
                pen.toTheLeft(tick.label(), style.tickFont(), style.dim(), inside.getX() - 6, y + 4);
            }
        }
        pen.centred(
                pen.fitted(figure.x().title(), style.labelFont(), inside.getWidth()),
                style.labelFont(),
                style.dim(),
                inside.getCenterX(),
                inside.getMaxY() + 33);
        AffineTransform before = pen.g2().getTransform();
        pen.g2().translate(layout.titleX(), inside.getCenterY());
        pen.g2().rotate(-Math.PI / 2);
        pen.centred(
                pen.fitted(figure.y().title(), style.labelFont(), inside.getHeight()),
                style.labelFont(),
                style.dim(),
                0,
                4);
        pen.g2().setTransform(before);
    }

    private static void grid(Pen pen, double x1, double y1, double x2, double y2) {
        pen.g2().setPaint(pen.style().grid());
        pen.g2().setStroke(new BasicStroke(1));
        pen.g2().draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private static void dot(DotFigure.Dot dot, DotLayout layout, Pen pen) {
        Point2D place = layout.place(dot);
        if (place == null) {
            return;
        }
        Graphics2D g2 = pen.g2();
        ChartStyle style = pen.style();
        boolean best = dot.look() == TrialLook.BEST;
        Color colour = best ? TrialColours.BEST : dot.look() == TrialLook.ENDED_EARLY ? style.dim() : Palette.colour(0);
        double opacity = dot.pale() ? 0.15 : dot.look() == TrialLook.ENDED_EARLY ? 0.5 : 0.8;
        ScaleAxis y = layout.figure().y();
        if (dot.deviation() > 0) {
            double high = Math.min(y.max(), dot.y() + dot.deviation());
            // A bar that would reach below the axis, or below zero on a log axis, ends at its lower end.
            double low = Math.max(y.min(), dot.y() - dot.deviation());
            g2.setPaint(Palette.withOpacity(colour, 0.6 * opacity));
            g2.setStroke(new BasicStroke(1.2f));
            g2.draw(new Line2D.Double(place.getX(), layout.pixelY(low), place.getX(), layout.pixelY(high)));
        }
        double radius = best ? RADIUS + 1.5 : RADIUS;
        Ellipse2D shape = new Ellipse2D.Double(place.getX() - radius, place.getY() - radius, 2 * radius, 2 * radius);
        g2.setPaint(Palette.withOpacity(colour, opacity));
        if (dot.look() == TrialLook.ENDED_EARLY) {
            g2.setStroke(new BasicStroke(1.2f));
            g2.draw(shape);
        } else {
            g2.fill(shape);
        }
        if (best && !dot.pale()) {
            String text = pen.fitted(
                    "best: " + dot.name(),
                    style.boldFont(11),
                    Math.max(60, layout.inside().getWidth() / 2 - 12));
            double width = pen.width(text, style.boldFont(11));
            boolean right = place.getX() + 12 + width < layout.inside().getMaxX();
            pen.text(
                    text,
                    style.boldFont(11),
                    style.ink(),
                    right ? place.getX() + 10 : place.getX() - 10 - width,
                    place.getY() - 7 < layout.inside().getY() + 10 ? place.getY() + 16 : place.getY() - 7);
        }
    }
}
