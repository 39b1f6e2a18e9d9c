package org.dl4jworkbench.ui.assignment.setup;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Task;

/**
 * Which settings a layer or a preprocessing step has, in the order of its record, and how each is edited; a new kind needs
 * nothing here.
 */
public final class LayerSettings {
    /** How a setting is edited. */
    public enum Kind {
        TEXT,
        CHOICE,
        /** A text of one of several {@link TextForm}s. */
        FORMS
    }

    /**
     * One setting.
     *
     * @param path of the field in the spec
     * @param name on the screen
     * @param choices for {@link Kind#CHOICE}, else empty
     * @param forms for {@link Kind#FORMS}, else empty
     */
    record Setting(String path, String name, Kind kind, List<Choice> choices, List<TextForm> forms) {}

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

    private static final List<Choice> POOLINGS = Arrays.stream(PoolingKind.values())
            .map(each -> new Choice(each.token(), each.label()))
            .toList();

    private static final Map<Class<?>, List<Choice>> CHOICES = Map.of(
            Activation.class,
            ACTIVATIONS,
            Loss.class,
            LOSSES,
            PoolingKind.class,
            POOLINGS,
            boolean.class,
            List.of(new Choice("true", "yes"), new Choice("false", "no")));

    private static final Map<Class<?>, List<TextForm>> FORMS =
            Map.of(Initialisation.class, TextForm.initialisations(true), Padding.class, TextForm.paddings());

    private LayerSettings() {}

    /** The settings of a layer that stands at an index, numbered from 0. */
    static List<Setting> of(LayerSpec layer, int index) {
        return of(layer, "network.layers[" + index + "]");
    }

    /** The settings of a part of the spec that is a record, such as a preprocessing step. */
    static List<Setting> of(Object part, String path) {
        List<Setting> settings = new ArrayList<>();
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            List<Choice> choices = CHOICES.getOrDefault(component.getType(), List.of());
            List<TextForm> forms = FORMS.getOrDefault(component.getType(), List.of());
            Kind kind = !forms.isEmpty() ? Kind.FORMS : choices.isEmpty() ? Kind.TEXT : Kind.CHOICE;
            settings.add(new Setting(
                    path + "." + component.getName(), FieldNames.words(component.getName()), kind, choices, forms));
        }
        return settings;
    }

    /**
     * The layers that can be added, as they start.
     *
     * @param outputs the number of classes or of predicted values
     */
    public static List<LayerSpec> templates(Task task, int outputs) {
        boolean classes = task == Task.CLASSIFICATION;
        return List.of(
                new LayerSpec.Convolution(32, 3, 1, Padding.SAME, 1, Activation.RELU, null),
                new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID),
                new LayerSpec.Pooling(PoolingKind.AVERAGE, 2, 2, Padding.VALID),
                new LayerSpec.BatchNormalisation(
                        LayerSpec.BatchNormalisation.USUAL_DECAY, LayerSpec.BatchNormalisation.USUAL_EPSILON),
                new LayerSpec.Dropout(0.5),
                new LayerSpec.Activate(Activation.RELU),
                new LayerSpec.Dense(100, Activation.RELU, null),
                new LayerSpec.Output(
                        outputs,
                        classes ? Activation.SOFTMAX : Activation.IDENTITY,
                        classes ? Loss.CROSS_ENTROPY : Loss.MSE,
                        null));
    }
}
