package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/** The figures and the table that show how well a curve fits: over x, as residuals, inside and outside the gaps. */
public final class FitFigures {
    private static final int DECIMALS = 4;

    private FitFigures() {}

    /** The fitted curve over the training, validation and test points; ranges without training points are shaded. */
    public static LineFigure curve(Fit fit) {
        FitPoints points = fit.points();
        List<Series> series = new ArrayList<>();
        for (Series each : List.of(points.train(), points.validation(), points.test())) {
            if (each.size() > 0) {
                series.add(each);
            }
        }
        if (fit.curve() != null) {
            series.add(fit.curve());
        }
        return LineFigure.of(
                        "Fit, epoch " + fit.epoch(), Axis.linear(points.input()), Axis.linear(points.target()), series)
                .withBands(points.gaps());
    }

    /** What the test points deviate from the prediction, over x. */
    public static LineFigure residuals(Fit fit) {
        Series test = fit.points().test();
        double[] x = new double[test.size()];
        double[] y = new double[test.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = test.x(i);
            y[i] = test.y(i) - fit.testPrediction(i);
        }
        List<Series> series = new ArrayList<>();
        if (x.length > 0) {
            double[] ends = {x[0], x[x.length - 1]};
            series.add(
                    Series.of("no deviation", ends, new double[2], Palette.indexOf(SplitName.TRAIN), Series.Look.LINE));
        }
        series.add(Series.of("test", x, y, Palette.indexOf(SplitName.TEST), Series.Look.POINTS));
        return LineFigure.of(
                        "Test residuals, epoch " + fit.epoch(),
                        Axis.linear(fit.points().input()),
                        Axis.linear("actual − predicted"),
                        series)
                .withBands(fit.points().gaps());
    }

    /**
     * Losses of each split, and of the test points inside and outside the gaps of the training points.
     *
     * @param measured what the engine measured at this epoch; without it the losses are read off the curve
     */
    public static Table losses(Fit fit, @Nullable EpochResult measured) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        FitPoints points = fit.points();
        add(rows, "train", points.train(), measured == null ? null : measured.train(), fit.curveError(points.train()));
        if (points.validation().size() > 0) {
            add(
                    rows,
                    "validation",
                    points.validation(),
                    measured == null ? null : measured.validation(),
                    fit.curveError(points.validation()));
        }
        add(rows, "test", points.test(), measured == null ? null : measured.test(), fit.testError(index -> true));
        if (!points.gaps().isEmpty()) {
            Series test = points.test();
            fit.testError(index -> points.inGap(test.x(index))).ifPresent(error -> add(rows, "test, in gaps", error));
            fit.testError(index -> !points.inGap(test.x(index)))
                    .ifPresent(error -> add(rows, "test, outside gaps", error));
        }
        return new Table(
                "Loss of the fit, epoch " + fit.epoch(),
                List.of(
                        Table.Column.text(""),
                        Table.Column.number("points"),
                        Table.Column.number("MSE"),
                        Table.Column.number("RMSE")),
                rows);
    }

    private static void add(
            List<List<Table.Cell>> rows,
            String name,
            Series points,
            @Nullable Score measured,
            Optional<Fit.Error> computed) {
        double loss = measured != null
                ? measured.loss()
                : computed.map(Fit.Error::meanSquare).orElse(Double.NaN);
        rows.add(row(name, points.size(), loss));
    }

    private static void add(List<List<Table.Cell>> rows, String name, Fit.Error error) {
        rows.add(row(name, error.points(), error.meanSquare()));
    }

    private static List<Table.Cell> row(String name, int points, double loss) {
        return List.of(
                Table.text(name),
                Table.count(points),
                Table.number(loss, DECIMALS),
                Table.number(Math.sqrt(loss), DECIMALS));
    }
}
