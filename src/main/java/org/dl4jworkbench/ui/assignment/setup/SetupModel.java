package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the Setup tab edits: one spec, its fields as typed, what does not fit, and what follows from it. A text that does not
 * fit leaves the last good spec in place and blocks the start until it fits. To be used on one thread.
 */
public final class SetupModel {
    private final ReadOnlyObjectWrapper<Assignment> assignment;
    private final ReadOnlyObjectWrapper<RunSpec> spec;
    private final ReadOnlyObjectWrapper<PreprocessingSummary> preprocessing;
    private final ReadOnlyObjectWrapper<NetworkSummary> summary;
    private final ReadOnlyObjectWrapper<List<String>> changes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper selectedLayer = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper startProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stepsProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Map<String, SpecField> fields = new LinkedHashMap<>();
    /** What was typed and does not fit, by path. */
    private final Map<String, String> refused = new LinkedHashMap<>();
    /** What does not fit the data, by path; told by {@link #setDataProblem}. */
    private final Map<String, String> dataProblems = new LinkedHashMap<>();

    private SpecHistory history;
    private @Nullable OwnData ownData;

    /**
     * What a data set that is not one of the assignment's own brings along.
     *
     * @param shape of one example, before preprocessing
     * @param outputs the number of its classes or of its predicted values
     */
    public record OwnData(Shape shape, int outputs) {}

    public SetupModel(Assignment assignment, SpecHistory history) {
        this.assignment = new ReadOnlyObjectWrapper<>(assignment);
        this.history = history;
        spec = new ReadOnlyObjectWrapper<>(history.current());
        preprocessing = new ReadOnlyObjectWrapper<>(history.current().data().summary(assignment.input()));
        summary = new ReadOnlyObjectWrapper<>(assignment.summary(history.current()));
        follow();
    }

    /** Edits another assignment, or the same from another state. */
    public void load(Assignment other, SpecHistory state) {
        if (other == assignment() && state == history && refused.isEmpty()) {
            return;
        }
        assignment.set(other);
        history = state;
        dataProblems.clear();
        ownData = null;
        selectedLayer.set(-1);
        showAll();
    }

    public ReadOnlyObjectProperty<Assignment> assignmentProperty() {
        return assignment.getReadOnlyProperty();
    }

    public Assignment assignment() {
        return assignment.get();
    }

    /** The last spec in which everything that was typed made sense by itself; its layers may still not fit each other. */
    public ReadOnlyObjectProperty<RunSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    public RunSpec spec() {
        return spec.get();
    }

    /** Shapes, parameters and misfits of the layers. */
    public ReadOnlyObjectProperty<NetworkSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** The preprocessing steps in force with the shape after each, and their misfits. */
    public ReadOnlyObjectProperty<PreprocessingSummary> preprocessingProperty() {
        return preprocessing.getReadOnlyProperty();
    }

    /** Why the preprocessing steps as a whole do not fit the data; empty where they do. */
    public ReadOnlyStringProperty stepsProblemProperty() {
        return stepsProblem.getReadOnlyProperty();
    }

    /** The number of classes, or of predicted values, of the data set in use. */
    public int outputs() {
        OwnData own = ownData;
        return own == null ? assignment().classNames().size() : own.outputs();
    }

    /** Tells what is trained on where that is not one of the assignment's own data sets; null where it is. */
    public void setOwnData(@Nullable OwnData data) {
        if (!Objects.equals(ownData, data)) {
            ownData = data;
            follow();
        }
    }

