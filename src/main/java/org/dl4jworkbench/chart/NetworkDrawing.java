package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/** Draws a network as blocks in one or more lines, from left to right. */
final class NetworkDrawing {
    private static final double MARGIN = 14;
    private static final double TITLE = 42;

    /** The room of a layer from left to right: as wide as its longest usual text. */
    private static final double CELL = 118;

    private static final double BLOCKS = 96;
    private static final double LINE_OF_TEXT = 15;

    /** Name, settings, activation, shape, parameters. */
    private static final int TEXTS = 5;

    private static final double LINE = BLOCKS + 10 + TEXTS * LINE_OF_TEXT + 14;
    private static final double HEAD = 5;

    /** In a file, as many layers stand side by side as fit the width of a page. */
    private static final int NATURAL_COLUMNS = 6;

    /** What stands at one place of the picture. */
    private record Cell(@Nullable Shape shape, int colour, boolean misfit, List<String> texts) {}

    private NetworkDrawing() {}

    static Size naturalSize(NetworkFigure figure) {
        int count = figure.network().layers().size() + 1;
        int lines = (count + NATURAL_COLUMNS - 1) / NATURAL_COLUMNS;
        int columns = (count + lines - 1) / lines;
        return new Size(2 * MARGIN + Math.max(2, columns) * CELL, 2 * MARGIN + TITLE + lines * LINE);
    }

    /** The height that a width needs on the screen, where the title stands in the card's head. */
    static double heightFor(NetworkFigure figure, double width) {
        int count = figure.network().layers().size() + 1;
        int columns = Math.max(1, (int) (width / CELL));
        return (double) ((count + columns - 1) / columns) * LINE;
    }

    static void draw(NetworkFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        List<Cell> cells = cells(figure.network());
        double margin = style.paper() ? MARGIN : 0;
        double left = area.getX() + margin;
        double top = area.getY() + margin;
        double width = area.getWidth() - 2 * margin;
        if (style.paper()) {
            String title = ShortNames.of(figure.title(), style.titleFont(), width - 8);
            text(g2, title, style.titleFont(), style.ink(), left + 4, top + 12);
            text(g2, sum(figure.network()), style.labelFont(), style.dim(), left + 4, top + 30);
            top += TITLE;
        }
        double height = area.getMaxY() - margin - top;
        int columns = columns(cells.size(), width, height);
        int lines = (cells.size() + columns - 1) / columns;
        // All lines of the same length, but for the last.
        columns = (cells.size() + lines - 1) / lines;
        double scale = Math.min(1, Math.min(width / (columns * CELL), height / (lines * LINE)));
        double cell = width / columns / scale;
        var before = g2.getTransform();
        g2.translate(left, top);
        g2.scale(scale, scale);
        double rows = tallest(cells);
        double[] widths = new double[cells.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = blockWidth(cells.get(i).shape());
        }
        for (int i = 0; i < cells.size(); i++) {
            double middle = (i % columns + 0.5) * cell;
            double centre = (double) (i / columns) * LINE + BLOCKS / 2 + 2;
            block(g2, style, cells.get(i), middle, centre, widths[i], rows);
            texts(g2, style, cells.get(i), middle, centre + BLOCKS / 2 + 10 + LINE_OF_TEXT * 0.8, cell - 6);
            if (i + 1 < cells.size() && i / columns == (i + 1) / columns) {
                arrow(g2, style, middle + widths[i] / 2 + 5, middle + cell - widths[i + 1] / 2 - 5, centre);
            } else if (i + 1 < cells.size()) {
                // The line goes on below: out to the right here, in from the left there.
                arrow(g2, style, middle + widths[i] / 2 + 5, middle + cell / 2 - 2, centre);
                arrow(g2, style, 2, cell / 2 - widths[i + 1] / 2 - 5, centre + LINE);
            }
        }
        g2.setTransform(before);
    }

    private static String sum(NetworkSummary network) {
        return Numbers.grouped(network.parameters()) + " parameters"
                + (network.trainable() == network.parameters()
                        ? ""
                        : ", " + Numbers.grouped(network.trainable()) + " trainable");
    }

    /** So many columns that the blocks stay as large as they can be. */
    private static int columns(int count, double width, double height) {
        int best = 1;
        double largest = 0;
        for (int columns = 1; columns <= count; columns++) {
            int lines = (count + columns - 1) / columns;
            double scale = Math.min(1, Math.min(width / (columns * CELL), height / (lines * LINE)));
            // Of those alike the widest: fewer lines.
            if (scale >= largest) {
                largest = scale;
                best = columns;
            }
        }
        return best;
    }

