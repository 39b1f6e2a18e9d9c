package org.dl4jworkbench.ui.assignment.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.FitFigures;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.chart.SeriesToggles;
import org.dl4jworkbench.ui.common.Fxml;
import org.jspecify.annotations.Nullable;

/** The Now card: accuracies and confusion at the selected epoch, which is the newest unless the user picked another. */
final class NowCard {
    private static final int FEWEST_PAIRS = 3;
    private static final int MOST_PAIRS = 12;
    private static final double PAIR_HEIGHT = 22;
    private static final double SHARE_OF_ROW = 0.25;
    private static final double AXIS_HEIGHT = 24;
    /** Of all in the card but the matrix and the pairs. */
    private static final double OTHER_HEIGHT = 190;

    private final TrainModel model;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final MatrixView matrix = new MatrixView();
    private final FigureView fit = new FigureView();
    private final SeriesToggles fitLegend = new SeriesToggles(fit);
    private final Parent root;
    private final List<PairRow> rows = new ArrayList<>();
    private SplitName split = SplitName.TEST;
    private int pairsShown = FEWEST_PAIRS;

    /** One of the most confused pairs; its labels are used again with the next epoch. */
    private record PairRow(Label names, Label count) {
        void show(boolean visible) {
            for (Label label : List.of(names, count)) {
                label.setVisible(visible);
                label.setManaged(visible);
            }
        }
    }

    @FXML
    private VBox card;

    @FXML
    private Label title;

    @FXML
    private Label measure;

    @FXML
    private Label train;

    @FXML
    private Label validation;

    @FXML
    private Label test;

    @FXML
    private HBox confusionHead;

    @FXML
    private Label confusionTitle;

    @FXML
    private VBox matrixPlace;

    @FXML
    private VBox mostConfused;

    @FXML
    private GridPane pairs;

    NowCard(TrainModel model, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        this.dark = dark;
        this.exports = exports;
        root = Fxml.load("assignment-now", this);
    }

    Parent root() {
        return root;
    }

    /** Takes its part of the row of cards, within what the matrix can use. */
    void followWidth(ReadOnlyDoubleProperty row) {
        card.prefWidthProperty().bind(row.multiply(SHARE_OF_ROW));
    }

    @FXML
    private void initialize() {
        matrix.darkProperty().bind(dark);
        VBox.setVgrow(matrix, Priority.ALWAYS);
        VBox.setVgrow(fit, Priority.ALWAYS);
        fit.setId("now-fit");
        fit.darkProperty().bind(dark);
        model.fit()
                .fitProperty()
                .addListener((observable, old, now) -> fit.setFigure(now == null ? null : FitFigures.curve(now)));
        model.runProperty().addListener(observable -> showKind());
        confusionHead.getChildren().add(exports.menu(this::figure));
        model.selection().selectedProperty().addListener(observable -> showScores());
        model.selection().followingProperty().addListener(observable -> showScores());
        model.epochsProperty().addListener(observable -> showScores());
        model.confusion().matricesProperty().addListener((observable, old, now) -> showMatrix(now.bySplit()));
        card.widthProperty().addListener(observable -> arrange());
        card.heightProperty().addListener(observable -> arrange());
        showKind();
        showScores();
        showMatrix(model.confusion().matricesProperty().get().bySplit());
    }

    /** Accuracies and their confusion, or of a regression losses and the fit. */
    private void showKind() {
        boolean regression = model.isRegression();
        measure.setText(regression ? "loss" : "accuracy");
        matrixPlace.getChildren().setAll(regression ? List.of(fitLegend, fit) : List.of(matrix));
        mostConfused.setManaged(!regression);
        arrange();
        showMatrix(model.confusion().matricesProperty().get().bySplit());
    }

    private @Nullable Figure figure() {
        if (model.isRegression()) {
            return fit.getFigure();
        }
        ConfusionMatrix shown = matrix.matrixProperty().get();
        return shown == null
                ? null
                : RunFigures.confusion(
                        shown, split, MatrixLook.COUNTS, model.confusion().at());
    }

    private void showScores() {
        Optional<EpochResult> result = model.selectedResult();
        if (result.isEmpty() && model.selection().followingProperty().get()) {
            // Before the first snapshot, and where none is kept.
            List<EpochResult> epochs = model.epochsProperty().get();
            result = epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
        }
        boolean newest = model.selection().followingProperty().get();
        title.setText((newest ? "Now" : "Then")
                + result.map(each -> " · epoch " + Numbers.grouped(each.epoch()))
                        .orElse(""));
        train.setText(text(result.map(EpochResult::train).orElse(null)));
        validation.setText(text(result.map(EpochResult::validation).orElse(null)));
        test.setText(text(result.map(EpochResult::test).orElse(null)));
    }

    private static String text(@Nullable Score score) {
        return score == null ? "–" : RunStrip.figure(score);
    }

    /** The matrix is square; what height is left over goes to further pairs. */
    private void arrange() {
        matrixPlace.setMaxHeight(model.isRegression() ? Double.MAX_VALUE : card.getWidth() + AXIS_HEIGHT);
        int fitting = (int) ((card.getHeight() - card.getWidth() - OTHER_HEIGHT) / PAIR_HEIGHT);
        int room = Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, fitting));
        if (room != pairsShown) {
            pairsShown = room;
            showMatrix(model.confusion().matricesProperty().get().bySplit());
        }
    }

    private void showMatrix(Map<SplitName, ConfusionMatrix> bySplit) {
        ConfusionMatrix shown = null;
        for (SplitName each : List.of(SplitName.TRAIN, SplitName.VALIDATION, SplitName.TEST)) {
            ConfusionMatrix found = bySplit.get(each);
            if (found != null) {
                shown = found;
                split = each;
            }
        }
        confusionTitle.setText(model.isRegression() ? "Fit" : "Confusion (" + split.token() + ")");
        matrix.setMatrix(shown);
        mostConfused.setVisible(shown != null);
        List<ConfusionMatrix.Confusion> found = shown == null ? List.of() : shown.mostConfused(pairsShown);
        for (int row = 0; row < found.size(); row++) {
            ConfusionMatrix.Confusion pair = found.get(row);
            List<String> names = model.classNames();
            PairRow line = row < rows.size() ? rows.get(row) : addRow();
            line.names().setText(names.get(pair.actual()) + " → " + names.get(pair.predicted()));
            line.count().setText(Numbers.grouped(pair.count()));
        }
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).show(row < found.size());
        }
    }

    private PairRow addRow() {
        PairRow row = new PairRow(new Label(), new Label());
        row.count().getStyleClass().add("number");
        pairs.addRow(rows.size(), row.names(), row.count());
        rows.add(row);
        return row;
    }
}
