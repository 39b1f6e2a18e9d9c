package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What a user draws with a soft round pen: strokes on a square pad, and the ink that they leave. The darkest ink stays where strokes
 * cross; an eraser takes it away.
 */
public final class PenDrawing {
    /** Points of one stroke, and what it is drawn with. */
    private record Stroke(List<double[]> points, double width, boolean erases) {}

    /** The part of the pen's half width over which its edge fades. */
    private static final double SOFTNESS = 0.5;

    private final int side;
    private final List<Stroke> strokes = new ArrayList<>();
    private double[] ink;

    /** @param side rows and columns of the pad */
    public PenDrawing(int side) {
        this.side = side;
        ink = new double[side * side];
    }

    /** Rows and columns of the pad. */
    public int side() {
        return side;
    }

    /** The ink of every place, 0 to 1, row after row; shared, not to be changed. */
    public double[] ink() {
        return ink;
    }

    /** Whether there is no ink. */
    public boolean isEmpty() {
        for (double each : ink) {
            if (each > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a stroke to take back. */
    public boolean hasStrokes() {
        return !strokes.isEmpty();
    }

    /**
     * Puts the pen down.
     *
     * @param x from the left edge of the pad
     * @param y from its upper edge
     * @param width of the line
     * @param erases whether it takes ink away
     */
    public void begin(double x, double y, double width, boolean erases) {
        Stroke stroke = new Stroke(new ArrayList<>(), width, erases);
        stroke.points().add(new double[] {x, y});
        strokes.add(stroke);
        piece(stroke, x, y, x, y);
    }

    /** Draws on to a place; does nothing before the pen is down. */
    public void lineTo(double x, double y) {
        if (strokes.isEmpty()) {
            return;
        }
        Stroke stroke = strokes.get(strokes.size() - 1);
        double[] last = stroke.points().get(stroke.points().size() - 1);
        stroke.points().add(new double[] {x, y});
        piece(stroke, last[0], last[1], x, y);
    }

    /** Takes the last stroke back. */
    public void undo() {
        if (strokes.isEmpty()) {
            return;
        }
        strokes.remove(strokes.size() - 1);
        ink = new double[side * side];
        for (Stroke stroke : strokes) {
            double[] before = stroke.points().get(0);
            for (double[] point : stroke.points()) {
                piece(stroke, before[0], before[1], point[0], point[1]);
                before = point;
            }
        }
    }

    /** Takes everything away. */
    public void clear() {
        strokes.clear();
        ink = new double[side * side];
    }

    private void piece(Stroke stroke, double x0, double y0, double x1, double y1) {
        double radius = stroke.width() / 2;
        double fade = Math.max(1, SOFTNESS * radius);
        double reach = radius + fade;
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squaredLength = dx * dx + dy * dy;
        for (int row = within(Math.min(y0, y1) - reach); row <= within(Math.max(y0, y1) + reach); row++) {
            for (int column = within(Math.min(x0, x1) - reach); column <= within(Math.max(x0, x1) + reach); column++) {
                double px = column + 0.5 - x0;
                double py = row + 0.5 - y0;
                double along = squaredLength == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squaredLength));
                double distance = Math.hypot(px - along * dx, py - along * dy);
                double covered = Math.max(0, Math.min(1, (radius + fade / 2 - distance) / fade));
                int index = row * side + column;
                ink[index] = stroke.erases() ? Math.min(ink[index], 1 - covered) : Math.max(ink[index], covered);
            }
        }
    }

    private int within(double place) {
        return Math.max(0, Math.min(side - 1, (int) Math.floor(place)));
    }
}
