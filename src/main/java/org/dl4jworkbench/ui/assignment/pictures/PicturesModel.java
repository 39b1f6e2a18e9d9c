package org.dl4jworkbench.ui.assignment.pictures;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dl4jworkbench.chart.DataFigures;
import org.dl4jworkbench.chart.PictureFigure;
import org.dl4jworkbench.chart.TestPicture;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunDatasets;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.EpochSelection;
import org.jspecify.annotations.Nullable;

/**
 * The test pictures of the shown run at the selected epoch, filtered, and the one that is looked at. Nothing is read before
 * {@link #show()}: loading a set of pictures takes seconds. To be used on one thread; reading happens in the background.
 */
public final class PicturesModel {
    /** Which boxes a picture must have to be shown. */
    enum Kind {
        ALL("all"),
        RIGHT("right"),
        WRONG("wrong");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        private boolean lets(PictureFigure.Box box) {
            return this == ALL || (this == RIGHT ? box.isRight() : box.isWrong());
        }
    }

    /** The class filter that lets every box through. */
    static final String EVERY_CLASS = "every class";

    /**
     * What was read for an epoch.
     *
     * @param predicted whether predictions of that epoch were kept
     * @param keptEpochs those whose predictions were kept
     */
    record Read(int epoch, List<TestPicture> pictures, boolean predicted, List<Integer> keptEpochs) {}

    private final TrainModel train;
    private final Function<RunRecord, Dataset> datasets;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable Read> read = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<TestPicture>> pictures = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable TestPicture> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable PictureFigure> figure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.ALL);
    private final StringProperty className = new SimpleStringProperty(EVERY_CLASS);
    private AtomicReference<@Nullable Dataset> dataset = new AtomicReference<>();
    private @Nullable RunData of;
    private boolean inFront;
    private int reading;
    private int decoding;

    /** @param datasets loads a run's data set; called in the background */
    public PicturesModel(TrainModel train, Function<RunRecord, Dataset> datasets, Background background) {
        this.train = train;
        this.datasets = datasets;
        this.background = background;
        train.selection().selectedProperty().addListener(observable -> update());
        train.runProperty().addListener(observable -> update());
        train.changesProperty().addListener(observable -> update());
        kind.addListener(observable -> filter());
        className.addListener(observable -> filter());
        chosen.addListener((observable, old, now) -> decode(now));
    }

    /** What was read for the selected epoch; null before. */
    ReadOnlyObjectProperty<@Nullable Read> readProperty() {
        return read.getReadOnlyProperty();
    }

    /** The pictures that pass the filters, in the order of the file. */
    ReadOnlyObjectProperty<List<TestPicture>> picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    /** The picture that is looked at; null for none. */
    ObjectProperty<@Nullable TestPicture> chosenProperty() {
        return chosen;
    }

    /** The chosen picture, decoded; null until it is. */
    ReadOnlyObjectProperty<@Nullable PictureFigure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** Why pictures could not be read; null when they could. */
    ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** A class that a box must be or be taken for, or {@link #EVERY_CLASS}. */
    StringProperty classNameProperty() {
        return className;
    }

    List<String> classNames() {
        return train.classNames();
    }

    TrainModel train() {
        return train;
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

    private void update() {
        RunData run = train.runProperty().get();
        if (run != of) {
            of = run;
            dataset = new AtomicReference<>();
            reading++;
            read.set(null);
            pictures.set(List.of());
            chosen.set(null);
            problem.set(null);
        }
        int epoch = train.selection().selected();
        Read before = read.get();
        if (!inFront || run == null || epoch == EpochSelection.NONE) {
            return;
        }
        if (before != null && before.epoch() == epoch && before.predicted()) {
            return;
        }
        int mine = ++reading;
        AtomicReference<@Nullable Dataset> loaded = dataset;
        List<String> names = train.classNames();
        background.run(
                () -> read(run, epoch, names, loaded),
                done -> {
                    if (mine == reading) {
                        problem.set(null);
                        read.set(done);
                        filter();
                    }
                },
                failure -> {
                    if (mine == reading) {
                        problem.set(failure);
                    }
                });
    }

    private Read read(RunData run, int epoch, List<String> names, AtomicReference<@Nullable Dataset> loaded) {
        Dataset set = loaded.get();
        if (set == null) {
            set = datasets.apply(run.record());
            loaded.set(set);
        }
        List<Integer> kept = DataFigures.predictedEpochs(run.directory());
        boolean predicted = kept.contains(epoch);
        Split split = RunDatasets.split(run.record(), set);
        float[][] predictions = predicted ? TestPicture.readPredictions(run.directory(), epoch, split, names) : null;
        return new Read(epoch, TestPicture.of(set, split, predictions, names), predicted, kept);
    }

    private void filter() {
        Read now = read.get();
        List<TestPicture> passing = now == null
                ? List.of()
                : now.pictures().stream().filter(this::passes).toList();
        TestPicture before = chosen.get();
        pictures.set(passing);
        chosen.set(passing.stream()
                .filter(each -> before != null && each.file().equals(before.file()))
                .findFirst()
                .orElse(passing.isEmpty() ? null : passing.get(0)));
    }

    private boolean passes(TestPicture picture) {
        String wanted = className.get();
        return picture.boxes().stream()
                .filter(box ->
                        wanted.equals(EVERY_CLASS) || box.actual().equals(wanted) || wanted.equals(box.predicted()))
                .anyMatch(kind.get()::lets);
    }

    /** Where the chosen picture stands among those shown, from 0; −1 for none. */
    int place() {
        TestPicture now = chosen.get();
        return now == null ? -1 : pictures.get().indexOf(now);
    }

    /** Chooses a neighbour; stays at the ends. */
    void step(int by) {
        int place = place() + by;
        if (place >= 0 && place < pictures.get().size()) {
            chosen.set(pictures.get().get(place));
        }
    }

    private void decode(@Nullable TestPicture wanted) {
        int mine = ++decoding;
        if (wanted == null) {
            figure.set(null);
            return;
        }
        background.run(
                wanted::figure,
                decoded -> {
                    if (mine == decoding) {
                        figure.set(decoded);
                    }
                },
                failure -> {
                    if (mine == decoding) {
                        figure.set(null);
                        problem.set(failure);
                    }
                });
    }
}
