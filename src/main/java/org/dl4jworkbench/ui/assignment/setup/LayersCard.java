package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.ui.common.Fxml;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** The Layers card: the list of layers and what follows from it. */
final class LayersCard {
    private static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination UP = new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
    private static final KeyCombination DOWN = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

    /** From this number on, rows are lower, so that a deep network needs less scrolling. */
    private static final int FEW_LAYERS = 9;

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final SetupModel model;
    private final EpochTime time;
    private final BooleanProperty pictured;
    private final List<LayerRow> rows = new ArrayList<>();
    private final Parent root;

    @FXML
    private VBox header;

    @FXML
    private VBox list;

    @FXML
    private MenuButton addLayer;

    @FXML
    private ToggleButton picture;

    @FXML
    private Button moveUp;

    @FXML
    private Button moveDown;

    @FXML
    private Button duplicate;

    @FXML
    private Button delete;

    @FXML
    private Label parameters;

    @FXML
    private Label trainable;

    @FXML
    private Label memory;

    @FXML
    private Label epochTime;

    @FXML
    private Tooltip epochTimeBasis;

    @FXML
    private VBox lines;

    @FXML
    private VBox input;

    /** @param pictured whether the picture of the network is shown */
    LayersCard(SetupModel model, EpochTime time, BooleanProperty pictured) {
        this.model = model;
        this.time = time;
        this.pictured = pictured;
        root = Fxml.load("assignment-layers", this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        fillMenu();
        addLayer.setOnShowing(event -> fillMenu());
        header.getChildren().add(LayerRow.header());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        var none = model.selectedLayerProperty().lessThan(0);
        duplicate.disableProperty().bind(none);
        var single = Bindings.createBooleanBinding(
                () -> model.summaryProperty().get().layers().size() < 2, model.summaryProperty());
        delete.disableProperty().bind(none.or(single));
        moveUp.disableProperty().bind(model.selectedLayerProperty().lessThan(1));
        moveDown.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.selectedLayer() < 0
                                || model.selectedLayer()
                                        >= model.summaryProperty()
                                                        .get()
                                                        .layers()
                                                        .size()
                                                - 1,
                        model.selectedLayerProperty(),
                        model.summaryProperty()));
        picture.selectedProperty().bindBidirectional(pictured);
        FieldControls.showIf(trainable, trainable.textProperty().isNotEmpty());
        epochTime.textProperty().bind(time.textProperty());
        epochTimeBasis.textProperty().bind(time.basisProperty());
        model.summaryProperty().addListener((observable, old, now) -> show(now));
        model.selectedLayerProperty().addListener((observable, old, now) -> showSelection());
        show(model.summaryProperty().get());
    }

    /** The output layer that can be added depends on the data. */
    private void fillMenu() {
        addLayer.getItems().clear();
        for (LayerSpec template : LayerSettings.templates(model.assignment().task(), model.outputs())) {
            MenuItem item = Nodes.literal(new MenuItem(template.label()));
            item.setId("add-" + template.label().toLowerCase(Locale.ROOT).replace(' ', '-'));
            item.setOnAction(event -> {
                model.addLayer(template);
                focusSelected();
            });
            addLayer.getItems().add(item);
        }
    }

    private void show(NetworkSummary summary) {
        List<NetworkSummary.Layer> layers = summary.layers();
        boolean sameKinds = rows.size() == layers.size();
        for (int i = 0; sameKinds && i < rows.size(); i++) {
            sameKinds = rows.get(i).kind() == layers.get(i).spec().getClass();
        }
        if (sameKinds) {
            // The rows stay, and with them the focus of the field that is being typed in.
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).show(layers.get(i), incoming(summary, i));
            }
        } else {
            rows.clear();
            layers.forEach(layer -> rows.add(new LayerRow(model, layer, incoming(summary, layer.index()))));
            LayerDragging.enable(rows, model::moveLayer);
            list.getChildren().setAll(rows);
        }
        input.getChildren().setAll(LayerRow.inputLine(summary.input()));
        lines.pseudoClassStateChanged(COMPACT, layers.size() > FEW_LAYERS);
        showSelection();
        boolean known = layers.stream().allMatch(layer -> layer.output() != null);
        parameters.setText(known ? Numbers.grouped(summary.parameters()) : "–");
        trainable.setText(
                known && summary.trainable() != summary.parameters()
                        ? Numbers.grouped(summary.trainable()) + " trainable"
                        : "");
        memory.setText(known ? Numbers.bytes(summary.trainingBytes(model.spec().training())) : "–");
    }

    private static @Nullable Shape incoming(NetworkSummary summary, int index) {
        return index == 0 ? summary.input() : summary.layers().get(index - 1).output();
    }

    private void showSelection() {
        rows.forEach(row -> row.setSelected(row.index() == model.selectedLayer()));
    }

    private void focusSelected() {
        if (model.selectedLayer() >= 0) {
            rows.get(model.selectedLayer()).requestFocus();
        }
    }

    /** Keys of a row; those that a field of the row's settings needs itself do not come here. */
    private void pressed(KeyEvent event) {
        boolean onRow = event.getTarget() instanceof LayerRow;
        if (UP.match(event)) {
            onMoveUp();
        } else if (DOWN.match(event)) {
            onMoveDown();
        } else if (DUPLICATE.match(event)) {
            onDuplicate();
        } else if (onRow && event.getCode() == KeyCode.DELETE) {
            onDelete();
        } else if (onRow && event.getCode() == KeyCode.UP) {
            model.selectLayer(Math.max(0, model.selectedLayer() - 1));
            focusSelected();
        } else if (onRow && event.getCode() == KeyCode.DOWN) {
            model.selectLayer(model.selectedLayer() + 1);
            focusSelected();
        } else {
            return;
        }
        event.consume();
    }

    @FXML
    private void onMoveUp() {
        model.moveLayer(model.selectedLayer(), model.selectedLayer() - 1);
        focusSelected();
    }

    @FXML
    private void onMoveDown() {
        model.moveLayer(model.selectedLayer(), model.selectedLayer() + 1);
        focusSelected();
    }

    @FXML
    private void onDuplicate() {
        model.duplicateLayer(model.selectedLayer());
        focusSelected();
    }

    @FXML
    private void onDelete() {
        model.removeLayer(model.selectedLayer());
        focusSelected();
    }
}
