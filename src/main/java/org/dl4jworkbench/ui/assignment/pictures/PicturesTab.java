package org.dl4jworkbench.ui.assignment.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridView;
import org.dl4jworkbench.chart.TestPicture;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.pictures.PicturesModel.Kind;
import org.dl4jworkbench.ui.assignment.pictures.PicturesModel.Read;
import org.dl4jworkbench.ui.assignment.train.EpochBar;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Fxml;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The tab of the test pictures with their boxes; right and wrong ones differ in colour and line. */
public final class PicturesTab implements AssignmentTab {
    private static final int THUMBNAIL_WIDTH = 110;
    private static final int THUMBNAIL_HEIGHT = 80;

    private final PicturesModel model;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final Predicate<Assignment> hasBoxes;
    private final FigureView picture = new FigureView();
    private final GridView<TestPicture> grid = new GridView<>();
    private final ProgressIndicator reading = new ProgressIndicator();
    private final Parent root;

    @FXML
    private StackPane empty;

    @FXML
    private VBox content;

    @FXML
    private Pane problems;

    @FXML
    private ToggleGroup kindGroup;

    @FXML
    private ToggleButton all;

    @FXML
    private ToggleButton right;

    @FXML
    private ToggleButton wrong;

    @FXML
    private ComboBox<String> classes;

    @FXML
    private Label count;

    @FXML
    private VBox gridPlace;

    @FXML
    private HBox pictureHead;

    @FXML
    private Label name;

    @FXML
    private Label boxes;

    @FXML
    private Button previous;

    @FXML
    private Button next;

    @FXML
    private HBox keptNote;

    @FXML
    private StackPane picturePlace;

    /** @param hasBoxes whether an assignment's data are pictures with boxes */
    public PicturesTab(
            PicturesModel model, ObservableBooleanValue dark, Exports exports, Predicate<Assignment> hasBoxes) {
        this.model = model;
        this.dark = dark;
        this.exports = exports;
        this.hasBoxes = hasBoxes;
        root = Fxml.load("assignment-pictures", this);
    }

    @Override
    public String title() {
        return "Pictures";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public boolean suits(Assignment assignment) {
        return hasBoxes.test(assignment);
    }

    @Override
    public void shown() {
        model.show();
    }

    @Override
    public void hidden() {
        model.hide();
    }

    @FXML
    private void initialize() {
        empty.getChildren()
                .add(new EmptyState(
                        MaterialDesignI.IMAGE_MULTIPLE_OUTLINE,
                        "No pictures yet",
                        "Whole test pictures with their boxes appear here with the first kept epoch: what each box is, and what it"
                                + " was taken for."));
        all.setUserData(Kind.ALL);
        right.setUserData(Kind.RIGHT);
        wrong.setUserData(Kind.WRONG);
        kindGroup.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                kindGroup.selectToggle(old);
            } else {
                model.kindProperty().set((Kind) now.getUserData());
            }
        });
        classes.valueProperty().addListener((observable, old, now) -> {
            if (now != null) {
                model.classNameProperty().set(now);
            }
        });
        grid.setId("thumbnails");
        grid.setCellWidth(THUMBNAIL_WIDTH + 6);
        grid.setCellHeight(THUMBNAIL_HEIGHT + 6);
        grid.setHorizontalCellSpacing(2);
        grid.setVerticalCellSpacing(2);
        Thumbnails thumbnails = new Thumbnails(THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
        grid.setCellFactory(ignored -> new ThumbnailCell(thumbnails, model.chosenProperty()));
        VBox.setVgrow(grid, Priority.ALWAYS);
        gridPlace.getChildren().add(grid);
        picture.setId("picture");
        picture.darkProperty().bind(dark);
        picture.figureProperty().bind(model.figureProperty());
        reading.setMaxSize(32, 32);
        picturePlace.getChildren().setAll(picture, reading);
        pictureHead.getChildren().add(exports.menu(picture::getFigure));
        content.getChildren().add(new EpochBar(model.train()).root());
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.readProperty().addListener(observable -> showRead());
        model.picturesProperty().addListener((observable, old, now) -> {
            grid.getItems().setAll(now);
            showChosen();
        });
        model.chosenProperty().addListener(observable -> showChosen());
        model.problemProperty().addListener((observable, old, now) -> showProblem(now));
        model.train().runProperty().addListener(observable -> showRead());
        showRead();
        showChosen();
        showProblem(null);
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof javafx.scene.control.Slider || event.getTarget() instanceof ComboBox) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, UP, PAGE_UP -> model.step(-1);
            case RIGHT, DOWN, PAGE_DOWN -> model.step(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void showRead() {
        boolean any = model.train().runProperty().get() != null;
        show(content, any);
        show(empty, !any);
        Read read = model.readProperty().get();
        reading.setVisible(any && read == null && model.problemProperty().get() == null);
        List<String> offered = new ArrayList<>(List.of(PicturesModel.EVERY_CLASS));
        offered.addAll(model.classNames());
        if (!classes.getItems().equals(offered)) {
            classes.getItems().setAll(offered);
            classes.setValue(PicturesModel.EVERY_CLASS);
        }
        boolean predicted = read != null && read.predicted();
        right.setDisable(!predicted);
        wrong.setDisable(!predicted);
        show(keptNote, read != null && !predicted);
        if (read != null && !predicted) {
            showKept(read);
        }
        showChosen();
    }

    /** Which epochs can show what boxes were taken for. */
    private void showKept(Read read) {
        Label text = new Label(
                read.keptEpochs().isEmpty()
                        ? "No epoch's predictions are kept yet: labels only."
                        : "This older run kept no predictions of epoch " + Numbers.grouped(read.epoch())
                                + ", only of the best and the last one. Show");
        text.getStyleClass().addAll("muted", "small");
        keptNote.getChildren().setAll(text);
        for (int epoch : read.keptEpochs()) {
            Hyperlink link = new Hyperlink("epoch " + Numbers.grouped(epoch));
            link.getStyleClass().addAll("epoch-link", "small");
            link.setOnAction(event -> model.train().selection().select(epoch));
            keptNote.getChildren().add(link);
        }
    }

    private void showChosen() {
        TestPicture chosen = model.chosenProperty().get();
        Read read = model.readProperty().get();
        int shown = model.picturesProperty().get().size();
        int all = read == null ? 0 : read.pictures().size();
        count.setText(
                read == null
                        ? ""
                        : shown == all
                                ? Numbers.grouped(all) + " pictures"
                                : Numbers.grouped(shown) + " of " + Numbers.grouped(all) + " pictures");
        name.setText(chosen == null ? (read == null ? "" : "No picture passes the filter") : chosen.name());
        boxes.setText(chosen == null ? "" : boxes(chosen));
        previous.setDisable(model.place() <= 0);
        next.setDisable(model.place() < 0 || model.place() >= shown - 1);
    }

    private static String boxes(TestPicture picture) {
        int count = picture.boxes().size();
        return count
                + (count == 1 ? " box" : " boxes")
                + (picture.wrong() > 0 ? ", " + picture.wrong() + " wrong" : "");
    }

    private void showProblem(@Nullable Throwable problem) {
        problems.getChildren().clear();
        if (problem != null) {
            problems.getChildren().add(new ErrorCard(problem));
            reading.setVisible(false);
        }
        show(problems, problem != null);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void onPrevious() {
        model.step(-1);
    }

    @FXML
    private void onNext() {
        model.step(1);
    }
}
