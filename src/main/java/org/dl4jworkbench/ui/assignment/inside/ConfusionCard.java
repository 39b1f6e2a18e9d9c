package org.dl4jworkbench.ui.assignment.inside;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.ExampleSelection.ClassPair;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Nodes;
import org.dl4jworkbench.ui.common.TableGrid;
import org.jspecify.annotations.Nullable;

/** The card of the confusion matrix: a click on a cell shows its examples. */
final class ConfusionCard {
    private static final int PAIRS = 6;
    private static final int PAIRS_OF_LONG_NAMES = 3;
    private static final double LEAST_TABLE = 150;
    /** Of all in the card but the matrix and the table. */
    private static final double OTHER_HEIGHT = 165;

    private final ConfusionModel model;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final MatrixView matrix = new MatrixView();
    private final TableGrid table = new TableGrid(false);
    private final Parent root;

    @FXML
    private VBox card;

    @FXML
    private HBox head;

    @FXML
    private ComboBox<MatrixLook> look;

    @FXML
    private ToggleGroup splitGroup;

    @FXML
    private ToggleButton trainSplit;

    @FXML
    private ToggleButton validationSplit;

    @FXML
    private ToggleButton testSplit;

    @FXML
    private HBox against;

    @FXML
    private ComboBox<Comparison> comparison;

    @FXML
    private StackPane problems;

    @FXML
    private StackPane matrixPlace;

    @FXML
    private FlowPane pairs;

    @FXML
    private ScrollPane tableScroll;

    ConfusionCard(ConfusionModel model, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        this.dark = dark;
        this.exports = exports;
        root = Fxml.load("assignment-inside-confusion", this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        head.getChildren().add(exports.menu(() -> ClassScores.figure(model)));
        look.getItems().setAll(MatrixLook.values());
        look.valueProperty().bindBidirectional(model.lookProperty());
        comparison.valueProperty().bindBidirectional(model.comparisonProperty());
        model.comparisonsProperty().addListener((observable, old, now) -> offer(now));
        trainSplit.setUserData(SplitName.TRAIN);
        validationSplit.setUserData(SplitName.VALIDATION);
        testSplit.setUserData(SplitName.TEST);
        splitGroup.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                splitGroup.selectToggle(old);
            } else {
                model.splitProperty().set((SplitName) now.getUserData());
            }
        });
        matrix.setId("inside-confusion");
        matrix.darkProperty().bind(dark);
        matrix.matrixProperty().bind(model.matrixProperty());
        matrix.lookProperty().bind(model.lookProperty());
        matrix.baselineProperty().bind(model.baselineProperty());
        matrix.setMinHeight(180);
        matrixPlace.getChildren().add(matrix);
        matrix.selectedProperty().addListener((observable, old, now) -> chosen(now));
        model.inside().selection().pairProperty().addListener((observable, old, now) -> mark(now));
        model.splitProperty().addListener((observable, old, now) -> {
            if (now != SplitName.TEST) {
                model.choose(null);
            }
        });
        table.getStyleClass().add("inside-table");
        tableScroll.setContent(table);
        card.heightProperty().addListener((observable, old, now) -> arrange());
        card.widthProperty().addListener((observable, old, now) -> arrange());
        table.heightProperty().addListener((observable, old, now) -> arrange());
        model.problemProperty().addListener((observable, old, now) -> {
            problems.getChildren().setAll(now == null ? List.of() : List.of(new ErrorCard(now)));
            Nodes.show(problems, now != null);
        });
        Nodes.show(problems, false);
        model.lookProperty().addListener((observable, old, now) -> show());
        model.matrixProperty().addListener((observable, old, now) -> show());
        model.inside().contentProperty().addListener((observable, old, now) -> show());
        show();
    }

    /** The matrix is square; what height is left over goes to the table. */
    private void arrange() {
        double left = card.getHeight() - card.getWidth() - OTHER_HEIGHT;
        tableScroll.setPrefHeight(Math.max(LEAST_TABLE, Math.min(left, table.getHeight() + 4)));
    }

    /** The chosen one stays chosen though the list is another. */
    private void offer(List<Comparison> now) {
        Comparison before = model.comparisonProperty().get();
        comparison.getItems().setAll(now);
        model.comparisonProperty().set(before != null && now.contains(before) ? before : null);
    }

    /** Examples of other splits cannot be looked at: their cells are only read. */
    private void chosen(MatrixView.@Nullable Cell cell) {
        if (cell == null) {
            model.choose(null);
        } else if (model.splitProperty().get() == SplitName.TEST) {
            model.choose(new ClassPair(cell.actual(), cell.predicted()));
        }
    }

    private void mark(@Nullable ClassPair pair) {
        if (pair != null) {
            splitGroup.selectToggle(testSplit);
        }
        matrix.selectedProperty().set(pair == null ? null : new MatrixView.Cell(pair.actual(), pair.predicted()));
    }

    private void show() {
        for (ToggleButton each : List.of(trainSplit, validationSplit, testSplit)) {
            each.setDisable(!model.splits().contains((SplitName) each.getUserData()));
        }
        Nodes.show(against, model.lookProperty().get().isDifference());
        table.show(ClassScores.table(model));
        showPairs(model.matrixProperty().get());
    }

    private void showPairs(@Nullable ConfusionMatrix shown) {
        List<Button> chips = new ArrayList<>();
        if (shown != null) {
            boolean wide = ExampleCell.areLong(shown.classes());
            for (ConfusionMatrix.Confusion each : shown.mostConfused(wide ? PAIRS_OF_LONG_NAMES : PAIRS)) {
                Button chip = Nodes.literal(new Button(shown.classes().get(each.actual()) + " → "
                        + shown.classes().get(each.predicted()) + "  " + Numbers.grouped(each.count())));
                chip.getStyleClass().addAll("chip", "chip-button");
                chip.maxWidthProperty().bind(pairs.widthProperty().subtract(2));
                chip.setTooltip(new Tooltip(chip.getText() + "\nActual → predicted, one of the most confused pairs"));
                chip.setOnAction(event -> chosen(new MatrixView.Cell(each.actual(), each.predicted())));
                chips.add(chip);
            }
        }
        pairs.getChildren().setAll(chips);
    }
}
