package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Typesets a table: numbers right-aligned, a line under the header and a light one under each row. */
final class TableDrawing {
    private static final double MARGIN = 14;
    private static final double ROW = 24;
    private static final double PADDING = 9;
    private static final double TITLE = 30;
    private static final double MOST_TITLE = 600;
    /** The room of a text; the longer ones are shortened. */
    private static final double MOST_TEXT = 280;
    /** A picture of more rows is read by nobody. */
    private static final int MOST_ROWS = 200;

    private TableDrawing() {}

    /** The rows that are drawn, with texts that fit; the last one says how many there are besides. */
    private static Table fitting(Table table, ChartStyle style) {
        int shown = table.rows().size() <= MOST_ROWS ? table.rows().size() : MOST_ROWS - 1;
        List<List<String>> columns = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            int place = column;
            List<String> texts = table.rows().subList(0, shown).stream()
                    .map(row -> row.get(place).shown())
                    .toList();
            columns.add(ShortNames.of(texts, style.labelFont(), MOST_TEXT));
        }
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int row = 0; row < shown; row++) {
            int place = row;
            rows.add(columns.stream().map(texts -> Table.text(texts.get(place))).toList());
        }
        if (shown < table.rows().size() && !columns.isEmpty()) {
            List<Table.Cell> rest = new ArrayList<>(Collections.nCopies(columns.size(), Table.empty()));
            rest.set(0, Table.text("and " + (table.rows().size() - shown) + " more rows"));
            rows.add(rest);
        }
        return new Table(table.title(), table.columns(), rows);
    }

    static Size naturalSize(Table all, ChartStyle style) {
        Table table = fitting(all, style);
        double width = 0;
        for (double column : widths(table, style)) {
            width += column;
        }
        double title = Math.min(MOST_TITLE, Pen.printWidth(table.title(), style.titleFont())) + 2 * PADDING;
        double heading = style.paper() ? TITLE : 0;
        return new Size(
                Math.ceil(Math.max(width, title) + 2 * MARGIN),
                Math.ceil(2 * MARGIN + heading + ROW * (table.rows().size() + 1)));
    }

    private static double[] widths(Table table, ChartStyle style) {
        double[] widths = new double[table.columns().size()];
        for (int column = 0; column < widths.length; column++) {
            double widest = Pen.printWidth(table.columns().get(column).title(), style.labelFont());
            for (var row : table.rows()) {
                widest = Math.max(widest, Pen.printWidth(row.get(column).shown(), style.labelFont()));
            }
            widths[column] = widest + 2 * PADDING;
        }
        return widths;
    }

    /** In the font the file will have: a PDF's is not the screen's. */
    private static double drawnWidth(Graphics2D g2, String text, Font font) {
        return text.isEmpty()
                ? 0
                : g2.getFontMetrics(font).getStringBounds(text, g2).getWidth();
    }

    static void draw(Table all, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        Table table = fitting(all, style);
        double[] widths = widths(table, style);
        double total = 0;
        for (double width : widths) {
            total += width;
        }
        double left = area.getX() + MARGIN;
        double y = area.getY() + MARGIN;
        if (style.paper()) {
            new Pen(g2, style).title(table.title(), left + PADDING, y + 13, area.getMaxX() - MARGIN);
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
