package org.dl4jworkbench.ui.assignment.layers;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of the tab have in common: the shown run at the selected moment, as its files tell it. Nothing is read before
 * {@link #show()}. To be used on one thread; reading happens in the background.
 */
public final class LayersModel {
    /** What there is to show. */
    enum State {
        NO_RUN,
        /** The run has kept nothing yet. */
        WAITING,
        READING,
        /** The run ended before anything was kept. */
        NOTHING,
        /** This moment kept no weights, others did. */
        NOT_KEPT,
        /** The run is of a version that kept no weights. */
        OLD,
        READY
    }

    /** Which files are read. */
    private record Place(RunData run, Moment moment, Assignment assignment) {
        Callable<LayersContent> reading() {
            return () -> LayersContent.read(
                    run, moment, assignment.summary(run.spec()), assignment.task() == Task.CLASSIFICATION);
        }
    }

    private final TrainModel train;
    private final Supplier<Assignment> assignment;
    private final NewestQuestion<Place, LayersContent> reading;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_RUN);
    private final ReadOnlyObjectWrapper<@Nullable LayersContent> content = new ReadOnlyObjectWrapper<>();
    private @Nullable RunData of;
    private final ReadOnlyBooleanWrapper inFront = new ReadOnlyBooleanWrapper();

    public LayersModel(TrainModel train, Supplier<Assignment> assignment, Background background) {
        this.train = train;
        this.assignment = assignment;
        reading = NewestQuestion.inBackground(Place::reading, background);
        train.runProperty().addListener(observable -> update());
        train.selection().momentProperty().addListener(observable -> update());
        train.changesProperty().addListener(observable -> changed());
        reading.answeredProperty().addListener(observable -> update());
    }

    TrainModel train() {
        return train;
    }

    Assignment assignment() {
        return assignment.get();
    }

    boolean isRegression() {
        return assignment.get().task() == Task.REGRESSION;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    State state() {
        return state.get();
    }

    /** What was read last of the shown run, of the selected moment or, until that is read, of the one before; null before. */
    ReadOnlyObjectProperty<@Nullable LayersContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    @Nullable
    LayersContent content() {
        return content.get();
    }

    /** Why the files could not be read; null when they could. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return reading.problemProperty();
    }

    /** Reads the files again. */
    void again() {
        reading.again();
    }

    /** The tab is in front: reads what is to be shown. */
    void show() {
        inFront.set(true);
        update();
    }

    /** The tab is no longer in front. */
    void hide() {
        inFront.set(false);
    }

    /** Whether the tab is in front; what costs an engine's time is asked only then. */
    ReadOnlyBooleanProperty inFrontProperty() {
        return inFront.getReadOnlyProperty();
    }

    /** A snapshot may have been listed while it was being written. */
    private void changed() {
        LayersContent now = content.get();
        if (inFront.get() && now != null && now.weights() == null) {
            reading.again();
        }
        update();
    }

    private void update() {
        RunData run = train.runProperty().get();
        if (run != of) {
            of = run;
            reading.clear();
            content.set(null);
        }
        Moment moment = train.selection().moment();
        if (run != null
                && moment != null
                && inFront.get()
                && run.spec().assignment().equals(assignment.get().id())) {
            reading.ask(new Place(run, moment, assignment.get()));
        }
        LayersContent read = reading.answer();
        if (read != content.get()) {
            content.set(read);
        }
        state.set(state(run, moment, read));
    }

    private static State state(@Nullable RunData run, @Nullable Moment moment, @Nullable LayersContent read) {
        if (run == null) {
            return State.NO_RUN;
        }
        if (moment == null) {
            return run.status().isLive() ? State.WAITING : State.NOTHING;
        }
        if (read == null) {
            return State.READING;
        }
        return read.weights() != null ? State.READY : read.anyWeights() ? State.NOT_KEPT : State.OLD;
    }
}
