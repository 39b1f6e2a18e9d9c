package org.dl4jworkbench.ui.assignment.train;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Smoothing;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.RunCommands;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.SeriesToggles;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.Fxml;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The second tab: a run as it trains, or as it trained. */
public final class TrainTab implements AssignmentTab {
    private final ShownRun run;
    private final TrainModel model;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final Background background;
    private final RunCommands commands;
    private final FigureView lossView = new FigureView();
    private final FigureView errorView = new FigureView();
    private final Parent root;

    @FXML
    private StackPane empty;

    @FXML
    private VBox opening;

    @FXML
    private Label openingText;

    @FXML
    private VBox content;

    @FXML
    private HBox charts;

    @FXML
    private VBox lossCard;

    @FXML
    private HBox lossHead;

    @FXML
    private Slider smoothing;

    @FXML
    private Label smoothingValue;

    @FXML
    private ToggleButton lossLogX;

    @FXML
    private ToggleButton lossLogY;

    @FXML
    private VBox errorCard;

    @FXML
    private HBox errorHead;

    @FXML
    private Label errorTitle;

    @FXML
    private HBox errorLegend;

    @FXML
    private ToggleButton errorLogY;

    public TrainTab(
            ShownRun run,
            TrainModel model,
            ObservableBooleanValue dark,
            Exports exports,
            Background background,
            RunCommands commands) {
        this.run = run;
        this.model = model;
        this.dark = dark;
        this.exports = exports;
        this.background = background;
        this.commands = commands;
        root = Fxml.load("assignment-train", this);
    }

    @Override
    public String title() {
        return "Train";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.showLosses(true);
    }

    @Override
    public void hidden() {
        model.showLosses(false);
    }

    @FXML
    private void initialize() {
        // Setup is in front first.
        model.showLosses(false);
        empty.getChildren()
                .add(new EmptyState(
                                MaterialDesignC.CHART_LINE,
                                "No run yet",
                                "Loss, error and what the network makes of the test set appear here while it trains.")
                        .withAction("Start training", commands::start));
        content.getChildren().add(0, new StripCard(model).root());
        content.getChildren().add(1, new FailureCard(run, background, commands::resume).root());
        content.getChildren().add(new EpochBar(model).root());
        NowCard nowCard = new NowCard(model, dark, exports);
        nowCard.followWidth(charts.widthProperty());
        charts.getChildren().add(nowCard.root());

        put(lossView, lossCard, "loss-figure", "The loss appears with the first iterations.");
        lossView.figureProperty().bind(model.lossFigureProperty());
        lossHead.getChildren().add(exports.menu(() -> shown(lossView)));
        smoothing.setSkin(new ProgressSliderSkin(smoothing));
        smoothing.setTooltip(new Tooltip(Smoothing.MEANING));
        smoothing.getTooltip().setWrapText(true);
        smoothing.getTooltip().setMaxWidth(360);
        smoothing.setValue(position(model.smoothingProperty().get()));
        smoothing.valueProperty().addListener((observable, old, now) -> model.smoothingProperty()
                .set(weight(now.doubleValue())));
        smoothingValue
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> String.format(
                                Locale.ROOT, "%.3f", model.smoothingProperty().get()),
                        model.smoothingProperty()));
        lossLogX.selectedProperty().bindBidirectional(model.lossLogXProperty());
        lossLogY.selectedProperty().bindBidirectional(model.lossLogYProperty());

        put(errorView, errorCard, "error-figure", "The curves appear with the first evaluation.");
        errorView.figureProperty().bind(model.errorFigureProperty());
        errorHead.getChildren().add(exports.menu(() -> shown(errorView)));
        errorLegend.getChildren().add(0, new SeriesToggles(errorView));
        errorLogY.selectedProperty().bindBidirectional(model.errorLogYProperty());

        model.runProperty().addListener(observable -> showKind());
        showKind();
        run.stateProperty().addListener(observable -> showState());
        run.dataProperty().addListener(observable -> showState());
        showState();
    }

    /** The slider's three thirds reach 9, 99 and 999 iterations to either side: near 1, small changes of the weight matter. */
    static double weight(double position) {
        return Math.min(Smoothing.MAX_WEIGHT, 1 - Math.pow(10, -3 * position));
    }

    static double position(double weight) {
        return -Math.log10(1 - weight) / 3;
    }

    private void put(FigureView view, VBox card, String id, String whileEmpty) {
        view.setId(id);
        view.darkProperty().bind(dark);
        Label note = new Label(whileEmpty);
        note.getStyleClass().add("card-note");
        note.visibleProperty().bind(view.figureProperty().isNull());
        StackPane place = new StackPane(view, note);
        VBox.setVgrow(place, Priority.ALWAYS);
        card.getChildren().add(place);
    }

    /** The figure without the curves that are hidden: what is exported is what is seen. */
    private static @Nullable LineFigure shown(FigureView view) {
        return view.getFigure() instanceof LineFigure figure
                ? figure.withSeries(figure.series().stream()
                        .filter(series -> !view.hiddenSeries().contains(series.name()))
                        .toList())
                : null;
    }

    private void showKind() {
        errorTitle.setText(model.isRegression() ? "Loss per epoch" : "Error per epoch");
    }

    private void showState() {
        boolean any = run.data() != null;
        boolean waiting = !any && run.state().isOnItsWay();
        show(content, any);
        show(opening, waiting);
        show(empty, !any && !waiting);
        openingText.setText(
                run.state() == ShownRun.State.CHECKING ? "Checking the data and the network …" : "Opening the run …");
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
