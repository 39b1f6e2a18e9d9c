package org.dl4jworkbench.ui.assignment.inside;

import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.Watched;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a run's examples, from its data set, which is loaded once in the background when they are first wanted. Where the
 * data are gone, views go on without pictures.
 */
final class RunPictures {
    /** Whether there are pictures. */
    enum State {
        NOT_WANTED,
        LOADING,
        THERE,
        GONE
    }

    private final TrainModel train;
    private final Function<RunRecord, Dataset> datasets;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOT_WANTED);
    private @Nullable RunData of;
    private @Nullable Dataset dataset;
    private @Nullable Throwable problem;

    /** @param datasets loads a run's data set; called in the background */
    RunPictures(TrainModel train, Function<RunRecord, Dataset> datasets, Background background) {
        this.train = train;
        this.datasets = datasets;
        this.background = background;
        train.runProperty().addListener((observable, old, now) -> {
            of = null;
            dataset = null;
            problem = null;
            state.set(State.NOT_WANTED);
        });
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the data could not be loaded; null when they could. */
    @Nullable
    Throwable problem() {
        return problem;
    }

    /** The run's data set; null while it is not loaded. */
    @Nullable
    Dataset dataset() {
        return dataset;
    }

    /** Loads the data of the shown run unless that was done. */
    void want(Watched watched) {
        RunData run = train.runProperty().get();
        if (run == null || run == of) {
            return;
        }
        of = run;
        state.set(State.LOADING);
        background.run(
                () -> checked(datasets.apply(run.record()), watched),
                loaded -> {
                    if (run == of) {
                        dataset = loaded;
                        state.set(State.THERE);
                    }
                },
                failure -> {
                    if (run == of) {
                        problem = failure;
                        state.set(State.GONE);
                    }
                });
    }

    /**
     * The pixels of a watched example as opaque ARGB, row after row.
     *
     * @return null where there is no picture
     */
    int @Nullable [] pixels(Watched watched, int example) {
        LabelledImages images = images();
        int index = example < watched.count() ? watched.examples()[example] : -1;
        if (images == null || index < 0 || index >= images.count()) {
            return null;
        }
        int[] argb = new int[images.height() * images.width()];
        byte[] bytes = images.pixels();
        int at = images.offset(index);
        boolean colour = images.channels() >= 3;
        for (int i = 0; i < argb.length; i++, at += images.channels()) {
            int red = bytes[at] & 0xFF;
            int green = colour ? bytes[at + 1] & 0xFF : red;
            int blue = colour ? bytes[at + 2] & 0xFF : red;
            argb[i] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
        return argb;
    }

    /** Columns of a picture; 1 while there is none. */
    int width() {
        LabelledImages images = images();
        return images == null ? 1 : images.width();
    }

    /** Rows of a picture; 1 while there is none. */
    int height() {
        LabelledImages images = images();
        return images == null ? 1 : images.height();
    }

    private @Nullable LabelledImages images() {
        Dataset loaded = dataset;
        return loaded != null && loaded.test() instanceof LabelledImages images ? images : null;
    }

    /** Refuses data whose labels are not those that the run watched: another set than it was trained with. */
    private static Dataset checked(Dataset loaded, Watched watched) {
        boolean fits = loaded.test() instanceof LabelledImages images
                && IntStream.range(0, watched.count())
                        .allMatch(place -> watched.examples()[place] < images.count()
                                && images.label(watched.examples()[place]) == watched.labels()[place]);
        if (!fits) {
            throw new BadDataException(
                    "the labels of the data set are not those of the run",
                    loaded.origin(),
                    "Put the data set back that the run was trained with");
        }
        return loaded;
    }
}
