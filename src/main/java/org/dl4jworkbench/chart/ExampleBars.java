package org.dl4jworkbench.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.dl4jworkbench.model.Numbers;

/** Draws examples large and side by side: the picture, what it is taken for, and the probability of every class as a bar. */
final class ExampleBars {
    private static final double MARGIN = 14;
    private static final double TITLE = 42;
    private static final double WIDTH = 300;
    private static final double GAP = 28;
    private static final double PICTURE = 190;
    private static final double CAPTION = 38;
    private static final double ROW = 17;
    private static final double MOST_NAME = 120;
    private static final double VALUE = 44;
    private static final double LEAST_WIDTH = 560;

    private final ExampleSheet sheet;
    private final Pen pen;
    private final double names;

    private ExampleBars(ExampleSheet sheet, Pen pen) {
        this.sheet = sheet;
        this.pen = pen;
        Font font = pen.style().tickFont();
        double widest = sheet.classes().stream()
                .mapToDouble(name -> pen.width("✓ " + name, font))
                .max()
                .orElse(0);
        names = Math.min(MOST_NAME, widest) + 6;
    }

    private static double width(ExampleSheet sheet) {
        int count = Math.max(1, sheet.examples().size());
        return count * (WIDTH + GAP) - GAP;
    }

    private static double height(ExampleSheet sheet) {
        return PICTURE + CAPTION + ROW * sheet.classes().size();
    }

    static Size naturalSize(ExampleSheet sheet) {
        return new Size(
                Math.max(LEAST_WIDTH, width(sheet)) + 2 * MARGIN, Math.ceil(2 * MARGIN + TITLE + height(sheet)));
    }

    static void draw(ExampleSheet sheet, ChartStyle style, Graphics2D g2, Rectangle2D area, Medium medium) {
        Size natural = naturalSize(sheet);
        double scale = Math.min(area.getWidth() / natural.width(), area.getHeight() / natural.height());
        AffineTransform before = g2.getTransform();
        g2.translate(area.getX(), area.getY());
        g2.scale(scale, scale);
        ExampleBars bars = new ExampleBars(sheet, new Pen(g2, style));
        bars.pen.text(sheet.title(), style.titleFont(), style.ink(), MARGIN, MARGIN + 12);
        bars.pen.text(ExampleDrawing.KEY + " · ✓ actual class", style.labelFont(), style.dim(), MARGIN, MARGIN + 30);
        List<ExampleSheet.Example> examples = sheet.examples();
        for (int index = 0; index < examples.size(); index++) {
            bars.example(examples.get(index), MARGIN + index * (WIDTH + GAP), MARGIN + TITLE, scale * medium.density());
        }
        g2.setTransform(before);
    }

    private void example(ExampleSheet.Example example, double x, double y, double density) {
        ChartStyle style = pen.style();
        double zoom = PICTURE
                / Math.max(example.picture().getWidth(), example.picture().getHeight());
        Rectangle2D place = new Rectangle2D.Double(
                x, y, example.picture().getWidth() * zoom, example.picture().getHeight() * zoom);
        ExampleDrawing.picture(example, pen, place, density);
        Font bold = style.boldFont(12);
        Font small = style.tickFont();
        pen.text("Test example " + Numbers.grouped(example.number()), bold, style.ink(), x, y + PICTURE + 16);
        pen.text(pen.fitted(sheet.caption(example), small, WIDTH), small, style.ink(), x, y + PICTURE + 31);
        for (int label = 0; label < sheet.classes().size(); label++) {
            bar(example, label, x, y + PICTURE + CAPTION + label * ROW);
        }
    }

    private void bar(ExampleSheet.Example example, int label, double x, double top) {
        ChartStyle style = pen.style();
        Font font = style.tickFont();
        boolean actual = label == example.actual();
        double probability = example.probability(label);
        String name = (actual ? "✓ " : "") + sheet.classes().get(label);
        pen.toTheLeft(pen.fitted(name, font, names - 6), font, style.ink(), x + names - 6, top + 12);
        double length = WIDTH - names - VALUE;
        pen.g2().setPaint(style.grid());
        pen.g2().fill(new Rectangle2D.Double(x + names, top + 3, length, ROW - 6));
        if (Double.isFinite(probability)) {
            pen.g2().setPaint(label == example.predicted() ? Palette.cell(actual) : style.dim());
            double share = Math.max(0, Math.min(1, probability));
            pen.g2().fill(new Rectangle2D.Double(x + names, top + 3, share * length, ROW - 6));
        }
        pen.toTheLeft(Numbers.shown(probability, 3), font, style.ink(), x + WIDTH, top + 12);
    }
}
