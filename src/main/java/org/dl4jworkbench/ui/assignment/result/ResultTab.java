package org.dl4jworkbench.ui.assignment.result;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.dl4jworkbench.chart.FitFigures;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunTables;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.train.EpochBar;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.chart.SeriesToggles;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.Folders;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.TableGrid;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The third tab: what the run reached, ready for a write-up. */
public final class ResultTab implements AssignmentTab {
    /** The width of the tab from which the tables stand in two columns. */
    private static final double TWO_COLUMNS = 1700;

    private final TrainModel train;
    private final ResultModel model;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final Background background;
    private final MatrixView matrix = new MatrixView();
    private final FigureView fit = new FigureView();
    private final TableGrid perClass = new TableGrid(false);
    private final Parent root;

    @FXML
    private StackPane empty;

    @FXML
    private VBox content;

    @FXML
    private Label name;

    @FXML
    private Label status;

    @FXML
    private Label continued;

    @FXML
    private Button exportAll;

    @FXML
    private HBox matrixHead;

    @FXML
    private Label matrixTitle;

    @FXML
    private VBox perClassCard;

    @FXML
    private ToggleGroup splitGroup;

    @FXML
    private ToggleButton trainSplit;

    @FXML
    private ToggleButton validationSplit;

    @FXML
    private ToggleButton testSplit;

    @FXML
    private ToggleButton normalised;

    @FXML
    private VBox matrixPlace;

    @FXML
    private VBox firstTables;

    @FXML
    private VBox secondTables;

    @FXML
    private VBox layersCard;

    @FXML
    private VBox aboutCard;

    @FXML
    private Label perClassTitle;

    @FXML
    private HBox perClassHead;

    @FXML
    private Pane perClassPlace;

    @FXML
    private HBox scoresHead;

    @FXML
    private Pane scoresPlace;

    @FXML
    private HBox aboutHead;

    @FXML
    private Pane aboutPlace;

    @FXML
    private HBox layersHead;

    @FXML
    private Pane layersPlace;

    private boolean inFront;

    public ResultTab(
            TrainModel train, ResultModel model, ObservableBooleanValue dark, Exports exports, Background background) {
        this.train = train;
        this.model = model;
        this.dark = dark;
        this.exports = exports;
        this.background = background;
        root = Fxml.load("assignment-result", this);
    }

    @Override
    public String title() {
        return "Result";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        inFront = true;
        model.showTables(true);
        showPerClass();
    }

    @Override
    public void hidden() {
        inFront = false;
        model.showTables(false);
    }

    @FXML
    private void initialize() {
        // Setup is in front first.
        model.showTables(false);
        empty.getChildren()
                .add(
                        new EmptyState(
                                MaterialDesignT.TABLE_LARGE,
                                "No result yet",
                                "What the network reached appears here with the first epoch, as figures and tables for the write-up."));
        content.getChildren().add(new EpochBar(train).root());
        showMatrixCard();
        perClassPlace.getChildren().add(perClass);
        perClassHead.getChildren().add(exports.menu(this::perClassTable));
        train.confusion().matricesProperty().addListener(observable -> showPerClass());
        showPerClass();
        table(scoresHead, scoresPlace, model.scoresProperty(), false);
        table(aboutHead, aboutPlace, model.aboutProperty(), true);
        table(layersHead, layersPlace, model.layersProperty(), false);
        content.widthProperty().addListener((observable, old, now) -> arrange(now.doubleValue() >= TWO_COLUMNS));
        name.textProperty().bind(train.nameProperty());
        status.textProperty().bind(train.statusTextProperty());
        continued.textProperty().bind(train.continuedProperty());
        continued.visibleProperty().bind(train.continuedProperty().isNotEmpty());
        continued.managedProperty().bind(continued.visibleProperty());
        train.runProperty().addListener(observable -> showState());
        arrange(false);
        showState();
    }

