package org.dl4jworkbench.data.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** An area bounded by closed polygons; curves are polygons of many corners. Where several overlap it is their union. */
final class Outline {
    private static final int CURVE_PIECES = 5;

    /** Closed polygons as x, y, x, y …; those that run clockwise on the screen add to the area, the others are holes. */
    private final List<double[]> contours;

    private Outline(List<double[]> contours) {
        this.contours = Collections.unmodifiableList(contours);
    }

    List<double[]> contours() {
        return contours;
    }

    /** @param xy the corners as x, y, x, y … */
    static Outline polygon(double... xy) {
        return new Outline(List.of(clockwise(xy)));
    }

    static Outline rectangle(double left, double top, double right, double bottom) {
        return polygon(left, top, right, top, right, bottom, left, bottom);
    }

    static Outline ellipse(double x, double y, double radiusX, double radiusY) {
        int corners = 20;
        double[] xy = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            xy[2 * i] = x + radiusX * StrictMath.cos(angle);
            xy[2 * i + 1] = y + radiusY * StrictMath.sin(angle);
        }
        return polygon(xy);
    }

    /** A closed curve through the points (Catmull and Rom). */
    static Outline smooth(double... xy) {
        return polygon(curve(xy, true));
    }

    /** A polygon symmetric about x = 0. @param half its right half from top to bottom, as x, y, x, y … */
    static Outline symmetric(double... half) {
        return polygon(mirrored(half));
    }

    /** A closed curve symmetric about x = 0. @param half its right half from top to bottom, as x, y, x, y … */
    static Outline smoothSymmetric(double... half) {
        return smooth(mirrored(half));
    }

    private static double[] mirrored(double... half) {
        double[] xy = Arrays.copyOf(half, 2 * half.length);
        for (int i = 0; i < half.length; i += 2) {
            xy[2 * half.length - 2 - i] = -half[i];
            xy[2 * half.length - 1 - i] = half[i + 1];
        }
        return xy;
    }

    /** A line with round ends. */
    static Outline line(double width, double... xy) {
        List<double[]> contours = new ArrayList<>();
        for (int i = 0; i + 3 < xy.length; i += 2) {
            contours.add(clockwise(capsule(width / 2, xy[i], xy[i + 1], xy[i + 2], xy[i + 3])));
        }
        return new Outline(contours);
    }

    /** A curved line through the points. */
    static Outline stroke(double width, double... xy) {
        return line(width, curve(xy, false));
    }

    private static double[] capsule(double radius, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = StrictMath.sqrt(dx * dx + dy * dy);
        double ux = length == 0 ? radius : radius * dx / length;
        double uy = length == 0 ? 0 : radius * dy / length;
        double d = 0.7071;
        return new double[] {
            x0 - uy,
            y0 + ux,
            x0 - d * (uy + ux),
            y0 + d * (ux - uy),
            x0 - ux,
            y0 - uy,
            x0 + d * (uy - ux),
            y0 - d * (ux + uy),
            x0 + uy,
            y0 - ux,
            x1 + uy,
            y1 - ux,
            x1 + d * (uy + ux),
            y1 - d * (ux - uy),
            x1 + ux,
            y1 + uy,
            x1 - d * (uy - ux),
            y1 + d * (ux + uy),
            x1 - uy,
            y1 + ux
        };
    }

    private static double[] curve(double[] xy, boolean closed) {
        int points = xy.length / 2;
        int spans = closed ? points : points - 1;
        double[] result = new double[2 * (spans * CURVE_PIECES + (closed ? 0 : 1))];
        int at = 0;
        for (int span = 0; span < spans; span++) {
            for (int piece = 0; piece < CURVE_PIECES; piece++) {
                double t = piece / (double) CURVE_PIECES;
                result[at++] = between(xy, span, 0, t, closed);
                result[at++] = between(xy, span, 1, t, closed);
            }
        }
        if (!closed) {
            result[at] = xy[xy.length - 2];
            result[at + 1] = xy[xy.length - 1];
        }
        return result;
    }

    private static double between(double[] xy, int span, int axis, double t, boolean closed) {
        double a = xy[2 * index(span - 1, xy.length / 2, closed) + axis];
        double b = xy[2 * index(span, xy.length / 2, closed) + axis];
        double c = xy[2 * index(span + 1, xy.length / 2, closed) + axis];
        double d = xy[2 * index(span + 2, xy.length / 2, closed) + axis];
        return 0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - a - 3 * c + d))));
    }

    private static int index(int i, int points, boolean closed) {
        return closed ? Math.floorMod(i, points) : Math.max(0, Math.min(points - 1, i));
    }

    Outline with(Outline other) {
        List<double[]> all = new ArrayList<>(contours);
        all.addAll(other.contours);
        return new Outline(all);
    }

    /** @param hole must lie inside this area */
    Outline without(Outline hole) {
        List<double[]> all = new ArrayList<>(contours);
        hole.contours.forEach(contour -> all.add(reversed(contour)));
        return new Outline(all);
    }

    private static double[] clockwise(double[] xy) {
        return area(xy) < 0 ? reversed(xy) : xy;
    }

    /** Twice the signed area; positive when it runs clockwise with y downwards. */
    private static double area(double[] xy) {
        double area = 0;
        for (int i = 0; i < xy.length; i += 2) {
            int next = (i + 2) % xy.length;
            area += xy[i] * xy[next + 1] - xy[next] * xy[i + 1];
        }
        return area;
    }

    private static double[] reversed(double[] xy) {
        double[] result = new double[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            result[i] = xy[xy.length - 2 - i];
            result[i + 1] = xy[xy.length - 1 - i];
        }
        return result;
    }
}
