package org.dl4jworkbench.ui.assignment.inside;

import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Nodes;

/** The chosen example, large: its picture and what the network says of it; beside it the one it is compared with. */
final class ExampleDetail {
    private final ExamplesModel model;
    private final ExampleSelection selection;
    private final ExampleImages images;
    private final Exports exports;
    private final Runnable back;
    private final Runnable featureMaps;
    private final ExampleFace first;
    private final ExampleFace second;
    private final Parent root;

    @FXML
    private VBox card;

    @FXML
    private HBox head;

    @FXML
    private Label title;

    @FXML
    private Label place;

    @FXML
    private Button previous;

    @FXML
    private Button next;

    @FXML
    private Button compare;

    @FXML
    private ToggleButton keep;

    @FXML
    private HBox faces;

    /**
     * @param back shows all examples again
     * @param featureMaps shows what the chosen example is inside every layer
     */
    ExampleDetail(
            ExamplesModel model,
            ExampleImages images,
            ObservableBooleanValue dark,
            Exports exports,
            Runnable back,
            Runnable featureMaps) {
        this.model = model;
        this.images = images;
        this.exports = exports;
        this.back = back;
        this.featureMaps = featureMaps;
        selection = model.inside().selection();
        first = new ExampleFace("example", model.inside(), selection.exampleProperty(), images, dark);
        second = new ExampleFace("example-second", model.inside(), selection.secondProperty(), images, dark);
        root = Fxml.load("assignment-inside-example", this);
    }

    Parent root() {
        return root;
    }

    /** Takes the keys. */
    void focus() {
        card.requestFocus();
    }

    @FXML
    private void initialize() {
        faces.getChildren().setAll(first, second);
        head.getChildren().add(exports.menu(() -> KeptExamples.chosen(model, images.pictures())));
        keep.selectedProperty().addListener((observable, was, is) -> {
            Integer example = selection.exampleProperty().get();
            if (example != null) {
                model.keep(example, is);
            }
        });
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        card.setOnMousePressed(event -> card.requestFocus());
        selection.exampleProperty().addListener((observable, old, now) -> show());
        selection.secondProperty().addListener((observable, old, now) -> show());
        model.shownProperty().addListener((observable, old, now) -> show());
        show();
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, UP -> model.step(-1);
            case RIGHT, DOWN -> model.step(1);
            case K -> keep.fire();
            case ESCAPE -> back.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void show() {
        Integer example = selection.exampleProperty().get();
        int at = model.place();
        int all = model.shownProperty().get().size();
        title.setText(example == null ? "" : "Test example " + Numbers.grouped(example));
        place.setText(
                at < 0 ? "not among those shown" : Numbers.grouped(at + 1L) + " of " + Numbers.grouped(all) + " shown");
        previous.setDisable(at <= 0);
        next.setDisable(at >= all - 1);
        keep.setSelected(example != null && model.kept().contains(example));
        boolean two = selection.secondProperty().get() != null;
        compare.setText(two ? "Compare no longer" : "Compare with…");
        Nodes.show(second, two);
    }

    @FXML
    private void onBack() {
        back.run();
    }

    @FXML
    private void onPrevious() {
        model.step(-1);
    }

    @FXML
    private void onNext() {
        model.step(1);
    }

    @FXML
    private void onFeatureMaps() {
        featureMaps.run();
    }

    @FXML
    private void onCompare() {
        if (selection.secondProperty().get() != null) {
            selection.secondProperty().set(null);
        } else {
            model.pickingProperty().set(true);
            back.run();
        }
    }
}
