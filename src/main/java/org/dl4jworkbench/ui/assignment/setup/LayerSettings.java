package org.dl4jworkbench.ui.assignment.setup;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;

/** Which settings a layer has, in the order of its record, and how each is edited; a new kind of layer needs nothing here. */
public final class LayerSettings {
    /** How a setting is edited. */
    public enum Kind {
        TEXT,
        CHOICE,
        INITIALISATION
    }

    /**
     * One setting.
     *
     * @param path of the field in the spec
     * @param name on the screen
     * @param choices for {@link Kind#CHOICE}, else empty
     */
    public record Setting(String path, String name, Kind kind, List<Choice> choices) {}

    /**
     * A value that can be chosen.
     *
     * @param token as in the spec
     * @param label as on the screen
     */
    public record Choice(String token, String label) {
        @Override
        public String toString() {
            return label;
        }
    }

    public static final List<Choice> ACTIVATIONS = Arrays.stream(Activation.values())
            .map(each -> new Choice(each.token(), each.label()))
            .toList();

    public static final List<Choice> LOSSES = Arrays.stream(Loss.values())
            .map(each -> new Choice(each.token(), each.label()))
            .toList();

    private static final Map<Class<?>, List<Choice>> CHOICES =
            Map.of(Activation.class, ACTIVATIONS, Loss.class, LOSSES);

    private LayerSettings() {}

    /** The settings of a layer that stands at an index, numbered from 0. */
    public static List<Setting> of(LayerSpec layer, int index) {
        List<Setting> settings = new ArrayList<>();
        for (RecordComponent component : layer.getClass().getRecordComponents()) {
            List<Choice> choices = CHOICES.getOrDefault(component.getType(), List.of());
            Kind kind = component.getType() == Initialisation.class
                    ? Kind.INITIALISATION
                    : choices.isEmpty() ? Kind.TEXT : Kind.CHOICE;
            settings.add(new Setting(
                    "network.layers[" + index + "]." + component.getName(),
                    FieldNames.words(component.getName()),
                    kind,
                    choices));
        }
        return settings;
    }

    /** The layers that can be added, as they start. */
    public static List<LayerSpec> templates(int classes) {
        return List.of(
                new LayerSpec.Dense(100, Activation.RELU, null),
                new LayerSpec.Output(classes, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null));
    }
}
