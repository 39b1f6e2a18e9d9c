package org.dl4jworkbench.ui.assignment.experiments;

import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.ExampleSheet;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.lab.experiment.OutOfFold;
import org.dl4jworkbench.lab.experiment.OutOfFoldExhibits;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * What a cross-validation says of its training examples: the confusion matrix and the misclassified examples, or of a regression
 * predicted against actual values.
 */
final class OutOfFoldPane extends HBox {
    private final OutOfFoldModel model;
    private final MatrixView matrix = new MatrixView();
    private final FigureView points = new FigureView();
    private final FigureView sheet = new FigureView();
    private final ComboBox<OutOfFoldModel.Part> part = new ComboBox<>();
    private final Label figure = Nodes.label("", "chip");
    private final Label which = Nodes.label("", "muted", "small");
    private final ToggleButton shares = new ToggleButton("share of row");
    private final Label mistakes = Nodes.label("Misclassified", "card-title");
    private final Label note = Nodes.wrapping("", "card-note");
    private final StackPane place = new StackPane();
    private final VBox second;
    private boolean showing;

    OutOfFoldPane(OutOfFoldModel model, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        getStyleClass().add("charts");
        setId("out-of-fold");
        matrix.setId("out-of-fold-matrix");
        matrix.darkProperty().bind(dark);
        matrix.lookProperty().bind(shares.selectedProperty().map(on -> on ? MatrixLook.ROW_SHARES : MatrixLook.COUNTS));
        matrix.selectedProperty().bindBidirectional(model.cellProperty());
        points.darkProperty().bind(dark);
        sheet.darkProperty().bind(dark);
        // The one part of the head that may be cut off; a tooltip has it whole.
        figure.setMinWidth(60);
        figure.setTooltip(new Tooltip());
        figure.getTooltip().textProperty().bind(figure.textProperty());
        shares.getStyleClass().add("chip-toggle");
        shares.setMinWidth(USE_PREF_SIZE);
        part.setId("out-of-fold-part");
        part.setAccessibleText("Variation and seed");
        part.valueProperty().addListener((observable, old, now) -> {
            if (!showing && now != null) {
                model.partProperty().set(now);
            }
        });
        VBox first = Nodes.card(
                Nodes.label("Out of fold", "card-title"),
                part,
                figure,
                which,
                Nodes.space(),
                shares,
                exports.menu(this::exhibit));
        VBox.setVgrow(place, Priority.ALWAYS);
        first.getChildren().add(place);
        second = Nodes.card(mistakes, Nodes.space(), exports.menu(model.mistakesProperty()::get));
        VBox.setVgrow(sheet, Priority.ALWAYS);
        StackPane below = new StackPane(sheet, note);
        VBox.setVgrow(below, Priority.ALWAYS);
        second.getChildren().add(below);
        for (VBox each : List.of(first, second)) {
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setPrefWidth(420);
            each.setMinWidth(260);
        }
        getChildren().setAll(first, second);
        model.partsProperty().addListener(observable -> showParts());
        model.partProperty().addListener(observable -> showParts());
        model.contentProperty().addListener(observable -> show());
        model.mistakesProperty().addListener((observable, old, now) -> showMistakes(now));
        model.problemProperty().addListener(observable -> show());
        showParts();
        show();
        showMistakes(model.mistakesProperty().get());
    }

    private void showParts() {
        showing = true;
        try {
            part.getItems().setAll(model.partsProperty().get());
            part.setValue(model.partProperty().get());
        } finally {
            showing = false;
        }
        Nodes.show(part, part.getItems().size() > 1);
    }

    private void show() {
        OutOfFold content = model.contentProperty().get();
        Throwable problem = model.problemProperty().get();
        boolean any = problem == null && content != null && !content.rows().isEmpty();
        boolean regression = any && content != null && content.isRegression();
        Nodes.show(figure, any);
        Nodes.show(shares, any && !regression);
        Nodes.show(second, !regression);
        which.setText(
                content == null || content.isWhole() || !any
                        ? ""
                        : "folds finished: " + content.folds().size());
        Nodes.show(which, !which.getText().isEmpty());
        if (problem != null) {
            place.getChildren().setAll(new ErrorCard(problem));
        } else if (content == null || !any) {
            place.getChildren().setAll(Nodes.label("Appears with the first finished fold.", "card-note"));
        } else if (regression) {
            points.setFigure(OutOfFoldExhibits.predictedAgainstActual(content));
            place.getChildren().setAll(points);
            figure.setText(String.format(
                    Locale.ROOT,
                    "MSE %.4f · %s examples",
                    content.meanSquaredError(),
                    Numbers.grouped(content.rows().size())));
        } else {
            matrix.setMatrix(content.confusion());
            place.getChildren().setAll(matrix);
            figure.setText(String.format(
                    Locale.ROOT,
                    "accuracy %.4f · %s examples",
                    content.confusion().accuracy(),
                    Numbers.grouped(content.rows().size())));
        }
    }

    private void showMistakes(@Nullable ExampleSheet now) {
        boolean none = now == null || now.examples().isEmpty();
        mistakes.setText(now == null ? "Misclassified" : now.title().replace(", out of fold", ""));
        sheet.setFigure(none ? null : now);
        OutOfFold content = model.contentProperty().get();
        note.setText(
                content == null || content.rows().isEmpty()
                        ? ""
                        : now == null ? "The data set of these runs is not pictures, or not there any more." : "None.");
        Nodes.show(note, none);
    }

    private org.dl4jworkbench.chart.@Nullable Exhibit exhibit() {
        OutOfFold content = model.contentProperty().get();
        if (content == null || content.rows().isEmpty()) {
            return null;
        }
        return content.isRegression()
                ? OutOfFoldExhibits.predictedAgainstActual(content)
                : OutOfFoldExhibits.confusion(content, matrix.lookProperty().get());
    }
}
