package org.dl4jworkbench.ui.assignment.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.data.DatasetSample;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.data.SplitNotices;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the Data card shows: the sets that fit the assignment, the one in use once it is loaded, and how it is split. Tells the
 * {@link SetupModel} what does not fit. A data set takes up to hundreds of megabytes, so it is held only while the card is in front.
 */
public final class DataModel {
    /** How far the data set in use has come. */
    public sealed interface State {
        /** @param id of the set, or {@code auto} while it is not known which one */
        record Loading(String id) implements State {}

        record Ready(Dataset dataset) implements State {}

        /** It was ready, and was let go because nobody looks; what was found out of it still holds. */
        record LetGo() implements State {}

        record Failed(Throwable problem) implements State {}
    }

    /**
     * The numbers of examples.
     *
     * @param validation 0 for none
     */
    public record SplitCounts(int training, int validation, int test) {}

    private record Loaded(List<DatasetListing> listings, Dataset dataset) {}

    private final SetupModel setup;
    private final Supplier<DatasetCatalogue> catalogue;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<DatasetListing>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading(DataSpec.AUTO));
    private final ReadOnlyObjectWrapper<@Nullable List<Integer>> classCounts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SplitCounts> counts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> notices = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable DataSpec shown;
    private int request;
    private boolean inFront = true;

    /** @param catalogue asked anew at each loading, as the user may choose another folder of data */
    public DataModel(SetupModel setup, Supplier<DatasetCatalogue> catalogue, Background background) {
        this.setup = setup;
        this.catalogue = catalogue;
        this.background = background;
        setup.specProperty().addListener((observable, old, now) -> specChanged(now));
    }

    /** The sets that fit the assignment, the preferred one first, there or not; empty until they are looked for. */
    public ReadOnlyObjectProperty<List<DatasetListing>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How the set in use is split; null while it is not loaded or cannot be split so. */
    public ReadOnlyObjectProperty<@Nullable SplitCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** What the user should know about the split, such as classes that are missing from a part. */
    ReadOnlyObjectProperty<List<String>> noticesProperty() {
        return notices.getReadOnlyProperty();
    }

    /** How many training examples each class has, in the order of the labels; null as for {@link #countsProperty()} and for numbers. */
    public ReadOnlyObjectProperty<@Nullable List<Integer>> classCountsProperty() {
        return classCounts.getReadOnlyProperty();
    }

    /** Tells whether the card can be seen: without an onlooker the data set is let go, for an onlooker it is loaded again. */
    public void setInFront(boolean now) {
        inFront = now;
        if (!inFront) {
            letGo();
        } else if (state.get() instanceof State.LetGo) {
            Assignment assignment = setup.assignment();
            load(catalogue.get(), assignment, setup.spec().data(), ++request);
        }
    }

    private void letGo() {
        if (state.get() instanceof State.Ready) {
            state.set(new State.LetGo());
        }
    }

    /** Looks at the disk, for the first time or again. */
    public void refresh() {
        Assignment assignment = setup.assignment();
        DataSpec requested = setup.spec().data();
        int mine = ++request;
        shown = requested;
        state.set(new State.Loading(requested.dataset()));
        setup.setDataProblem("data.dataset", "");
        countSplit();
        DatasetCatalogue sets = catalogue.get();
        background.run(
                () -> listings(sets, assignment),
                found -> {
                    if (mine == request) {
                        choices.set(found);
                        load(sets, assignment, requested, mine);
                    }
                },
                problem -> failed(problem, mine));
    }

    private static List<DatasetListing> listings(DatasetCatalogue sets, Assignment assignment) {
        return sets.fitting(assignment);
    }

    private void load(DatasetCatalogue sets, Assignment assignment, DataSpec requested, int mine) {
        background.run(
                () -> sets.load(sets.resolve(requested, assignment)),
                dataset -> {
                    if (mine == request) {
                        state.set(new State.Ready(dataset));
                        setup.setOwnData(
                                assignment.datasets().contains(dataset.id())
                                        ? null
                                        : new SetupModel.OwnData(
                                                dataset.shape(),
                                                dataset.classNames().size()));
                        setup.setDataProblem("data.dataset", "");
                        countSplit();
                        if (!inFront) {
                            letGo();
                        }
                    }
                },
                problem -> failed(problem, mine));
    }

    private void failed(Throwable problem, int mine) {
        if (mine == request) {
            state.set(new State.Failed(problem));
            setup.setDataProblem("data.dataset", Problem.what(problem));
            countSplit();
        }
    }

    private void specChanged(RunSpec spec) {
        // Nothing is read before the first refresh.
        DataSpec before = shown;
        if (before != null && (state.get() instanceof State.LetGo || needsReading(before, spec.data()))) {
            refresh();
        } else {
            countSplit();
        }
    }

    /** Another set; or, for a set of the user's own, other steps, as it may be a resize that makes it fit. */
    private boolean needsReading(DataSpec before, DataSpec now) {
        boolean own = !setup.assignment().datasets().contains(before.dataset())
                && !before.dataset().equals(DataSpec.AUTO);
        return !before.dataset().equals(now.dataset())
                || (own && !Objects.equals(before.preprocessing(), now.preprocessing()));
    }

    /** A split that the data do not allow is a problem of the field that asks for it. */
    private void countSplit() {
        RunSpec spec = setup.spec();
        for (String path : List.of("data.trainExamples", "data.testExamples", "data.validation")) {
            setup.setDataProblem(path, "");
        }
        setup.setDataProblem("data.preprocessing", "");
        if (!(state.get() instanceof State.Ready ready)) {
            counts.set(null);
            notices.set(List.of());
            classCounts.set(null);
            return;
        }
        if (ready.dataset().sizesDiffer()
                && spec.data().steps(ready.dataset().shape()).stream()
                        .noneMatch(PreprocessingStep.Resize.class::isInstance)) {
            setup.setDataProblem("data.preprocessing", "The pictures differ in size: add the step resize");
        }
        try {
            Split split = Split.of(spec.data(), spec.training().seed(), ready.dataset());
            notices.set(SplitNotices.of(spec.data(), ready.dataset(), split));
            counts.set(new SplitCounts(split.train().length, split.validation().length, split.test().length));
            classCounts.set(
                    ready.dataset().train() instanceof LabelledImages images
                            ? Arrays.stream(DatasetSample.classCounts(
                                            images, ready.dataset().classNames().size(), split.train()))
                                    .boxed()
                                    .toList()
                            : null);
        } catch (BadSpecException e) {
            counts.set(null);
            notices.set(List.of());
            classCounts.set(null);
            setup.setDataProblem(e.where(), sentence(e));
        }
    }

    private static String sentence(WorkbenchException problem) {
        return Problem.what(problem) + (problem.remedy().isEmpty() ? "" : ". " + problem.remedy());
    }
}
