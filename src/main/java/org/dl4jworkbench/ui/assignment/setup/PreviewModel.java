package org.dl4jworkbench.ui.assignment.setup;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.PreprocessingPreview;
import org.dl4jworkbench.data.PreprocessingPreview.Stage;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;

/** A training picture before and after each preprocessing step, as one types; the user leafs through the examples. */
public final class PreviewModel {
    /** What a preview is made from: the same is not made twice. */
    private record Source(Dataset dataset, List<PreprocessingStep> steps) {}

    private final SetupModel setup;
    private final DataModel data;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Stage>> stages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Source source;
    private @Nullable PreprocessingPreview preview;
    private int example;
    private int request;

    public PreviewModel(SetupModel setup, DataModel data, Background background) {
        this.setup = setup;
        this.data = data;
        this.background = background;
        data.stateProperty().addListener((observable, old, now) -> {
            if (now instanceof DataModel.State.LetGo) {
                letGo();
            } else {
                if (!(old instanceof DataModel.State.LetGo)) {
                    example = 0;
                }
                refresh();
            }
        });
        setup.preprocessingProperty().addListener(observable -> refresh());
        refresh();
    }

    /** The original and what each step makes of it; empty while there is no picture. */
    public ReadOnlyObjectProperty<List<Stage>> stagesProperty() {
        return stages.getReadOnlyProperty();
    }

    /** Which example is shown: "example 3 · cat". */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** Why there is no picture, as a sentence; else empty. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows another example of the training file; after the last comes the first. */
    public void leaf(int by) {
        LabelledImages pictures = pictures();
        if (pictures != null) {
            example = Math.floorMod(example + by, pictures.count());
            refresh();
        }
    }

    /** Keeps the pictures that are shown, and nothing of the data set. */
    private void letGo() {
        request++;
        source = null;
        preview = null;
    }

    private @Nullable LabelledImages pictures() {
        return data.stateProperty().get() instanceof DataModel.State.Ready ready
                        && ready.dataset().train() instanceof LabelledImages images
                        && images.count() > 0
                ? images
                : null;
    }

    private void refresh() {
        int mine = ++request;
        LabelledImages pictures = pictures();
        if (pictures == null || !(data.stateProperty().get() instanceof DataModel.State.Ready ready)) {
            stages.set(List.of());
            caption.set("");
            problem.set("");
            return;
        }
        Dataset dataset = ready.dataset();
        Source wanted = new Source(
                dataset,
                setup.preprocessingProperty().get().steps().stream()
                        .map(PreprocessingSummary.Step::spec)
                        .toList());
        PreprocessingPreview known = wanted.equals(source) ? preview : null;
        RunSpec spec = setup.spec();
        int shown = example;
        background.run(
                () -> {
                    PreprocessingPreview made = known != null
                            ? known
                            : new PreprocessingPreview(dataset, wanted.steps(), train(spec, dataset));
                    return new Made(made, made.stages(shown));
                },
                made -> {
                    if (mine == request) {
                        source = wanted;
                        preview = made.preview();
                        stages.set(made.stages());
                        problem.set("");
                        int label = pictures.label(shown);
                        List<String> names = dataset.classNames();
                        caption.set("example " + Numbers.grouped(shown + 1L)
                                + (label < names.size() ? " · " + names.get(label) : ""));
                    }
                },
                failure -> {
                    if (mine == request) {
                        stages.set(List.of());
                        problem.set(Objects.requireNonNullElse(Problem.what(failure), ""));
                    }
                });
    }

    private record Made(PreprocessingPreview preview, List<Stage> stages) {}

    private static int[] train(RunSpec spec, Dataset dataset) {
        try {
            return Split.of(spec.data(), spec.training().seed(), dataset).train();
        } catch (BadSpecException e) {
            // The field that asks for too much says so; a look at the pictures needs no split.
            return IntStream.range(0, dataset.train().count()).toArray();
        }
    }
}
