package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Palette;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.SeriesToggles;
import org.jspecify.annotations.Nullable;

/** A look at a data set of numbers: its points over the first input column. */
final class PointsView extends VBox {
    private final FigureView view = new FigureView();

    PointsView(ObservableBooleanValue dark, Exports exports) {
        view.setId("points-figure");
        view.darkProperty().bind(dark);
        view.setPrefHeight(170);
        view.setMinHeight(170);
        Region space = new Region();
        HBox.setHgrow(space, javafx.scene.layout.Priority.ALWAYS);
        HBox head = new HBox(6, new SeriesToggles(view), space, exports.menu(view::getFigure));
        head.setAlignment(Pos.CENTER_LEFT);
        setSpacing(4);
        getChildren().addAll(head, view);
    }

    /** Shows a data set of numbers, or nothing. */
    void show(@Nullable Dataset dataset) {
        view.setFigure(
                dataset != null
                                && dataset.train() instanceof NumberTable train
                                && dataset.test() instanceof NumberTable test
                        ? points(train, test)
                        : null);
    }

    /** The points of both files over the first input, the first target upwards. */
    static LineFigure points(NumberTable train, NumberTable test) {
        List<Series> series = new ArrayList<>();
        series.add(series(SplitName.TRAIN, train));
        series.add(series(SplitName.TEST, test));
        return LineFigure.of(
                "Points of the data set",
                Axis.linear(train.inputNames().get(0)),
                Axis.linear(train.targetNames().get(0)),
                series);
    }

    private static Series series(SplitName split, NumberTable table) {
        double[] x = new double[table.count()];
        double[] y = new double[table.count()];
        for (int row = 0; row < x.length; row++) {
            x[row] = table.input(row, 0);
            y[row] = table.target(row, 0);
        }
        return Series.of(split.token(), x, y, Palette.indexOf(split), Series.Look.POINTS);
    }
}
