package org.dl4jworkbench.chart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/**
 * What a regression predicts at one epoch, over the points it was fitted to.
 *
 * @param epoch 0 is the untrained network
 * @param points what it was fitted to and tested on
 * @param curve the prediction over x, ascending; null where the epoch kept none
 * @param testPredictions the prediction of each point of {@code points.test()}, over its x; null where the epoch kept none
 */
public record Fit(
        int epoch,
        FitPoints points,
        @Nullable Series curve,
        @Nullable Series testPredictions) {
    /** The colour of the fitted curve: none of a split's. */
    private static final int CURVE_COLOUR = 4;

    /**
     * Reads an epoch's files.
     *
     * @param curve rows of x and the predictions of all columns, or null
     * @param predictions a row of predictions for each example of the test split, in its order, or null
     * @param column the predicted column, from 0
     */
    public static Fit of(
            int epoch, FitPoints points, float @Nullable [][] curve, float @Nullable [][] predictions, int column) {
        Series line = null;
        if (curve != null) {
            require(curve.length == 0 || curve[0].length >= 2 + column, "a curve without the predicted column");
            double[] x = new double[curve.length];
            double[] y = new double[curve.length];
            for (int row = 0; row < curve.length; row++) {
                x[row] = curve[row][0];
                y[row] = curve[row][1 + column];
            }
            line = Series.of("fit", x, y, CURVE_COLOUR, Series.Look.LINE);
        }
        Series predicted = null;
        if (predictions != null) {
            Series test = points.test();
            require(
                    predictions.length == test.size(),
                    "predictions of " + predictions.length + " examples, but the test split has " + test.size());
            double[] x = new double[test.size()];
            double[] y = new double[test.size()];
            for (int i = 0; i < y.length; i++) {
                x[i] = test.x(i);
                y[i] = predictions[points.testOrder().get(i)][column];
            }
            predicted = Series.of("prediction", x, y, CURVE_COLOUR, Series.Look.POINTS);
        }
        return new Fit(epoch, points, line, predicted);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new BadDataException(
                    problem,
                    "the run's predictions",
                    "The data set is not the one that the run was trained with; train again");
        }
    }

    /** The prediction of a test point: the stored one, else that of the curve; NaN where neither is there. */
    double testPrediction(int index) {
        return testPredictions != null
                ? testPredictions.y(index)
                : curveAt(points.test().x(index));
    }

    /** The curve between its points, NaN beyond its ends or without one. */
    double curveAt(double x) {
        if (curve == null || curve.size() == 0) {
            return Double.NaN;
        }
        int right = curve.firstAtOrAbove(x);
        if (right == curve.size()) {
            return Double.NaN;
        }
        if (curve.x(right) == x) {
            return curve.y(right);
        }
        if (right == 0) {
            return Double.NaN;
        }
        double share = (x - curve.x(right - 1)) / (curve.x(right) - curve.x(right - 1));
        return curve.y(right - 1) + share * (curve.y(right) - curve.y(right - 1));
    }

    /** Mean squared error of the test points that a filter lets through, by their place in {@code points.test()}. */
    Optional<Error> testError(IntPredicate which) {
        return error(points.test(), this::testPrediction, which);
    }

    /** Mean squared error over the training or validation points, read off the curve. */
    Optional<Error> curveError(Series of) {
        return error(of, index -> curveAt(of.x(index)), index -> true);
    }

    /**
     * The fit of an epoch as it lies on the disk, or of the last one before it that is kept: a long training thins its epochs
     * out while it runs. Curve and predictions are null where there is none.
     *
     * @param column the predicted column, from 0
     */
    public static Fit read(RunDirectory run, int epoch, FitPoints points, int column) {
        int kept = Files.exists(run.curve(epoch)) ? epoch : keptBefore(run, epoch);
        float[][] curve = floats(run.curve(kept), Npy.Form.finite());
        if (curve != null) {
            requireCurve(curve, column, run.curve(kept));
        }
        Path predictions = run.predictions(kept, SplitName.TEST);
        float[][] predicted =
                floats(predictions, Npy.Form.finite().rows(points.test().size()));
        if (predicted != null && predicted.length > 0 && predicted[0].length <= column) {
            throw notOfTheRun("holds " + predicted[0].length + " predicted values of an example", predictions);
        }
        return of(kept, points, curve, predicted, column);
    }

    private static void requireCurve(float[][] curve, int column, Path file) {
        for (int row = 0; row < curve.length; row++) {
            if (curve[row].length < 2 + column || (row > 0 && !(curve[row][0] > curve[row - 1][0]))) {
                throw notOfTheRun("is not a curve of ascending x and predicted values", file);
            }
        }
    }

    private static RunFolderException notOfTheRun(String what, Path file) {
        return new RunFolderException(what, file.toString(), "Restore the file, or train the run again");
    }

    private static int keptBefore(RunDirectory run, int epoch) {
        return run.snapshotEpochs().stream()
                .filter(each -> each < epoch && Files.exists(run.curve(each)))
                .reduce(epoch, (earlier, later) -> later);
    }

    private static float @Nullable [][] floats(Path file, Npy.Form form) {
        return Files.exists(file) ? Npy.readFloats(file, form) : null;
    }

    /** A mean squared error and over how many points it was taken. */
    record Error(int points, double meanSquare) {}

    private static Optional<Error> error(Series actual, IntToDoubleFunction prediction, IntPredicate which) {
        int count = 0;
        double sum = 0;
        for (int i = 0; i < actual.size(); i++) {
            if (which.test(i)) {
                double difference = actual.y(i) - prediction.applyAsDouble(i);
                sum += difference * difference;
                count++;
            }
        }
        return count == 0 || Double.isNaN(sum) ? Optional.empty() : Optional.of(new Error(count, sum / count));
    }
}
