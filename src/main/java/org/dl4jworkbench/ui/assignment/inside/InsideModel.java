package org.dl4jworkbench.ui.assignment.inside;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.jspecify.annotations.Nullable;

/**
 * What the shown run holds of the selected moment. One reading is under way at a time; when it is done the moment selected by then
 * is read. Nothing is read before {@link #show()}. To be used on one thread.
 */
public final class InsideModel {
    private final TrainModel train;
    private final Background background;
    private final MomentReader reader = new MomentReader();
    private final ReadOnlyObjectWrapper<@Nullable MomentContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunData of;
    private boolean inFront;
    private boolean reading;
    private boolean again;

    public InsideModel(TrainModel train, Background background) {
        this.train = train;
        this.background = background;
        train.runProperty().addListener((observable, old, now) -> update());
        train.selection().momentProperty().addListener((observable, old, now) -> update());
        // The newest moment's files may have come since it was read.
        train.changesProperty().addListener((observable, old, now) -> update());
    }

    TrainModel train() {
        return train;
    }

    ExampleSelection selection() {
        return train.examples();
    }

    MomentReader reader() {
        return reader;
    }

    Background background() {
        return background;
    }

    List<String> classNames() {
        return train.classNames();
    }

    /** What was read last of the shown run; null before, and while no moment can be selected. */
    ReadOnlyObjectProperty<@Nullable MomentContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    @Nullable
    MomentContent content() {
        return content.get();
    }

    /** What the network said at the moment read last; null where that is not known. */
    @Nullable
    WatchedPredictions predictions() {
        MomentContent now = content.get();
        return now == null ? null : now.predictions();
    }

    /** Why the moment could not be read; null when it could. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The tab is in front: reads what is to be shown. */
    public void show() {
        inFront = true;
        update();
    }

    /** The tab is no longer in front. */
    public void hide() {
        inFront = false;
    }

    boolean isInFront() {
        return inFront;
    }

    private void update() {
        RunData run = train.runProperty().get();
        Moment moment = train.selection().moment();
        if (run != of) {
            of = run;
            content.set(null);
            problem.set(null);
        }
        if (run == null || moment == null) {
            content.set(null);
            return;
        }
        MomentContent before = content.get();
        if (!inFront
                || train.isRegression()
                || before != null && before.isComplete() && moment.equals(before.moment())) {
            return;
        }
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        List<String> names = classNames();
        background.run(
                () -> reader.read(run.directory(), moment, names),
                done -> {
                    if (run == of) {
                        problem.set(null);
                        content.set(done);
                    }
                    goOn();
                },
                failure -> {
                    if (run == of) {
                        content.set(null);
                        problem.set(failure);
                    }
                    goOn();
                });
    }

    private void goOn() {
        reading = false;
        if (again) {
            again = false;
            update();
        }
    }
}