    /** The paths in which the spec differs from its preset. */
    public ReadOnlyObjectProperty<List<String>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Why training cannot start, as a sentence; empty when it can. */
    public ReadOnlyStringProperty startProblemProperty() {
        return startProblem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** The layer in work, numbered from 0; −1 for none. */
    public ReadOnlyIntegerProperty selectedLayerProperty() {
        return selectedLayer.getReadOnlyProperty();
    }

    public int selectedLayer() {
        return selectedLayer.get();
    }

    public void selectLayer(int index) {
        selectedLayer.set(index < layerCount() ? Math.max(-1, index) : layerCount() - 1);
    }

    /** The preset that the spec started from; the assignment's first where that one is gone. */
    public Preset preset() {
        String id = spec().preset();
        return assignment().presets().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(assignment().presets().get(0));
    }

    /** A field of the spec; one object per path, so that text which does not fit outlives the control that shows it. */
    public SpecField field(String path) {
        return fields.computeIfAbsent(path, key -> new SpecField(key, SpecPaths.get(spec(), key), this::typed));
    }

    /** What is typed from here on is undone by itself; called when a field loses the focus. */
    public void closeStep() {
        history.closeStep();
    }

    public void choosePreset(Preset preset) {
        use(preset.spec());
    }

    /** Takes settings from elsewhere, such as a trial of a search; Undo brings back what was there. */
    public void use(RunSpec spec) {
        history.push(spec, null);
        selectedLayer.set(-1);
        showAll();
    }

    /** Back to the preset as it stands in the catalogue. */
    public void reset() {
        choosePreset(preset());
    }

    public void undo() {
        history.undo();
        showAll();
    }

    public void redo() {
        history.redo();
        showAll();
    }

    /**
     * Adds a layer below the selected one, but above the output layer, and one that needs a picture where there still is one;
     * selects it.
     */
    public void addLayer(LayerSpec layer) {
        boolean needsPicture = layer instanceof LayerSpec.Convolution || layer instanceof LayerSpec.Pooling;
        int place = layer instanceof LayerSpec.Output
                ? layerCount()
                : needsPicture
                        ? LayerEdits.placeForPicture(spec(), selectedLayer(), summary.get())
                        : LayerEdits.placeForNew(spec(), selectedLayer());
        restructure(LayerEdits.insert(spec(), place, layer), place);
    }

    /** Removes a layer; the only layer stays. */
    public void removeLayer(int index) {
        if (hasLayer(index)) {
            RunSpec without = LayerEdits.remove(spec(), index);
            restructure(without, Math.min(index, without.network().layers().size() - 1));
        }
    }

    public void duplicateLayer(int index) {
        if (hasLayer(index)) {
            restructure(LayerEdits.duplicate(spec(), index), index + 1);
        }
    }

    /** Moves a layer to where it then stands at {@code to}, and selects it. */
    public void moveLayer(int index, int to) {
        if (hasLayer(index)) {
            int target = Math.max(0, Math.min(layerCount() - 1, to));
            restructure(LayerEdits.move(spec(), index, target), target);
        }
    }

    /** Adds a preprocessing step: one on pictures below the others of its kind, one on values at the end. */
    public void addStep(PreprocessingStep step) {
        editSteps(steps -> {
            long onPictures =
                    steps.stream().takeWhile(PreprocessingStep::onPictures).count();
            steps.add(step.onPictures() ? (int) onPictures : steps.size(), step);
        });
    }

    /** Takes a preprocessing step out, numbered from 0. */
    public void removeStep(int index) {
        editSteps(steps -> steps.remove(index));
    }

    /** Moves a preprocessing step to where it then stands at {@code to}. */
    public void moveStep(int index, int to) {
        editSteps(steps -> steps.add(Math.max(0, Math.min(steps.size() - 1, to)), steps.remove(index)));
    }

    /** Back to the steps that are usual for the data, which the spec leaves out. */
    public void useUsualSteps() {
        changeSteps(null);
    }

    private void editSteps(Consumer<List<PreprocessingStep>> edit) {
        List<PreprocessingStep> steps = new ArrayList<>(preprocessing.get().steps().stream()
                .map(PreprocessingSummary.Step::spec)
                .toList());
        edit.accept(steps);
        changeSteps(steps);
    }

    private void changeSteps(@Nullable List<PreprocessingStep> steps) {
        history.push(spec().withData(spec().data().withPreprocessing(steps)), null);
        showAll();
    }

    /**
     * Tells what does not fit the data: a count that its files do not have, a set that is missing.
     *
     * @param path the field it shows at
     * @param sentence empty when all is well
     */
    public void setDataProblem(String path, String sentence) {
        if (sentence.isEmpty()) {
            dataProblems.remove(path);
        } else {
            dataProblems.put(path, sentence);
        }
        showProblems();
    }

    private int layerCount() {
        return spec().network().layers().size();
    }

    private boolean hasLayer(int index) {
        return index >= 0 && index < layerCount();
    }

    private void typed(SpecField field, String text) {
        RunSpec changed;
        try {
            changed = SpecPaths.set(spec(), field.path(), text);
        } catch (BadSpecException e) {
            refused.put(field.path(), sentence(e));
            showProblems();
            return;
        }
        refused.remove(field.path());
        history.push(retryRefused(changed), field.path());
        follow();
    }

    /** What did not fit before may fit now: epochs may be empty once iterations are set. */
    private RunSpec retryRefused(RunSpec changed) {
        RunSpec result = changed;
        for (String path : List.copyOf(refused.keySet())) {
            try {
                result = SpecPaths.set(result, path, field(path).typedText());
                refused.remove(path);
            } catch (BadSpecException e) {
                refused.put(path, sentence(e));
            }
        }
        return result;
    }

    private void restructure(RunSpec changed, int selected) {
        history.push(changed, null);
        selectedLayer.set(-1);
        showAll();
        selectedLayer.set(selected);
    }

    /** Shows the current spec in every field; text that did not fit is dropped. */
    private void showAll() {
        refused.clear();
        spec.set(history.current());
        Map<String, String> values = SpecPaths.values(spec());
        fields.keySet().retainAll(values.keySet());
        fields.values().forEach(field -> field.show(values.getOrDefault(field.path(), "")));
        follow();
    }

    /** Brings everything that depends on the spec up to date. */
    private void follow() {
        RunSpec current = history.current();
        spec.set(current);
        if (selectedLayer.get() >= layerCount()) {
            selectedLayer.set(-1);
        }
        OwnData own = ownData;
        PreprocessingSummary steps =
                current.data().summary(own == null ? assignment().input() : own.shape());
        preprocessing.set(steps);
        summary.set(NetworkSummary.of(
                steps.output(), current.network(), assignment().task(), outputs()));
        changes.set(SpecPaths.differences(preset().spec(), current));
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
        showProblems();
    }

    private void showProblems() {
        for (SpecField field : fields.values()) {
            String typed = refused.get(field.path());
            field.setProblem(typed != null ? typed : dataProblems.getOrDefault(field.path(), ""));
        }
        stepsProblem.set(dataProblems.getOrDefault("data.preprocessing", ""));
        startProblem.set(firstProblem());
    }

    private String firstProblem() {
        List<String> all = new ArrayList<>();
        refused.forEach((path, text) -> all.add(FieldNames.of(path) + ": " + text));
        for (PreprocessingSummary.Step step : preprocessing.get().steps()) {
            if (step.problem() != null) {
                all.add("Preprocessing: " + step.problem());
            }
        }
        for (NetworkSummary.Layer layer : summary.get().layers()) {
            if (layer.problem() != null) {
                all.add("Layer " + (layer.index() + 1) + ": " + layer.problem());
            }
        }
        dataProblems.forEach((path, text) -> all.add(FieldNames.of(path) + ": " + text));
        if (all.isEmpty()) {
            return "";
        }
        String more = all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more)";
        return all.get(0) + more;
    }

    private static String sentence(BadSpecException problem) {
        @Nullable String remedy = problem.remedy();
        return Problem.what(problem) + (remedy.isEmpty() ? "" : ". " + remedy);
    }
}
