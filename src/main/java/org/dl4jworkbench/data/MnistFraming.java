package org.dl4jworkbench.data;

/**
 * Brings a drawing into the frame of MNIST's pictures, so that a network trained on them can read it: the box around the ink is
 * scaled to 20 pixels on its longer side, anti-aliased, and placed with its centre of mass at the centre of 28×28. LeCun et al. 1998.
 */
public final class MnistFraming {
    /** The longer side of the ink, as a part of the picture's. */
    private static final double BOX = 20.0 / 28;

    /** Fainter ink does not count for the box: the fading edge of a soft pen. */
    private static final double FAINT = 0.1;

    /** The box around the ink: first row and column, and those after the last. */
    private record Box(int top, int left, int bottom, int right) {
        int longer() {
            return Math.max(bottom - top, right - left);
        }
    }

    private MnistFraming() {}

    /**
     * The framed picture.
     *
     * @param ink of a square pad, 0 to 1, row after row
     * @param padSide rows and columns of the pad
     * @param side rows and columns of the picture, 28 for MNIST
     * @return grey values 0 to 255, row after row; all 0 where there is no ink
     */
    public static int[] frame(double[] ink, int padSide, int side) {
        int[] picture = new int[side * side];
        Box box = box(ink, padSide);
        if (box.longer() <= 0) {
            return picture;
        }
        double scale = Math.round(BOX * side) / (double) box.longer();
        int rows = Math.max(1, (int) Math.round((box.bottom() - box.top()) * scale));
        int columns = Math.max(1, (int) Math.round((box.right() - box.left()) * scale));
        double[] scaled = scaled(ink, padSide, box, rows, columns);
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = scaled[row * columns + column];
                mass += value;
                massX += value * (column + 0.5);
                massY += value * (row + 0.5);
            }
        }
        int down = (int) Math.round(side / 2.0 - massY / mass);
        int across = (int) Math.round(side / 2.0 - massX / mass);
        for (int row = Math.max(0, -down); row < rows && row + down < side; row++) {
            for (int column = Math.max(0, -across); column < columns && column + across < side; column++) {
                picture[(row + down) * side + column + across] =
                        (int) Math.round(255 * Math.min(1, scaled[row * columns + column]));
            }
        }
        return picture;
    }

    private static Box box(double[] ink, int side) {
        int top = side;
        int left = side;
        int bottom = 0;
        int right = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (ink[row * side + column] > FAINT) {
                    top = Math.min(top, row);
                    left = Math.min(left, column);
                    bottom = Math.max(bottom, row + 1);
                    right = Math.max(right, column + 1);
                }
            }
        }
        return new Box(top, left, bottom, right);
    }

    /** Each pixel is the mean of the ink that it covers, so nothing is lost and edges are grey. */
    private static double[] scaled(double[] ink, int side, Box box, int rows, int columns) {
        double[] scaled = new double[rows * columns];
        double high = (double) (box.bottom() - box.top()) / rows;
        double wide = (double) (box.right() - box.left()) / columns;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                scaled[row * columns + column] = mean(
                        ink,
                        side,
                        box.top() + row * high,
                        box.top() + (row + 1) * high,
                        box.left() + column * wide,
                        box.left() + (column + 1) * wide);
            }
        }
        return scaled;
    }

    private static double mean(double[] ink, int side, double top, double bottom, double left, double right) {
        double sum = 0;
        for (int row = (int) Math.floor(top); row < Math.min(side, Math.ceil(bottom)); row++) {
            double down = Math.min(bottom, row + 1) - Math.max(top, row);
            for (int column = (int) Math.floor(left); column < Math.min(side, Math.ceil(right)); column++) {
                double across = Math.min(right, column + 1) - Math.max(left, column);
                sum += down * across * ink[row * side + column];
            }
        }
        return sum / ((bottom - top) * (right - left));
    }
}
