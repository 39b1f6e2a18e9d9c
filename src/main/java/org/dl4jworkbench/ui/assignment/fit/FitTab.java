package org.dl4jworkbench.ui.assignment.fit;

import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Fit;
import org.dl4jworkbench.chart.FitFigures;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.train.EpochBar;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.SeriesToggles;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.TableGrid;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The tab of a regression: the fitted curve at the selected epoch, and how far it is off inside and outside the gaps. */
public final class FitTab implements AssignmentTab {
    private final TrainModel model;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final FigureView curve = new FigureView();
    private final FigureView residuals = new FigureView();
    private final TableGrid losses = new TableGrid(false);
    private final Parent root;
    private boolean inFront;

    @FXML
    private StackPane empty;

    @FXML
    private VBox content;

    @FXML
    private Pane problems;

    @FXML
    private Label title;

    @FXML
    private Label gaps;

    @FXML
    private HBox curveHead;

    @FXML
    private HBox curveLegend;

    @FXML
    private StackPane curvePlace;

    @FXML
    private HBox lossHead;

    @FXML
    private StackPane lossPlace;

    @FXML
    private HBox residualHead;

    @FXML
    private StackPane residualPlace;

    public FitTab(TrainModel model, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        this.dark = dark;
        this.exports = exports;
        root = Fxml.load("assignment-fit", this);
    }

    @Override
    public String title() {
        return "Fit";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        inFront = true;
        show();
    }

    @Override
    public void hidden() {
        inFront = false;
    }

    @Override
    public boolean suits(Assignment assignment) {
        return assignment.task() == Task.REGRESSION;
    }

    @FXML
    private void initialize() {
        empty.getChildren()
                .add(new EmptyState(
                        MaterialDesignC.CHART_BELL_CURVE,
                        "No fit yet",
                        "The fitted curve appears here, over the training and test points, while the network trains."));
        put(curve, curvePlace, "fit-curve");
        curveLegend.getChildren().add(0, new SeriesToggles(curve));
        curveHead.getChildren().add(exports.menu(curve::getFigure));
        put(residuals, residualPlace, "fit-residuals");
        residualHead.getChildren().add(exports.menu(residuals::getFigure));
        losses.setId("fit-losses");
        lossPlace.getChildren().add(losses);
        lossHead.getChildren().add(exports.menu(this::table));
        content.getChildren().add(new EpochBar(model).root());
        model.fit().fitProperty().addListener(observable -> show());
        model.epochsProperty().addListener(observable -> {
            if (inFront) {
                losses.show(table());
            }
        });
        model.fit().problemProperty().addListener((observable, old, now) -> showProblem(now));
        model.runProperty().addListener(observable -> showState());
        showState();
        showProblem(null);
    }

    private void put(FigureView view, StackPane place, String id) {
        view.setId(id);
        view.darkProperty().bind(dark);
        place.getChildren().add(view);
    }

    private void show() {
        if (!inFront) {
            return;
        }
        Fit fit = model.fit().fitProperty().get();
        title.setText(fit == null ? "Fit" : "Fit · epoch " + Numbers.grouped(fit.epoch()));
        curve.setFigure(fit == null ? null : FitFigures.curve(fit));
        residuals.setFigure(fit == null ? null : FitFigures.residuals(fit));
        losses.show(table());
        show(gaps, fit != null && !fit.points().gaps().isEmpty());
    }

    private @Nullable Table table() {
        Fit fit = model.fit().fitProperty().get();
        return fit == null
                ? null
                : FitFigures.losses(
                        fit,
                        model.epochsProperty().get().stream()
                                .filter(each -> each.epoch() == fit.epoch())
                                .findFirst()
                                .orElse(null));
    }

    private void showProblem(@Nullable Throwable problem) {
        problems.getChildren().clear();
        if (problem != null) {
            problems.getChildren().add(new ErrorCard(problem));
        }
        show(problems, problem != null);
    }

    private void showState() {
        boolean any = model.runProperty().get() != null;
        show(content, any);
        show(empty, !any);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
