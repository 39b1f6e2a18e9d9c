package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.data.DigitShapes.ControlPoint;
import org.dl4jworkbench.data.DigitShapes.DigitShape;

/**
 * One hand writing one digit: takes a shape from {@link DigitShapes} and writes it as a person would this time, with an
 * unsteady hand, a slant, a pen of some width and changing pressure. All of it comes from the random numbers it is given.
 */
final class Handwriting {
    /** The longest side of a digit in a 28-pixel picture, as in MNIST. */
    private static final double BOX = 20;

    /** How far the hand misses a control point (standard deviation), and how far it bends the whole shape, in digit heights. */
    private static final double UNSTEADINESS = 0.030;

    private static final double BENDING = 0.035;

    private final SplitMix64 random;

    Handwriting(SplitMix64 random) {
        this.random = random;
    }

    /** Draws the digit on a picture of {@code size × size} pixels. */
    Canvas write(int digit, int size) {
        List<DigitShape> shapes = DigitShapes.of(digit);
        DigitShape shape = shapes.get(random.nextInt(shapes.size()));
        List<PenPath> paths = place(slant(unsteady(shape)), size);
        Canvas canvas = new Canvas(size);
        double width = random.uniform(1.7, 3.6);
        for (PenPath path : paths) {
            draw(canvas, path, width);
        }
        if (random.nextDouble() < 0.06) {
            strayStroke(canvas, size, width);
        }
        canvas.blur(random.uniform(0.03, 0.2));
        canvas.grain(random, random.uniform(0.01, 0.07));
        if (random.nextDouble() < 0.08) {
            for (int specks = 1 + random.nextInt(3); specks > 0; specks--) {
                canvas.speck(random.nextInt(size), random.nextInt(size), random.uniform(0.15, 0.7));
            }
        }
        return canvas;
    }

    private List<PenPath> unsteady(DigitShape shape) {
        double steadiness = UNSTEADINESS * random.uniform(0.4, 1.5);
        double bendX = BENDING * random.nextGaussian();
        double bendY = BENDING * random.nextGaussian();
        double phaseX = random.uniform(0, 2 * Math.PI);
        double phaseY = random.uniform(0, 2 * Math.PI);
        double frequency = random.uniform(0.7, 1.4) * 2 * Math.PI;
        List<PenPath> paths = new ArrayList<>();
        for (List<ControlPoint> stroke : shape.strokes()) {
            // The pen does not land where it should, either.
            double offX = 0.5 * steadiness * random.nextGaussian();
            double offY = 0.5 * steadiness * random.nextGaussian();
            List<ControlPoint> moved = new ArrayList<>();
            for (ControlPoint point : stroke) {
                double x = point.x() + bendX * StrictMath.sin(frequency * point.y() + phaseX);
                double y = point.y() + bendY * StrictMath.sin(frequency * point.x() + phaseY);
                moved.add(new ControlPoint(
                        x + offX + steadiness * random.nextGaussian(),
                        y + offY + steadiness * random.nextGaussian(),
                        point.corner()));
            }
            paths.add(PenPath.through(moved));
        }
        return paths;
    }

    /** Rotation, slant (a shear along x) and a narrower or wider hand. */
    private List<PenPath> slant(List<PenPath> paths) {
        double angle = 0.14 * random.nextGaussian();
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double shear = 0.12 + 0.2 * random.nextGaussian();
        double stretch = StrictMath.exp(0.16 * random.nextGaussian());
        List<PenPath> result = new ArrayList<>();
        for (PenPath path : paths) {
            double[] xs = new double[path.size()];
            double[] ys = new double[path.size()];
            for (int i = 0; i < xs.length; i++) {
                double x = stretch * (path.xs()[i] - 0.45) - shear * (path.ys()[i] - 0.5);
                double y = path.ys()[i] - 0.5;
                xs[i] = cos * x - sin * y;
                ys[i] = sin * x + cos * y;
            }
            result.add(new PenPath(xs, ys));
        }
        return result;
    }

    /** Fits the digit into its box and puts its centre of mass near the picture's centre, as MNIST's makers did, but less exactly. */
    private List<PenPath> place(List<PenPath> paths, int size) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (PenPath path : paths) {
            for (int i = 0; i < path.size(); i++) {
                left = Math.min(left, path.xs()[i]);
                right = Math.max(right, path.xs()[i]);
                top = Math.min(top, path.ys()[i]);
                bottom = Math.max(bottom, path.ys()[i]);
                if (i > 0) {
                    double dx = path.xs()[i] - path.xs()[i - 1];
                    double dy = path.ys()[i] - path.ys()[i - 1];
                    double length = StrictMath.sqrt(dx * dx + dy * dy);
                    mass += length;
                    massX += length * (path.xs()[i] + path.xs()[i - 1]) / 2;
                    massY += length * (path.ys()[i] + path.ys()[i - 1]) / 2;
                }
            }
        }
        double box = BOX * random.uniform(0.82, 1.0);
        double scale = (box - 2) / Math.max(right - left, bottom - top);
        double offsetX = size / 2.0 - scale * massX / mass + 0.7 * random.nextGaussian();
        double offsetY = size / 2.0 - scale * massY / mass + 0.7 * random.nextGaussian();
        List<PenPath> result = new ArrayList<>();
        for (PenPath path : paths) {
            double[] xs = new double[path.size()];
            double[] ys = new double[path.size()];
            for (int i = 0; i < xs.length; i++) {
                xs[i] = offsetX + scale * path.xs()[i];
                ys[i] = offsetY + scale * path.ys()[i];
            }
            result.add(new PenPath(xs, ys));
        }
        return result;
    }

    private void draw(Canvas canvas, PenPath path, double width) {
        double pressing = random.uniform(0, 0.25);
        double phase = random.uniform(0, 2 * Math.PI);
        double waves = random.uniform(0.5, 1.5) * 2 * Math.PI;
        double ink = random.uniform(0.9, 1.15);
        int pieces = path.size() - 1;
        for (int i = 0; i < pieces; i++) {
            double along = (i + 0.5) / pieces;
            double pressure = 1 + pressing * StrictMath.sin(waves * along + phase);
            // The pen is put down and lifted: the first and last tenth are thinner.
            double taper = 0.75 + 0.25 * Math.min(1, 10 * Math.min(along, 1 - along));
            canvas.line(
                    path.xs()[i],
                    path.ys()[i],
                    path.xs()[i + 1],
                    path.ys()[i + 1],
                    width * pressure * taper,
                    Math.min(1, ink * (0.6 + 0.4 * pressure)));
        }
    }

    /** A short line near an edge, as a neighbouring digit or a slip of the pen leaves it. */
    private void strayStroke(Canvas canvas, int size, double width) {
        double angle = random.uniform(0, 2 * Math.PI);
        double centre = size / 2.0;
        double x = centre + 0.42 * size * StrictMath.cos(angle);
        double y = centre + 0.42 * size * StrictMath.sin(angle);
        double direction = random.uniform(0, 2 * Math.PI);
        double length = random.uniform(2, 6);
        canvas.line(
                x,
                y,
                x + length * StrictMath.cos(direction),
                y + length * StrictMath.sin(direction),
                0.7 * width,
                random.uniform(0.5, 1));
    }
}