    private void arrange(boolean twoColumns) {
        VBox place = twoColumns ? secondTables : firstTables;
        if (!place.getChildren().contains(layersCard)) {
            (twoColumns ? firstTables : secondTables).getChildren().removeAll(List.of(layersCard, aboutCard));
            place.getChildren().addAll(List.of(layersCard, aboutCard));
        }
        show(secondTables, twoColumns);
    }

    private void showMatrixCard() {
        matrix.setId("confusion");
        matrix.darkProperty().bind(dark);
        matrix.matrixProperty().bind(model.matrixProperty());
        matrix.lookProperty()
                .bind(model.normalisedProperty().map(shares -> shares ? MatrixLook.ROW_SHARES : MatrixLook.COUNTS));
        VBox.setVgrow(matrix, Priority.ALWAYS);
        VBox.setVgrow(fit, Priority.ALWAYS);
        fit.darkProperty().bind(dark);
        train.fit()
                .fitProperty()
                .addListener((observable, old, now) -> fit.setFigure(now == null ? null : FitFigures.curve(now)));
        matrixHead.getChildren().add(exports.menu(() -> train.isRegression() ? fit.getFigure() : model.matrixFigure()));
        normalised.selectedProperty().bindBidirectional(model.normalisedProperty());
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
        train.splitsProperty().addListener(observable -> showSplits());
        showSplits();
    }

    /** The confusion of classes and their accuracies, or of a regression its fit. */
    private void showKind() {
        boolean regression = train.isRegression();
        matrixTitle.setText(regression ? "Fit" : "Confusion");
        matrixPlace.getChildren().setAll(regression ? List.of(new SeriesToggles(fit), fit) : List.of(matrix));
        for (Node each : List.of(trainSplit, validationSplit, testSplit, normalised)) {
            show(each, !regression);
        }
        show(perClassCard, !regression);
    }

    private void showSplits() {
        for (ToggleButton each : List.of(trainSplit, validationSplit, testSplit)) {
            each.setDisable(!train.splitsProperty().get().contains((SplitName) each.getUserData()));
        }
    }

    private @Nullable Table perClassTable() {
        return model.matrices().isEmpty() ? null : RunFigures.accuracyPerClassTable(model.matrices());
    }

    private void showPerClass() {
        if (!inFront) {
            return;
        }
        Moment moment = train.confusion().matricesProperty().get().moment();
        perClassTitle.setText("Accuracy per class" + (moment == null ? "" : " · " + moment.label()));
        perClass.show(model.matrices().isEmpty() ? null : RunTables.perClass(model.matrices()));
    }

    private void table(HBox head, Pane place, ObservableValue<@Nullable Table> table, boolean wrapped) {
        TableGrid grid = new TableGrid(wrapped);
        place.getChildren().add(grid);
        head.getChildren().add(exports.menu(table::getValue));
        table.addListener((observable, old, now) -> grid.show(now));
        grid.show(table.getValue());
    }

    private void showState() {
        showKind();
        boolean any = train.runProperty().get() != null;
        show(content, any);
        show(empty, !any);
    }

    @FXML
    private void onOpenFolder() {
        RunData run = train.runProperty().get();
        if (run != null) {
            Folders.reveal(run.directory().path(), background, exports::failed);
        }
    }

    @FXML
    private void onExportAll() {
        RunData run = train.runProperty().get();
        if (run == null) {
            return;
        }
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder for all figures and tables");
        if (Files.isDirectory(exports.folder())) {
            chooser.setInitialDirectory(exports.folder().toFile());
        }
        File chosen = chooser.showDialog(root.getScene().getWindow());
        if (chosen != null) {
            exportAll(run, chosen.toPath());
        }
    }

    /** Writes everything into a folder, and says so. */
    void exportAll(RunData run, Path folder) {
        exports.setFolder(folder);
        exportAll.setDisable(true);
        background.run(
                model.exportAll(run, folder),
                written -> {
                    exportAll.setDisable(false);
                    exports.exportedAll(folder, written.size());
                },
                problem -> {
                    exportAll.setDisable(false);
                    exports.failed(problem);
                });
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
