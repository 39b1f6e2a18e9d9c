package org.dl4jworkbench.ui.assignment.layers;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.ui.assignment.AssignmentTab;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.train.EpochBar;
import org.dl4jworkbench.ui.common.EmptyState;
import org.dl4jworkbench.ui.common.ErrorCard;
import org.dl4jworkbench.ui.common.Nodes;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The tab that looks into the layers: what examples are inside the network on the left, what it has learnt on the right. */
public final class LayersTab implements AssignmentTab {
    private static final double SIDE = 328;

    private final LayersModel model;
    private final LayersParts parts;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final Overlay overlay = new Overlay();
    private final StackPane notice = new StackPane();
    private final HBox main = new HBox();
    private final VBox content = new VBox();
    private final StackPane root = new StackPane();

    public LayersTab(LayersModel model, LayersParts parts, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        this.parts = parts;
        this.dark = dark;
        this.exports = exports;
        build();
        model.stateProperty().addListener(observable -> show());
        model.problemProperty().addListener(observable -> show());
        show();
    }

    @Override
    public String title() {
        return "Layers";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.show();
    }

    @Override
    public void hidden() {
        overlay.close();
        model.hide();
    }

    private void build() {
        MiddlePart middle = new MiddlePart(parts, overlay, dark, exports);
        HBox.setHgrow(middle.root(), Priority.ALWAYS);
        DrawCard draw = new DrawCard(parts.drawing());
        VBox cards = new VBox(
                12,
                draw.root(),
                new FiltersCard(parts.filters(), exports, overlay).root(),
                new WeightsCard(parts.weights(), dark, exports).root(),
                new HealthCard(parts.health(), exports).root());
        cards.getStyleClass().add("layers-side");
        ScrollPane side = new ScrollPane(cards);
        side.setId("layers-side");
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setMinWidth(SIDE);
        side.setPrefWidth(SIDE);
        side.setMaxWidth(SIDE);
        side.getStyleClass().add("card-scroll");
        main.setSpacing(12);
        main.getChildren().setAll(middle.root(), side);
        StackPane place = new StackPane(main, notice, overlay);
        VBox.setVgrow(place, Priority.ALWAYS);
        content.getStyleClass().add("tab-content");
        content.getChildren().setAll(place, new EpochBar(model.train()).root());
        root.getChildren().setAll(content);
        model.contentProperty()
                .addListener(observable -> Nodes.show(draw.root(), DrawingModel.suits(model.assignment())));
        Nodes.show(draw.root(), DrawingModel.suits(model.assignment()));
    }

    private void show() {
        LayersModel.State state = model.state();
        Throwable problem = model.problemProperty().get();
        notice.getChildren().clear();
        if (problem != null) {
            Button again = new Button("Try again");
            again.setOnAction(event -> model.again());
            VBox card = new VBox(8, new ErrorCard(problem), again);
            card.setMaxSize(520, VBox.USE_PREF_SIZE);
            notice.getChildren().setAll(card);
        } else if (state != LayersModel.State.READY && state != LayersModel.State.READING) {
            notice.getChildren().setAll(words(state));
        }
        boolean ready = problem == null && state == LayersModel.State.READY;
        main.setVisible(ready);
        notice.setVisible(!ready);
        if (!ready) {
            overlay.close();
        }
    }

    private Node words(LayersModel.State state) {
        return switch (state) {
            case NO_RUN ->
                new EmptyState(
                        MaterialDesignL.LAYERS_OUTLINE,
                        "Nothing trained yet",
                        "Feature maps, filters and weights appear here with the first epoch.");
            case WAITING ->
                new EmptyState(
                        MaterialDesignL.LAYERS_OUTLINE,
                        "Waiting for the first snapshot",
                        "Feature maps, filters and weights appear here with the first epoch that is kept.");
            case NOTHING ->
                new EmptyState(
                        MaterialDesignL.LAYERS_OUTLINE,
                        "Nothing was kept of this run",
                        "It ended before its first snapshot. Resume it, or train again, to see its feature maps, filters and weights.");
            case NOT_KEPT ->
                new EmptyState(
                        MaterialDesignL.LAYERS_OUTLINE,
                        "No weights were kept of this epoch",
                        "Other epochs of this run kept theirs: choose one with the slider below. How much is kept stands in Setup, under"
                                + " snapshots.");
            case OLD ->
                new EmptyState(
                        MaterialDesignL.LAYERS_OUTLINE,
                        "This run kept no weights",
                        "It was made before snapshots held weights; train it again to see its feature maps, filters and weights.");
            default -> throw new IllegalStateException(state.name());
        };
    }
}
