package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.data.DigitShapes.ControlPoint;

/**
 * The way of a pen as a row of close points: straight pieces between them look smooth at the size of a picture.
 *
 * @param xs to the right
 * @param ys downwards
 */
record PenPath(double[] xs, double[] ys) {
    private static final int STEPS = 10;

    int size() {
        return xs.length;
    }

    /**
     * The curve through the points: Catmull and Rom's spline between corners, in its uniform form.
     *
     * @see <a href="https://doi.org/10.1016/B978-0-12-079050-0.50020-5">Catmull and Rom, A class of local interpolating splines, 1974</a>
     */
    static PenPath through(List<ControlPoint> points) {
        List<double[]> curve = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).corner() || i == points.size() - 1) {
                append(curve, points.subList(start, i + 1));
                start = i;
            }
        }
        ControlPoint last = points.get(points.size() - 1);
        curve.add(new double[] {last.x(), last.y()});
        double[] xs = new double[curve.size()];
        double[] ys = new double[curve.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = curve.get(i)[0];
            ys[i] = curve.get(i)[1];
        }
        return new PenPath(xs, ys);
    }

    private static void append(List<double[]> curve, List<ControlPoint> points) {
        for (int i = 0; i + 1 < points.size(); i++) {
            ControlPoint before = points.get(Math.max(i - 1, 0));
            ControlPoint from = points.get(i);
            ControlPoint to = points.get(i + 1);
            ControlPoint after = points.get(Math.min(i + 2, points.size() - 1));
            for (int step = 0; step < STEPS; step++) {
                double t = (double) step / STEPS;
                curve.add(new double[] {
                    spline(before.x(), from.x(), to.x(), after.x(), t),
                    spline(before.y(), from.y(), to.y(), after.y(), t)
                });
            }
        }
    }

    private static double spline(double before, double from, double to, double after, double t) {
        double linear = to - before;
        double square = 2 * before - 5 * from + 4 * to - after;
        double cube = -before + 3 * from - 3 * to + after;
        return from + 0.5 * t * (linear + t * (square + t * cube));
    }
}
