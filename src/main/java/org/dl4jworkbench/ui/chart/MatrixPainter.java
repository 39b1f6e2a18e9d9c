package org.dl4jworkbench.ui.chart;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.MatrixFigure;
import org.dl4jworkbench.chart.Palette;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Paints a confusion matrix on a canvas, and knows where its cells are.
 *
 * @param left the left edge of the first column
 * @param top the upper edge of the first row
 * @param cell the side of a cell, in whole pixels
 */
record MatrixPainter(double left, double top, double cell, int size) {
    private static final double GAP = 8;
    private static final double LABEL = 12;
    private static final double SMALLEST_TEXT = 8;
    /** Before nothing is said at all. */
    private static final double LAST_TEXT = 7;
    /** The part of the width that names of the rows may take. */
    private static final double NAMES = 0.3;

    /** Paints all of it; returns null where there is no matrix. */
    static @Nullable MatrixPainter paint(
            Canvas canvas, @Nullable MatrixCells cells, MatrixView.@Nullable Cell selected, ChartStyle style) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Color dim = FxColours.of(style.dim());
        g.setTextBaseline(VPos.CENTER);
        ConfusionMatrix matrix = cells == null ? null : cells.matrix();
        if (cells == null || matrix == null || matrix.total() == 0) {
            g.setFont(Font.font(13));
            g.setFill(dim);
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText("No data yet", canvas.getWidth() / 2, canvas.getHeight() / 2);
            return null;
        }
        Font labels = Font.font(LABEL);
        double mostName = NAMES * canvas.getWidth();
        List<String> shown = matrix.classes().stream()
                .map(name -> shortened(name, labels, mostName))
                .toList();
        double names =
                shown.stream().mapToDouble(name -> width(name, labels)).max().orElse(0);
        int size = matrix.size();
        double roomAcross = canvas.getWidth() - names - GAP - 2;
        boolean aslant = names > roomAcross / size - 4;
        double below = GAP + (aslant ? 0.75 * names + LABEL : LABEL + 4) + LABEL + 10;
        double cell = Math.floor(Math.min(roomAcross, canvas.getHeight() - below - 2) / size);
        if (cell < 3) {
            return null;
        }
        double left = Math.floor(names + GAP + (roomAcross - cell * size) / 2);
        double top = Math.max(2, Math.floor((canvas.getHeight() - below - cell * size) / 2));
        MatrixPainter painter = new MatrixPainter(left, top, cell, size);
        painter.cells(g, cells, style);
        painter.labels(g, shown, labels, dim, aslant);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(MatrixFigure.AXIS_TITLE, left + cell * size / 2, top + cell * size + below - LABEL);
        if (selected != null) {
            g.setStroke(FxColours.of(style.accent()));
            g.setLineWidth(2.5);
            g.strokeRect(left + selected.predicted() * cell - 0.5, top + selected.actual() * cell - 0.5, cell, cell);
        }
        return painter;
    }

    /** Long names give way: the matrix is what one looks at, and the card beside the pointer tells them whole. */
    private static String shortened(String name, Font font, double most) {
        if (width(name, font) <= most) {
            return name;
        }
        int length = name.length() - 1;
        while (length > 1 && width(name.substring(0, length) + "…", font) > most) {
            length--;
        }
        return name.substring(0, length) + "…";
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    private void cells(GraphicsContext g, MatrixCells cells, ChartStyle style) {
        Font font = Font.font(Math.max(SMALLEST_TEXT, Math.min(12, cell * 0.36)));
        // All cells or none: numbers in some of them would look like a choice.
        MatrixCells.Room room = room(cells, font);
        if (room == null) {
            font = Font.font(LAST_TEXT);
            room = room(cells, font);
        }
        g.setFont(font);
        g.setTextAlign(TextAlignment.CENTER);
        for (int actual = 0; actual < size; actual++) {
            for (int predicted = 0; predicted < size; predicted++) {
                double opacity = cells.opacity(actual, predicted);
                double x = left + predicted * cell;
                double y = top + actual * cell;
                g.setFill(FxColours.of(Palette.withOpacity(Palette.cell(cells.isBlue(actual, predicted)), opacity)));
                g.fillRect(x, y, cell - 1, cell - 1);
                if (room != null) {
                    g.setFill(opacity > 0.55 ? Color.WHITE : FxColours.of(style.ink()));
                    g.fillText(cells.text(actual, predicted, room), x + (cell - 1) / 2, y + (cell - 1) / 2);
                }
            }
        }
    }

    /** The longest form of the numbers that every cell has room for; null for none. */
    private MatrixCells.@Nullable Room room(MatrixCells cells, Font font) {
        for (MatrixCells.Room room : MatrixCells.Room.values()) {
            String longest = "";
            for (int actual = 0; actual < size; actual++) {
                for (int predicted = 0; predicted < size; predicted++) {
                    String text = cells.text(actual, predicted, room);
                    longest = text.length() > longest.length() ? text : longest;
                }
            }
            if (width(longest, font) <= cell - 3) {
                return room;
            }
        }
        return null;
    }

    private void labels(GraphicsContext g, List<String> names, Font font, Color colour, boolean aslant) {
        g.setFont(font);
        g.setFill(colour);
        double bottom = top + cell * size + GAP;
        // Where cells are lower than text, only some have room for their name.
        int step = (int) Math.ceil(LABEL / cell);
        for (int index = 0; index < size; index += step) {
            String name = names.get(index);
            double middle = index * cell + cell / 2;
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(name, left - GAP, top + middle);
            if (aslant) {
                g.save();
                g.translate(left + middle + 3, bottom);
                g.rotate(-45);
                g.fillText(name, 0, 0);
                g.restore();
            } else {
                g.setTextAlign(TextAlignment.CENTER);
                g.fillText(name, left + middle, bottom + LABEL / 2);
            }
        }
    }

    /** The cell under a point; null beside the matrix. */
    MatrixView.@Nullable Cell cellAt(double x, double y) {
        int predicted = (int) Math.floor((x - left) / cell);
        int actual = (int) Math.floor((y - top) / cell);
        boolean inside = predicted >= 0 && predicted < size && actual >= 0 && actual < size;
        return inside ? new MatrixView.Cell(actual, predicted) : null;
    }

    /** The middle of a cell. */
    Point2D centre(MatrixView.Cell at) {
        return new Point2D(left + (at.predicted() + 0.5) * cell, top + (at.actual() + 0.5) * cell);
    }
}
