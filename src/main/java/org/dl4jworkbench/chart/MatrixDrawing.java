package org.dl4jworkbench.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.model.ConfusionMatrix;

/** Draws a confusion matrix: blue where the network is right, red where it is wrong, the stronger the larger the row share. */
final class MatrixDrawing {
    private static final double CELL = 42;
    private static final double GAP = 8;
    /** A matrix of more classes than fit with the usual cells has smaller ones. */
    private static final double MOST_GRID = 1400;

    private static final double MOST_NAME = 150;
    /** Cells smaller than this hold no number: it would be too small to read. */
    private static final double LEAST_WITH_NUMBER = 16;
    /** The room of a name at the side, and of one that stands aslant below. */
    private static final double LINE = 13;

    private static final double ASLANT = 17;
    /** Of very many cells, the pixels of the picture that stands for them, per unit. */
    private static final double PIXELS = 2;

    private final ConfusionMatrix matrix;
    private final MatrixFigure figure;
    private final ChartStyle style;
    private final Graphics2D g2;
    private final boolean vector;
    private final List<String> classes;

    private MatrixDrawing(MatrixFigure figure, ChartStyle style, Graphics2D g2, boolean vector) {
        this.matrix = figure.matrix();
        this.figure = figure;
        this.style = style;
        this.g2 = g2;
        this.vector = vector;
        this.classes = ShortNames.of(matrix.classes(), style.labelFont(), MOST_NAME);
    }

    static Size naturalSize(MatrixFigure figure) {
        ChartStyle style = ChartStyle.print();
        double names = Math.min(MOST_NAME, widest(figure.matrix().classes(), style));
        double grid = Math.max(260, Math.min(MOST_GRID, CELL * figure.matrix().size()));
        double below = names > CELL - 6 ? 0.75 * names + 14 : 20;
        return new Size(Math.ceil(20 + 22 + names + GAP + grid + 20), Math.ceil(14 + 42 + grid + GAP + below + 30));
    }

    private static double widest(List<String> names, ChartStyle style) {
        return names.stream()
                .mapToDouble(name -> Pen.printWidth(name, style.labelFont()))
                .max()
                .orElse(0);
    }

    /** In the font the file will have: a PDF's is not the screen's. */
    private double width(String text, Font font) {
        return text.isEmpty()
                ? 0
                : g2.getFontMetrics(font).getStringBounds(text, g2).getWidth();
    }

    static void draw(MatrixFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area, Medium medium) {
        new MatrixDrawing(figure, style, g2, medium.vector()).draw(figure.title(), area);
    }

    private void draw(String title, Rectangle2D area) {
        double margin = style.paper() ? 14 : 0;
        double top = area.getY() + margin;
        double x = area.getX() + margin;
        if (style.paper()) {
            new Pen(g2, style).title(title, x + 4, top + 12, area.getMaxX() - margin);
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
        double names = widest(classes, style);
        double sideTitle = style.paper() ? 22 : 0;
        double left = x + sideTitle + names + GAP;
        double roomAcross = area.getMaxX() - margin - left;
        double guess = roomAcross / size;
        boolean aslant = names > guess - 4;
        double below = GAP + (aslant ? 0.75 * names + 10 : 12) + 24;
        double cell = Math.max(0.1, Math.min(guess, (area.getMaxY() - margin - below - top) / size));
        if (!style.paper()) {
            left += (roomAcross - cell * size) / 2;
        }
        if (vector && size * size > Medium.MAX_VECTOR_MARKS) {
            picture(left, top, cell);
        } else {
            cells(left, top, cell);
        }
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

    /** The cells as one picture: as shapes they would make a file that no reader opens. */
    private void picture(double left, double top, double cell) {
        int pixels = (int) Math.max(1, Math.ceil(PIXELS * cell));
        BufferedImage image =
                new BufferedImage(pixels * matrix.size(), pixels * matrix.size(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D inside = image.createGraphics();
        try {
            new MatrixDrawing(figure, style, inside, false).cells(0, 0, pixels);
        } finally {
            inside.dispose();
        }
        AffineTransform placed = AffineTransform.getTranslateInstance(left, top);
        placed.scale(cell / pixels, cell / pixels);
        g2.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g2.drawImage(image, placed, null);
    }

    private void cells(double left, double top, double cell) {
        Font font = style.font((float) Math.max(8, Math.min(11, cell * 0.34)));
        for (int actual = 0; actual < matrix.size(); actual++) {
            for (int predicted = 0; predicted < matrix.size(); predicted++) {
                double opacity = opacity(actual, predicted);
                g2.setPaint(Palette.withOpacity(Palette.cell(isBlue(actual, predicted)), opacity));
                double x = left + predicted * cell;
                double y = top + actual * cell;
                double side = cell < 4 ? cell : cell - 1;
                g2.fill(new Rectangle2D.Double(x, y, side, side));
                String text = cell < LEAST_WITH_NUMBER ? "" : figure.text(actual, predicted, style.paper());
                double width = width(text, font);
                if (!text.isEmpty() && width < cell - 3) {
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
        // Of very many only every so many-th is named.
        int besides = (int) Math.max(1, Math.ceil(LINE / cell));
        int below = (int) Math.max(1, Math.ceil((aslant ? ASLANT : LINE) / cell));
        for (int index = 0; index < matrix.size(); index++) {
            String name = classes.get(index);
            double width = width(name, font);
            double middle = index * cell + cell / 2;
            if (index % besides == 0) {
                text(name, font, style.dim(), left - GAP - width, top + middle + font.getSize2D() * 0.36);
            }
            if (index % below != 0) {
                continue;
            }
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
