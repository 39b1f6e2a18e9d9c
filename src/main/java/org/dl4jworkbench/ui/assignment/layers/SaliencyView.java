package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.dl4jworkbench.lab.inside.SaliencyMethod;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** What in the two examples speaks for a class, laid over them. */
final class SaliencyView {
    private static final String PREDICTED = "predicted class";
    private static final String LAST = "last convolution";

    private final SaliencyModel model;
    private final Map<SaliencyMethod, ToggleButton> methods = new EnumMap<>(SaliencyMethod.class);
    private final Map<SaliencyMethod, Tooltip> reasons = new EnumMap<>(SaliencyMethod.class);
    private final ComboBox<String> output = new ComboBox<>();
    private final ComboBox<String> layer = new ComboBox<>();
    private final HBox tools = new HBox(6);
    private final HBox root;
    private boolean filling;

    SaliencyView(SaliencyModel model, Exports exports) {
        this.model = model;
        ToggleGroup group = new ToggleGroup();
        for (SaliencyMethod method : SaliencyMethod.values()) {
            tools.getChildren().add(toggle(method, group));
        }
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                group.selectToggle(old);
            } else {
                model.methodProperty().set((SaliencyMethod) now.getUserData());
            }
        });
        output.setId("saliency-class");
        layer.setId("saliency-layer");
        output.setTooltip(new Tooltip("The class that is explained"));
        layer.setTooltip(new Tooltip("The convolution whose maps Grad-CAM weighs"));
        for (ComboBox<String> each : List.of(output, layer)) {
            each.getStyleClass().add("small-combo");
            each.setPrefWidth(150);
        }
        Slider opacity = new Slider(0, 1, model.opacityProperty().get());
        opacity.setPrefWidth(80);
        opacity.setTooltip(new Tooltip("How strongly the map covers the picture"));
        opacity.valueProperty().bindBidirectional(model.opacityProperty());
        tools.getChildren().addAll(layer, output, opacity);
        tools.setAlignment(Pos.CENTER_LEFT);
        output.valueProperty().addListener((observable, old, now) -> chooseOutput(now));
        layer.valueProperty().addListener((observable, old, now) -> chooseLayer(now));
        ExampleSelection selection = model.examples().layers().train().examples();
        root = new HBox(
                12,
                column(new SaliencyColumn(
                        model, model.first(), model.examples().first(), selection.exampleProperty(), "first", exports)),
                column(new SaliencyColumn(
                        model,
                        model.second(),
                        model.examples().second(),
                        selection.secondProperty(),
                        "second",
                        exports)));
        root.setId("saliency");
        model.examples().layers().contentProperty().addListener(observable -> offer());
        model.methodProperty().addListener((observable, old, now) -> {
            Objects.requireNonNull(methods.get(now)).setSelected(true);
            offer();
        });
        Objects.requireNonNull(methods.get(model.methodProperty().get())).setSelected(true);
        tools.visibleProperty().bind(model.shownProperty());
        tools.managedProperty().bind(model.shownProperty());
        offer();
    }

    Region root() {
        return root;
    }

    /** Method, class, layer and opacity, for the line above. */
    Node tools() {
        return tools;
    }

    /** In a pane of its own: a disabled control shows no tooltip. */
    private Node toggle(SaliencyMethod method, ToggleGroup group) {
        ToggleButton toggle = Nodes.literal(new ToggleButton(method.label()));
        toggle.setId("saliency-" + method.token());
        toggle.setUserData(method);
        toggle.setToggleGroup(group);
        toggle.getStyleClass().add("chip-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        StackPane around = new StackPane(toggle);
        Tooltip reason = new Tooltip();
        Tooltip.install(around, reason);
        methods.put(method, toggle);
        reasons.put(method, reason);
        return around;
    }

    private static Region column(SaliencyColumn column) {
        HBox.setHgrow(column.root(), Priority.ALWAYS);
        // Halves, whatever stands in them.
        column.root().setMinWidth(0);
        column.root().setPrefWidth(200);
        return column.root();
    }

    private void offer() {
        filling = true;
        try {
            methods.forEach((method, toggle) -> {
                String reason = model.reason(method);
                toggle.setDisable(reason != null);
                Objects.requireNonNull(reasons.get(method)).setText(reason == null ? explained(method) : reason);
            });
            List<String> classes = new ArrayList<>(List.of(PREDICTED));
            classes.addAll(model.examples().layers().train().classNames());
            fill(output, classes);
            List<String> convolutions = new ArrayList<>(List.of(LAST));
            model.convolutions().forEach(title -> convolutions.add(title.name()));
            fill(layer, convolutions);
            Nodes.show(layer, model.methodProperty().get() == SaliencyMethod.GRAD_CAM);
            if (model.outputProperty().get() == null) {
                output.setValue(PREDICTED);
            }
            if (model.layerProperty().get() == null) {
                layer.setValue(LAST);
            }
        } finally {
            filling = false;
        }
    }

    private static String explained(SaliencyMethod method) {
        return switch (method) {
            case INPUT_GRADIENT -> "How much the class's score changes with each pixel";
            case GRAD_CAM -> "Where the maps of a convolution speak for the class";
            case OCCLUSION -> "How far the class's probability falls when a place is covered";
        };
    }

    private static void fill(ComboBox<String> box, List<String> items) {
        if (!box.getItems().equals(items)) {
            box.getItems().setAll(items);
        }
    }

    private void chooseOutput(@Nullable String name) {
        if (!filling && name != null) {
            int index = output.getItems().indexOf(name) - 1;
            model.outputProperty().set(index < 0 ? null : (Integer) index);
        }
    }

    private void chooseLayer(@Nullable String name) {
        if (!filling && name != null) {
            model.layerProperty()
                    .set(model.convolutions().stream()
                            .filter(title -> title.name().equals(name))
                            .findFirst()
                            .orElse(null));
        }
    }
}
