package org.dl4jworkbench.ui.assignment.setup;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/** One line of the list of layers; the selected one opens its settings below the line, and a misfit shows in it. */
final class LayerRow extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass MISFIT = PseudoClass.getPseudoClass("misfit");

    private final SetupModel model;
    private final int index;
    private final Label name = new Label();
    private final Label settings = new Label();
    private final Label activation = new Label();
    private final Label output = new Label();
    private final Label parameters = new Label();
    private final Label problem = new Label();
    private final Label flatten = new Label();
    private final Class<? extends LayerSpec> kind;
    private final Node editor;

    /** The line of the input, which cannot be edited. */
    static HBox inputLine(Shape input) {
        Label shape = new Label(input.toString());
        return line("0", new Label("Input"), new Label(), new Label(), shape, new Label("0"));
    }

    static HBox header() {
        HBox header = line(
                "#",
                new Label("layer"),
                new Label("settings"),
                new Label("activation"),
                new Label("output"),
                new Label("parameters"));
        header.getStyleClass().add("layer-header");
        return header;
    }

    /** @param incoming the shape that the layer gets; null where an earlier layer does not fit */
    LayerRow(SetupModel model, NetworkSummary.Layer layer, @Nullable Shape incoming) {
        this.model = model;
        index = layer.index();
        kind = layer.spec().getClass();
        getStyleClass().add("layer-row");
        setId("layer-" + (index + 1));
        setFocusTraversable(true);
        HBox line = line(String.valueOf(index + 1), name, settings, activation, output, parameters);
        flatten.getStyleClass().addAll("muted", "flatten-hint");
        flatten.setTooltip(new Tooltip("The picture becomes one row of values; that needs no layer of its own"));
        FieldControls.showIf(flatten, flatten.textProperty().isNotEmpty());
        problem.getStyleClass().addAll("error-text", "layer-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        BooleanBinding misfit = problem.textProperty().isNotEmpty();
        FieldControls.showIf(problem, misfit);
        editor = editor(layer.spec());
        getChildren().addAll(flatten, line, problem, editor);
        // Not over the whole row: a click into a field of the editor must leave the focus there.
        for (Node selecting : List.of(line, problem)) {
            selecting.setOnMousePressed(event -> {
                model.selectLayer(index);
                requestFocus();
            });
        }
        focusedProperty().addListener((observable, was, is) -> {
            if (is) {
                model.selectLayer(index);
            }
        });
        setSelected(false);
        show(layer, incoming);
    }

    /** Which settings its editor has. */
    Class<? extends LayerSpec> kind() {
        return kind;
    }

    int index() {
        return index;
    }

    /** Shows the layer's numbers; its settings stay as they are being typed. */
    void show(NetworkSummary.Layer layer, @Nullable Shape incoming) {
        LayerSpec spec = layer.spec();
        boolean flattens = spec instanceof LayerSpec.Dense || spec instanceof LayerSpec.Output;
        flatten.setText(
                flattens && incoming != null && incoming.isPicture()
                        ? "flatten " + Numbers.grouped(incoming.size())
                        : "");
        name.setText(shortLabel(spec));
        Initialisation own = spec.initialisation();
        settings.setText(spec.settings() + (own == null ? "" : " · " + own.label()));
        Activation function = spec.activation();
        activation.setText(function == null ? "" : function.label());
        Shape shape = layer.output();
        output.setText(shape == null ? "–" : shape.toString());
        parameters.setText(shape == null ? "–" : Numbers.grouped(layer.parameters()));
        problem.setText(layer.problem() == null ? "" : layer.problem());
        pseudoClassStateChanged(MISFIT, layer.problem() != null);
        setAccessibleText("Layer " + (index + 1) + ", " + spec.label() + ", " + settings.getText() + ", "
                + activation.getText() + (layer.problem() == null ? "" : ", " + layer.problem()));
    }

    /** The label, but where it would be cut off in a narrow window; the settings' tooltip has the whole. */
    private static String shortLabel(LayerSpec spec) {
        if (spec instanceof LayerSpec.Pooling pooling && pooling.kind() == PoolingKind.AVERAGE) {
            return "Avg pooling";
        }
        return spec instanceof LayerSpec.BatchNormalisation ? "Batch norm" : spec.label();
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        editor.setVisible(selected);
        editor.setManaged(selected);
    }

    private Node editor(LayerSpec spec) {
        FlowPane fields = new FlowPane();
        fields.getStyleClass().add("layer-fields");
        for (LayerSettings.Setting setting : LayerSettings.of(spec, index)) {
            SpecField field = model.field(setting.path());
            Region control =
                    switch (setting.kind()) {
                        case TEXT -> FieldControls.text(model, field);
                        case CHOICE -> FieldControls.choice(field, setting.choices());
                        case FORMS -> new TextFormBox(model, field, setting.forms());
                    };
            control.setPrefWidth(
                    switch (setting.kind()) {
                        case TEXT -> 76;
                        case CHOICE ->
                            setting.choices().stream()
                                            .anyMatch(choice -> choice.label().length() > 10)
                                    ? 156
                                    : 110;
                        case FORMS -> 150;
                    });
            // The message below may be wider; the control stays as it is.
            control.setMaxWidth(Region.USE_PREF_SIZE);
            Label name = new Label(setting.name());
            name.getStyleClass().addAll("muted", "small");
            name.setLabelFor(control);
            Label message = FieldControls.problem(field, control);
            message.maxWidthProperty().bind(Bindings.max(200, control.widthProperty()));
            VBox box = new VBox(2, name, control, message);
            fields.getChildren().add(box);
        }
        return fields;
    }

    private static HBox line(
            String number, Label type, Label settings, Label activation, Label output, Label parameters) {
        Label place = new Label(number);
        type.getStyleClass().add("layer-name");
        output.getStyleClass().addAll("number", "mono");
        parameters.getStyleClass().add("number");
        for (Label growing : List.of(settings, activation)) {
            HBox.setHgrow(growing, Priority.ALWAYS);
            growing.setMaxWidth(Double.MAX_VALUE);
        }
        // As wide as "10 · cross-entropy" where there is room; grows in step with the activation.
        settings.setPrefWidth(136);
        widths(List.of(place, type, output, parameters), 18, 88, 74, 72);
        activation.setPrefWidth(66);
        activation.setMinWidth(44);
        settings.setMinWidth(96);
        for (Label label : List.of(settings, activation)) {
            Tooltip full = new Tooltip();
            full.textProperty().bind(label.textProperty());
            label.setTooltip(full);
        }
        HBox line = new HBox(place, type, settings, activation, output, parameters);
        line.getStyleClass().add("layer-line");
        return line;
    }

    private static void widths(List<Label> labels, double... widths) {
        for (int i = 0; i < widths.length; i++) {
            labels.get(i).setMinWidth(widths[i]);
            labels.get(i).setPrefWidth(widths[i]);
        }
    }
}