    private static List<Cell> cells(NetworkSummary network) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(
                network.input(),
                colour(null),
                false,
                List.of("Input", "", "", network.input().toString(), "")));
        for (NetworkSummary.Layer layer : network.layers()) {
            LayerSpec spec = layer.spec();
            Activation activation = spec.activation();
            Shape shape = layer.output();
            cells.add(new Cell(
                    shape,
                    colour(spec),
                    layer.problem() != null,
                    List.of(
                            spec.label(),
                            spec.settings(),
                            activation == null || activation == Activation.IDENTITY ? "" : activation.label(),
                            shape == null ? "does not fit" : "→ " + shape,
                            layer.parameters() == 0 ? "" : Numbers.grouped(layer.parameters()) + " parameters")));
        }
        return cells;
    }

    /** The same kind of layer has the same colour in every picture; the name below is the second cue. */
    private static int colour(@Nullable LayerSpec spec) {
        if (spec == null) {
            return 9;
        }
        if (spec instanceof LayerSpec.Convolution) {
            return 0;
        }
        if (spec instanceof LayerSpec.Pooling) {
            return 3;
        }
        if (spec instanceof LayerSpec.BatchNormalisation) {
            return 5;
        }
        if (spec instanceof LayerSpec.Dropout) {
            return 7;
        }
        if (spec instanceof LayerSpec.Activate) {
            return 6;
        }
        return spec instanceof LayerSpec.Dense ? 1 : 4;
    }

    private static double tallest(List<Cell> cells) {
        return cells.stream()
                .map(Cell::shape)
                .filter(shape -> shape != null && shape.isPicture())
                .mapToDouble(shape -> shape.dimensions().get(0))
                .max()
                .orElse(1);
    }

    /** Wider for more channels, on a log scale; a vector is a bar. */
    private static double blockWidth(@Nullable Shape shape) {
        return shape == null || !shape.isPicture()
                ? 14
                : 8 + 5.2 * Math.log(1.0 + shape.dimensions().get(2)) / Math.log(2);
    }

    /** Higher for more rows, by the square root so that a few rows are still seen; a vector by the logarithm of its length. */
    private static double blockHeight(@Nullable Shape shape, double rows) {
        if (shape == null) {
            return 30;
        }
        if (shape.isPicture()) {
            return Math.max(12, BLOCKS * Math.sqrt(shape.dimensions().get(0) / rows));
        }
        return Math.min(BLOCKS, 14 + 7.5 * Math.log(shape.size()) / Math.log(2));
    }

    private static void block(
            Graphics2D g2, ChartStyle style, Cell cell, double middle, double centre, double width, double rows) {
        double height = blockHeight(cell.shape(), rows);
        RoundRectangle2D block =
                new RoundRectangle2D.Double(middle - width / 2, centre - height / 2, width, height, 6, 6);
        Color colour = cell.misfit() ? Palette.cell(false) : Palette.colour(cell.colour());
        g2.setPaint(cell.misfit() ? Palette.withOpacity(colour, 0.15) : Palette.withOpacity(colour, 0.85));
        g2.fill(block);
        g2.setPaint(colour);
        g2.setStroke(new BasicStroke(1));
        g2.draw(block);
    }

    private static void texts(Graphics2D g2, ChartStyle style, Cell cell, double middle, double baseline, double room) {
        double y = baseline;
        for (int line = 0; line < cell.texts().size(); line++) {
            String text = cell.texts().get(line);
            Font font = line == 0 ? style.boldFont(11) : style.font(11);
            Color ink = cell.misfit() && line == 3
                    ? Palette.cell(false)
                    : line == 0 || line == 3 ? style.ink() : style.dim();
            // Nothing there takes no line.
            if (!text.isEmpty()) {
                centred(g2, text, font, ink, middle, y, room);
                y += LINE_OF_TEXT;
            }
        }
    }

    /** A text too long for its place is set smaller. */
    private static void centred(
            Graphics2D g2, String text, Font font, Color ink, double middle, double baseline, double room) {
        double width = g2.getFontMetrics(font).getStringBounds(text, g2).getWidth();
        Font fitting = width <= room ? font : font.deriveFont((float) (font.getSize2D() * room / width));
        double drawn = Math.min(width, room);
        text(g2, text, fitting, ink, middle - drawn / 2, baseline);
    }

    private static void arrow(Graphics2D g2, ChartStyle style, double from, double to, double y) {
        if (to - from < HEAD) {
            return;
        }
        g2.setPaint(style.dim());
        g2.setStroke(new BasicStroke(1.2f));
        g2.draw(new Line2D.Double(from, y, to - HEAD, y));
        Path2D head = new Path2D.Double();
        head.moveTo(to, y);
        head.lineTo(to - HEAD - 1, y - HEAD * 0.6);
        head.lineTo(to - HEAD - 1, y + HEAD * 0.6);
        head.closePath();
        g2.fill(head);
    }

    private static void text(Graphics2D g2, String text, Font font, Color colour, double x, double baseline) {
        g2.setFont(font);
        g2.setPaint(colour);
        g2.drawString(text, (float) x, (float) baseline);
    }
}
