package org.dl4jworkbench.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.model.ConfusionMatrix;

/** Draws a confusion matrix: blue where the network is right, red where it is wrong, the stronger the larger the row share. */
final class MatrixDrawing {
    private static final double CELL = 42;
    private static final double GAP = 8;
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final ConfusionMatrix matrix;
    private final MatrixFigure figure;
    private final ChartStyle style;
    private final Graphics2D g2;

    private MatrixDrawing(MatrixFigure figure, ChartStyle style, Graphics2D g2) {
        this.matrix = figure.matrix();
        this.figure = figure;
        this.style = style;
        this.g2 = g2;
    }

    static Size naturalSize(MatrixFigure figure) {
        ChartStyle style = ChartStyle.print();
        double names = widest(figure.matrix().classes(), style);
        double grid = Math.max(260, CELL * figure.matrix().size());
        double below = names > CELL - 6 ? 0.75 * names + 14 : 20;
        return new Size(Math.ceil(20 + 22 + names + GAP + grid + 20), Math.ceil(14 + 42 + grid + GAP + below + 30));
    }

    private static double widest(List<String> names, ChartStyle style) {
        return names.stream()
                .mapToDouble(
                        name -> style.labelFont().getStringBounds(name, METRICS).getWidth())
                .max()
                .orElse(0);
    }

    /** In the font the file will have: a PDF's is not the screen's. */
    private double width(String text, Font font) {
        return text.isEmpty()
                ? 0
                : g2.getFontMetrics(font).getStringBounds(text, g2).getWidth();
    }

    static void draw(MatrixFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        new MatrixDrawing(figure, style, g2).draw(figure.title(), area);
    }

    private void draw(String title, Rectangle2D area) {
        double margin = style.paper() ? 14 : 0;
        double top = area.getY() + margin;
        double x = area.getX() + margin;
        if (style.paper()) {
            text(title, style.titleFont(), style.ink(), x + 4, top + 12);
            text(summary(), style.labelFont(), style.dim(), x + 4, top + 30);
            top += 42;
        }
        if (matrix.total() == 0) {
            String none = "No data yet";
            text(
                    none,
                    style.font(13),
                    style.dim(),
                    area.getCenterX() - width(none, style.font(13)) / 2,
                    area.getCenterY());
            return;
        }
        int size = matrix.size();
        double names = widest(matrix.classes(), style);
        double sideTitle = style.paper() ? 22 : 0;
        double left = x + sideTitle + names + GAP;
        double roomAcross = area.getMaxX() - margin - left;
        double guess = roomAcross / size;
        boolean aslant = names > guess - 4;
        double below = GAP + (aslant ? 0.75 * names + 10 : 12) + 24;
        double cell = Math.max(1, Math.min(guess, (area.getMaxY() - margin - below - top) / size));
        if (!style.paper()) {
            left += (roomAcross - cell * size) / 2;
        }
        cells(left, top, cell);
        labels(left, top, cell, aslant);
        double middle = left + cell * size / 2;
        String across = style.paper() ? "predicted class" : MatrixFigure.AXIS_TITLE;
        text(
                across,
                style.labelFont(),
                style.dim(),
                middle - width(across, style.labelFont()) / 2,
                top + cell * size + below - 6);
        if (style.paper()) {
            rotated(
                    "actual class",
                    -Math.PI / 2,
                    x + 10,
                    top + cell * size / 2 + width("actual class", style.labelFont()) / 2);
        }
    }

    private String summary() {
        String values =
                switch (figure.look()) {
                    case COUNTS -> "counts";
                    case ROW_SHARES -> "shares of the row";
                    case COLUMN_SHARES -> "shares of the column";
                    case DIFFERENCE -> "more (+) or fewer (−), blue for the better";
                    case ROW_SHARE_DIFFERENCE -> "row shares, more (+) or less (−), blue for the better";
                };
        if (matrix.total() > 0 && figure.look().isDifference()) {
            return String.format(Locale.ROOT, "%s · accuracy %.4f", values, matrix.accuracy());
        }
        return matrix.total() == 0
                ? values
                : String.format(
                        Locale.ROOT,
                        "%s · accuracy %.4f (%,d of %,d)",
                        values,
                        matrix.accuracy(),
                        matrix.correct(),
                        matrix.total());
    }

    private void cells(double left, double top, double cell) {
        Font font = style.font((float) Math.max(8, Math.min(11, cell * 0.34)));
        for (int actual = 0; actual < matrix.size(); actual++) {
            for (int predicted = 0; predicted < matrix.size(); predicted++) {
                double opacity = opacity(actual, predicted);
                g2.setPaint(Palette.withOpacity(Palette.cell(isBlue(actual, predicted)), opacity));
                double x = left + predicted * cell;
                double y = top + actual * cell;
                g2.fill(new Rectangle2D.Double(x, y, cell - 1, cell - 1));
                String text = figure.text(actual, predicted, style.paper());
                double width = width(text, font);
                if (!text.isEmpty() && width < cell - 3 && cell > 11) {
                    java.awt.Color ink = opacity > 0.55
                            ? java.awt.Color.WHITE
                            : figure.value(actual, predicted) == 0 ? style.line() : style.ink();
                    text(text, font, ink, x + (cell - 1 - width) / 2, y + (cell - 1) / 2 + font.getSize2D() * 0.36);
                }
            }
        }
    }

    /** Blue for right, or for a difference that is for the better. */
    private boolean isBlue(int actual, int predicted) {
        boolean right = actual == predicted;
        return figure.look().isDifference() ? right == figure.value(actual, predicted) > 0 : right;
    }

    private double opacity(int actual, int predicted) {
        boolean difference = figure.look().isDifference();
        return Palette.cellOpacity(figure.strength(actual, predicted), !difference && actual == predicted);
    }

    private void labels(double left, double top, double cell, boolean aslant) {
        Font font = style.labelFont();
        for (int index = 0; index < matrix.size(); index++) {
            String name = matrix.classes().get(index);
            double width = width(name, font);
            double middle = index * cell + cell / 2;
            text(name, font, style.dim(), left - GAP - width, top + middle + font.getSize2D() * 0.36);
            double bottom = top + cell * matrix.size() + GAP;
            if (aslant) {
                double angle = Math.PI / 4;
                rotated(
                        name,
                        -angle,
                        left + middle - width * Math.cos(angle) + 4,
                        bottom + width * Math.sin(angle) + 4);
            } else {
                text(name, font, style.dim(), left + middle - width / 2, bottom + font.getSize2D() * 0.75);
            }
        }
    }

    private void text(String text, Font font, java.awt.Color colour, double x, double baseline) {
        g2.setFont(font);
        g2.setPaint(colour);
        g2.drawString(text, (float) x, (float) baseline);
    }

    private void rotated(String text, double angle, double x, double y) {
        AffineTransform before = g2.getTransform();
        g2.translate(x, y);
        g2.rotate(angle);
        text(text, style.labelFont(), style.dim(), 0, 0);
        g2.setTransform(before);
    }
}
