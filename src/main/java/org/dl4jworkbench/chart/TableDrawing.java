package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Typesets a table: numbers right-aligned, a line under the header and a light one under each row. */
final class TableDrawing {
    private static final double MARGIN = 14;
    private static final double ROW = 24;
    private static final double PADDING = 9;
    private static final double TITLE = 30;
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private TableDrawing() {}

    static Size naturalSize(Table table, ChartStyle style) {
        double width = 0;
        for (double column : widths(table, style)) {
            width += column;
        }
        double title = width(table.title(), style.titleFont()) + 2 * PADDING;
        double heading = style.paper() ? TITLE : 0;
        return new Size(
                Math.ceil(Math.max(width, title) + 2 * MARGIN),
                Math.ceil(2 * MARGIN + heading + ROW * (table.rows().size() + 1)));
    }

    private static double[] widths(Table table, ChartStyle style) {
        double[] widths = new double[table.columns().size()];
        for (int column = 0; column < widths.length; column++) {
            double widest = width(table.columns().get(column).title(), style.labelFont());
            for (var row : table.rows()) {
                widest = Math.max(widest, width(row.get(column).shown(), style.labelFont()));
            }
            widths[column] = widest + 2 * PADDING;
        }
        return widths;
    }

    private static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
    }

    /** In the font the file will have: a PDF's is not the screen's. */
    private static double drawnWidth(Graphics2D g2, String text, Font font) {
        return text.isEmpty()
                ? 0
                : g2.getFontMetrics(font).getStringBounds(text, g2).getWidth();
    }

    static void draw(Table table, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        double[] widths = widths(table, style);
        double total = 0;
        for (double width : widths) {
            total += width;
        }
        double left = area.getX() + MARGIN;
        double y = area.getY() + MARGIN;
        if (style.paper()) {
            text(g2, table.title(), style.titleFont(), style.ink(), left + PADDING, y + 13);
            y += TITLE;
        }
        for (int line = -1; line < table.rows().size(); line++) {
            double x = left;
            for (int column = 0; column < widths.length; column++) {
                Table.Column head = table.columns().get(column);
                String text = line < 0
                        ? head.title()
                        : table.rows().get(line).get(column).shown();
                double inset =
                        head.numeric() ? widths[column] - PADDING - drawnWidth(g2, text, style.labelFont()) : PADDING;
                text(g2, text, style.labelFont(), line < 0 ? style.dim() : style.ink(), x + inset, y + 16);
                x += widths[column];
            }
            y += ROW;
            g2.setPaint(line < 0 ? style.line() : style.grid());
            g2.setStroke(new BasicStroke(1));
            g2.draw(new Line2D.Double(left, y - 0.5, left + total, y - 0.5));
        }
    }

    private static void text(Graphics2D g2, String text, Font font, Color colour, double x, double baseline) {
        if (!text.isEmpty()) {
            g2.setFont(font);
            g2.setPaint(colour);
            g2.drawString(text, (float) x, (float) baseline);
        }
    }
}
