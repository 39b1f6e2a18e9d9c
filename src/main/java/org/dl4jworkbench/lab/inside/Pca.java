package org.dl4jworkbench.lab.inside;

import java.util.Locale;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Principal component analysis: the directions in which rows differ most (Pearson 1901). Fitted on the rows of one moment and applied to
 * those of every other, so that axes stay put over the epochs. Each direction points to where its largest entry is positive. Values that
 * are not finite count as 0. Immutable.
 *
 * <p>Up to {@value #MOST_EXACT} columns the covariance matrix is decomposed (commons-math); of more, as feature maps have, only the
 * wanted directions are found, by subspace iteration with a few more of them (Halko et al. 2011).
 */
public final class Pca {
    static final int MOST_EXACT = 400;
    private static final int EXTRA = 8;
    private static final int MOST_ROUNDS = 100;
    private static final double ACCURACY = 1e-6;

    private final double[] mean;
    private final double[][] directions;
    private final double[] variances;
    private final double total;

    private Pca(double[] mean, double[][] directions, double[] variances, double total) {
        this.mean = mean;
        this.directions = directions;
        this.variances = variances;
        this.total = total;
    }

    /**
     * Finds the directions.
     *
     * @param rows examples × columns, at least one row
     * @param components how many directions; fewer where there are fewer columns
     */
    public static Pca fit(float[][] rows, int components) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("no rows to find directions in");
        }
        int columns = rows[0].length;
        double[] mean = mean(rows);
        double total = 0;
        for (int column = 0; column < columns; column++) {
            for (float[] row : rows) {
                double from = finite(row[column]) - mean[column];
                total += from * from;
            }
        }
        int freedom = Math.max(1, rows.length - 1);
        int wanted = Math.min(components, columns);
        RealMatrix vectors = columns <= MOST_EXACT
                ? exact(rows, mean, wanted)
                : iterated(rows, mean, wanted, Math.min(wanted + EXTRA, columns));
        double[][] directions = new double[wanted][];
        double[] variances = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            directions[i] = pointed(vectors.getColumn(i));
            variances[i] = spread(rows, mean, directions[i]) / freedom;
        }
        return new Pca(mean, directions, variances, total / freedom);
    }

    private static double[] mean(float[][] rows) {
        double[] mean = new double[rows[0].length];
        for (float[] row : rows) {
            for (int column = 0; column < mean.length; column++) {
                mean[column] += finite(row[column]) / rows.length;
            }
        }
        return mean;
    }

    private static double finite(float value) {
        return Float.isFinite(value) ? value : 0;
    }

    /** The eigenvectors of the covariance matrix as columns, the largest eigenvalue first. */
    private static RealMatrix exact(float[][] rows, double[] mean, int wanted) {
        int columns = mean.length;
        double[][] scatter = new double[columns][columns];
        double[] centred = new double[columns];
        for (float[] row : rows) {
            for (int i = 0; i < columns; i++) {
                centred[i] = finite(row[i]) - mean[i];
            }
            for (int i = 0; i < columns; i++) {
                double[] line = scatter[i];
                for (int j = 0; j <= i; j++) {
                    line[j] += centred[i] * centred[j];
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < i; j++) {
                scatter[j][i] = scatter[i][j];
            }
        }
        // The decomposition sorts the values of a symmetric matrix in descending order.
        return new EigenDecomposition(new Array2DRowRealMatrix(scatter, false))
                .getV()
                .getSubMatrix(0, columns - 1, 0, wanted - 1);
    }

    /** The leading directions of wide rows, without a matrix of columns × columns. */
    private static RealMatrix iterated(float[][] rows, double[] mean, int wanted, int count) {
        int columns = mean.length;
        Random random = new Random(1);
        double[][] start = new double[columns][count];
        for (double[] line : start) {
            for (int i = 0; i < count; i++) {
                line[i] = random.nextGaussian();
            }
        }
        RealMatrix basis = orthonormal(new Array2DRowRealMatrix(start, false));
        for (int round = 0; ; round++) {
            RealMatrix image = scatterTimes(rows, mean, basis);
            // Rayleigh and Ritz: the best directions within what the basis spans.
            EigenDecomposition inside =
                    new EigenDecomposition(symmetric(basis.transpose().multiply(image)));
            RealMatrix vectors = basis.multiply(inside.getV());
            RealMatrix images = image.multiply(inside.getV());
            // An eigenvector is one whose image is along itself.
            double off = 0;
            for (int i = 0; i < wanted; i++) {
                off = Math.max(
                        off,
                        images.getColumnVector(i)
                                .subtract(vectors.getColumnVector(i).mapMultiply(inside.getRealEigenvalue(i)))
                                .getNorm());
            }
            if (off <= ACCURACY * inside.getRealEigenvalue(0) || round == MOST_ROUNDS) {
                return vectors;
            }
            basis = orthonormal(images);
        }
    }

    private static RealMatrix symmetric(RealMatrix matrix) {
        return matrix.add(matrix.transpose()).scalarMultiply(0.5);
    }

    /** Gram and Schmidt, each column twice: commons-math's QR would make a square matrix of all columns. */
    private static RealMatrix orthonormal(RealMatrix matrix) {
        int count = matrix.getColumnDimension();
        RealVector[] found = new RealVector[count];
        for (int i = 0; i < count; i++) {
            RealVector vector = matrix.getColumnVector(i);
            double before = vector.getNorm();
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    vector = vector.subtract(found[j].mapMultiply(found[j].dotProduct(vector)));
                }
            }
            double norm = vector.getNorm();
            // Along the others: there are fewer directions than columns.
            found[i] = vector.mapMultiply(norm <= 1e-12 * before || norm == 0 ? 0 : 1 / norm);
        }
        RealMatrix result = matrix.createMatrix(matrix.getRowDimension(), count);
        for (int i = 0; i < count; i++) {
            result.setColumnVector(i, found[i]);
        }
        return result;
    }

    /** Xᵀ(X·B) of the centred rows X, row by row. */
    private static RealMatrix scatterTimes(float[][] rows, double[] mean, RealMatrix basis) {
        int columns = mean.length;
        int count = basis.getColumnDimension();
        double[][] in = basis.getData();
        double[][] out = new double[columns][count];
        double[] along = new double[count];
        for (float[] row : rows) {
            java.util.Arrays.fill(along, 0);
            for (int column = 0; column < columns; column++) {
                double value = finite(row[column]) - mean[column];
                double[] line = in[column];
                for (int i = 0; i < count; i++) {
                    along[i] += value * line[i];
                }
            }
            for (int column = 0; column < columns; column++) {
                double value = finite(row[column]) - mean[column];
                double[] line = out[column];
                for (int i = 0; i < count; i++) {
                    line[i] += value * along[i];
                }
            }
        }
        return new Array2DRowRealMatrix(out, false);
    }

    private static double[] pointed(double[] direction) {
        int largest = 0;
        for (int i = 1; i < direction.length; i++) {
            if (Math.abs(direction[i]) > Math.abs(direction[largest])) {
                largest = i;
            }
        }
        if (direction[largest] < 0) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] = -direction[i];
            }
        }
        return direction;
    }

    private static double spread(float[][] rows, double[] mean, double[] direction) {
        double sum = 0;
        for (float[] row : rows) {
            double along = along(row, mean, direction);
            sum += along * along;
        }
        return sum;
    }

    private static double along(float[] row, double[] mean, double[] direction) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += (finite(row[i]) - mean[i]) * direction[i];
        }
        return sum;
    }

    public int components() {
        return directions.length;
    }

    /** The number of columns that rows must have. */
    public int columns() {
        return mean.length;
    }

    /** A unit vector over the columns; a copy. */
    public double[] direction(int component) {
        return directions[component].clone();
    }

    /** The variance along a direction, with n − 1. */
    public double variance(int component) {
        return variances[component];
    }

    /** The share of all variance that lies along a direction, 0 to 1; 0 where the rows do not differ. */
    public double share(int component) {
        return total == 0 ? 0 : variances[component] / total;
    }

    /** Rows along the directions: examples × components. */
    public float[][] project(float[][] rows) {
        float[][] projected = new float[rows.length][directions.length];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != mean.length) {
                throw new IllegalArgumentException(
                        "a row of " + rows[i].length + " values, but the directions have " + mean.length);
            }
            for (int component = 0; component < directions.length; component++) {
                projected[i][component] = (float) along(rows[i], mean, directions[component]);
            }
        }
        return projected;
    }

    /** Whether all values of a row are finite. */
    static boolean isFinite(float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The first two components as a plane, the titles with their shares of the variance. Rows that are not finite have no place there: NaN.
     */
    public Plane plane(float[][] rows) {
        float[][] places = project(rows);
        for (int row = 0; row < rows.length; row++) {
            if (!isFinite(rows[row])) {
                java.util.Arrays.fill(places[row], Float.NaN);
            }
        }
        return Plane.of(places, title(0), components() > 1 ? title(1) : "");
    }

    private String title(int component) {
        return String.format(Locale.ROOT, "PC %d (%.0f%%)", component + 1, 100 * share(component));
    }
}
