package org.dl4jworkbench.ui.assignment.train;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRoom;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.EpochSelection;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.dl4jworkbench.ui.common.WatchPace;
import org.jspecify.annotations.Nullable;

/**
 * What the Train and Result tabs show of the shown run. {@link #tick()} looks whether the run has news and brings the
 * properties up to date, of a training as often as {@link WatchPace} allows; what takes time is done in the background. What a training
 * changes is made ready first and then changed in one go, since each picture that the window makes of itself takes time from the
 * training. To be used on one thread.
 */
public final class TrainModel {
    /** Reaches back about thirty iterations. */
    private static final double FIRST_SMOOTHING = 0.97;

    private final ShownRun shown;
    private final Supplier<Assignment> assignment;
    private final Background background;
    private final EpochSelection selection = new EpochSelection();
    private final ExampleSelection examples = new ExampleSelection();
    private final ConfusionReader confusion;
    private final FitReader fit;
    private final LossFeed losses;

    private final ReadOnlyObjectWrapper<@Nullable RunData> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunStrip> strip = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper continued = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper statusText = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable LineFigure> errorFigure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<EpochResult>> epochs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Set<SplitName>> splits = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<List<String>> notices = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable SnapshotRoom> snapshotRoom = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final DoubleProperty smoothing = new SimpleDoubleProperty(FIRST_SMOOTHING);
    private final BooleanProperty lossLogX = new SimpleBooleanProperty();
    private final BooleanProperty lossLogY = new SimpleBooleanProperty();
    private final BooleanProperty errorLogY = new SimpleBooleanProperty();
    private ShownRun.State seenState = ShownRun.State.NONE;
    private long seenVersion = -1;
    private final WatchPace pace;
    private final Consumer<Runnable> together;
    private boolean lossesShown = true;
    private boolean roomShown = true;
    private int updates;
    private boolean preparing;
    private @Nullable ErrorCurves drawnErrors;

    /** What the figure of the errors depends on. */
    private record ErrorCurves(
            RunData run, List<EpochResult> epochs, @Nullable Double selectedEpoch, boolean logY) {}

    /**
     * @param assignment the one whose class names the matrices carry
     * @param datasets loads a run's data set; called in the background
     */
    public TrainModel(
            ShownRun shown,
            Supplier<Assignment> assignment,
            Function<RunRecord, Dataset> datasets,
            Background background) {
        this(shown, assignment, datasets, background, new WatchPace(), Runnable::run);
    }

    /**
     * @param pace how often a training's news are shown
     * @param together does what it is given when the figures that were set before are drawn, see {@code FigureView.afterDrawing}
     */
    public TrainModel(
            ShownRun shown,
            Supplier<Assignment> assignment,
            Function<RunRecord, Dataset> datasets,
            Background background,
            WatchPace pace,
            Consumer<Runnable> together) {
        this.pace = pace;
        this.together = together;
        this.shown = shown;
        this.assignment = assignment;
        this.background = background;
        confusion = new ConfusionReader(background);
        fit = new FitReader(datasets, background);
        losses = new LossFeed(background, look());
        smoothing.addListener(observable -> losses.setLook(look()));
        lossLogX.addListener(observable -> losses.setLook(look()));
        lossLogY.addListener(observable -> losses.setLook(look()));
        errorLogY.addListener(observable -> drawErrors());
        selection.selectedProperty().addListener(observable -> showSelectedEpoch());
        selection.momentProperty().addListener(observable -> showSelectedMatrices());
        tick();
    }

    /** The run that is shown; null for none. */
    public ReadOnlyObjectProperty<@Nullable RunData> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** Where the run stands, in words; null for no run. */
    /** What was changed between two stretches of the run's training, a line each; empty for nothing. */
    public ReadOnlyStringProperty continuedProperty() {
        return continued.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunStrip> stripProperty() {
        return strip.getReadOnlyProperty();
    }

    /** Which run it is, by preset and start; empty for no run. */
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** Where the run stands in a few words: "finished · epoch 50 of 50"; empty for no run. */
    public ReadOnlyStringProperty statusTextProperty() {
        return statusText.getReadOnlyProperty();
    }

    /** Grows when the run is another one, is in another state or has a new epoch: what tables are to follow. */
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Null before the first loss. */
    public ReadOnlyObjectProperty<@Nullable LineFigure> lossFigureProperty() {
        return losses.figureProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Throwable> lossProblemProperty() {
        return losses.problemProperty();
    }

    /** Error per epoch, or of a regression loss per epoch; null before the first evaluated one. */
    public ReadOnlyObjectProperty<@Nullable LineFigure> errorFigureProperty() {
        return errorFigure.getReadOnlyProperty();
    }

    /** The evaluated epochs, ascending. */
    public ReadOnlyObjectProperty<List<EpochResult>> epochsProperty() {
        return epochs.getReadOnlyProperty();
    }

    /** The splits that the run is evaluated on. */
    public ReadOnlyObjectProperty<Set<SplitName>> splitsProperty() {
        return splits.getReadOnlyProperty();
    }

    /** What the engine told besides, oldest first. */
    public ReadOnlyObjectProperty<List<String>> noticesProperty() {
        return notices.getReadOnlyProperty();
    }

    public EpochSelection selection() {
        return selection;
    }

    /** Which examples the views of the run show. */
    public ExampleSelection examples() {
        return examples;
    }

    public ConfusionReader confusion() {
        return confusion;
    }

    /** What a regression predicts at the selected epoch. */
    public FitReader fit() {
        return fit;
    }

    /** Whether numbers are predicted, so that there are losses only: no accuracy, no confusion. */
    public boolean isRegression() {
        return assignment.get().task() == Task.REGRESSION;
    }

    /** How strongly the loss is smoothed, see {@code chart.Smoothing}. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    public BooleanProperty lossLogXProperty() {
        return lossLogX;
    }

    public BooleanProperty lossLogYProperty() {
        return lossLogY;
    }

    public BooleanProperty errorLogYProperty() {
        return errorLogY;
    }

    /** What was measured at the selected epoch. */
    public Optional<EpochResult> selectedResult() {
        return epochs.get().stream()
                .filter(each -> each.epoch() == selection.selected())
                .findFirst();
    }

    /** The best trained epoch; the untrained network is none. */
    public Optional<EpochResult> best() {
        return EpochResult.best(epochs.get()).filter(result -> result.epoch() > 0);
    }

    /** Picks the best epoch, or its neighbour that kept a snapshot. */
    public void selectBest() {
        best().ifPresent(best -> selection.select(best.epoch()));
    }

    /** The names of the classes, in the order of the labels: those the run was trained with, where it says so. */
    public List<String> classNames() {
        RunData now = run.get();
        Provenance provenance = now == null ? null : now.record().provenance();
        return provenance == null || provenance.classNames() == null
                ? assignment.get().classNames()
                : provenance.classNames();
    }

    /** What the run's snapshots take on the disk; null while that is not known. */
    public ReadOnlyObjectProperty<@Nullable SnapshotRoom> snapshotRoomProperty() {
        return snapshotRoom.getReadOnlyProperty();
    }

    /** Looks for news; cheap where there are none. */
    public void tick() {
        RunData now = shown.data();
        boolean other = now != run.get();
        if (other) {
            selection.clear();
            examples.clear();
            confusion.clear();
            fit.show(now != null && isRegression() ? now : null);
            epochs.set(List.of());
            snapshotRoom.set(null);
            seenVersion = -1;
            updates++;
            preparing = false;
            pace.anew();
            run.set(now);
            losses.show(now);
        }
        if (now == null) {
            strip.set(null);
            continued.set("");
            name.set("");
            statusText.set("");
            errorFigure.set(null);
            seenState = shown.state();
            if (other) {
                changes.set(changes.get() + 1);
            }
            return;
        }
        long version = now.version();
        boolean stateChanged = other || shown.state() != seenState;
        boolean goesOn = shown.state().isLive() && !stateChanged;
        if (goesOn ? version != seenVersion && !preparing && pace.isDue() : stateChanged || version != seenVersion) {
            seenVersion = version;
            seenState = shown.state();
            if (goesOn) {
                updateTogether(now);
            } else {
                update(now, stateChanged);
            }
        }
    }

    /** Whether the loss of every minibatch is looked at; else its figure stays as it is, however the training goes on. */
    void showLosses(boolean wanted) {
        lossesShown = wanted;
        if (wanted) {
            losses.update();
        }
    }

    private void writeStrip(RunData now) {
        RunStrip words = RunStrip.of(shown.state(), now);
        strip.set(words);
        continued.set(words.continued());
        name.set(words.name());
        statusText.set(words.state() + " · " + words.epoch());
        notices.set(now.notices());
    }

    /** At once, each thing as soon as it is there. */
    private void update(RunData now, boolean stateChanged) {
        updates++;
        preparing = false;
        if (lossesShown) {
            losses.update();
        }
        writeStrip(now);
        List<EpochResult> measured = now.epochs();
        boolean news = showEpochs(measured);
        drawErrors(measured);
        // Asked again when the state changes: the last snapshots are written when the training ends.
        if (news || stateChanged) {
            listSnapshots(now);
            changes.set(changes.get() + 1);
        }
    }

    /** Of a training that goes on: all that is new in one picture of the window. */
    private void updateTogether(RunData now) {
        int mine = ++updates;
        preparing = true;
        List<EpochResult> measured = now.epochs();
        boolean news = !measured.equals(epochs.get());
        List<String> names = classNames();
        boolean newest = selection.followingProperty().get() && !isRegression();
        boolean room = roomShown;
        int last = measured.isEmpty() ? -1 : measured.get(measured.size() - 1).epoch();
        background.run(
                () -> news
                        ? Optional.of(Kept.of(now.directory(), last, newest ? names : null, room))
                        : Optional.<Kept>empty(),
                kept -> {
                    if (mine == updates) {
                        drawTogether(now, mine, measured, () -> kept.ifPresent(this::showKept));
                    }
                },
                failure -> {
                    if (mine == updates) {
                        drawTogether(now, mine, measured, () -> showNothingKept(failure));
                    }
                });
    }

    private void drawTogether(RunData now, int mine, List<EpochResult> measured, Runnable snapshots) {
        Runnable rest = () -> {
            drawErrors(measured);
            together.accept(() -> {
                if (mine == updates) {
                    preparing = false;
                    writeStrip(now);
                    boolean news = showEpochs(measured);
                    snapshots.run();
                    if (news) {
                        changes.set(changes.get() + 1);
                    }
                }
            });
        };
        if (lossesShown) {
            losses.update(rest);
        } else {
            rest.run();
        }
    }

    /** Returns whether they are others than before. */
    private boolean showEpochs(List<EpochResult> measured) {
        if (measured.equals(epochs.get())) {
            return false;
        }
        epochs.set(measured);
        splits.set(splitsOf(measured));
        return true;
    }

    private static Set<SplitName> splitsOf(List<EpochResult> measured) {
        Set<SplitName> found = EnumSet.noneOf(SplitName.class);
        for (EpochResult each : measured) {
            found.add(SplitName.TRAIN);
            if (each.validation() != null) {
                found.add(SplitName.VALIDATION);
            }
            if (each.test() != null) {
                found.add(SplitName.TEST);
            }
        }
        return found;
    }

    private void drawErrors() {
        drawErrors(epochs.get());
    }

    private void drawErrors(List<EpochResult> measured) {
        RunData now = run.get();
        if (measured.isEmpty() || now == null) {
            drawnErrors = null;
            errorFigure.set(null);
            return;
        }
        int epoch = selection.selected();
        boolean picked =
                epoch != EpochSelection.NONE && !selection.followingProperty().get();
        ErrorCurves wanted = new ErrorCurves(now, measured, picked ? (double) epoch : null, errorLogY.get());
        if (wanted.equals(drawnErrors)) {
            return;
        }
        drawnErrors = wanted;
        EpochResult best =
                EpochResult.best(measured).filter(result -> result.epoch() > 0).orElse(null);
        LineFigure figure = isRegression()
                ? RunFigures.lossPerEpoch(measured, best, LossFeed.loss(now.spec()))
                : RunFigures.errorPerEpoch(measured, best);
        errorFigure.set(figure.withLog(false, wanted.logY()).withSelectedX(wanted.selectedEpoch()));
    }

    /**
     * The snapshots of a run.
     *
     * @param newest what the last of them says of the classes, where that was asked for
     * @param room null where it was not asked for: it takes a look at every file
     */
    private record Kept(
            List<Moment> moments,
            ConfusionReader.Matrices newest,
            @Nullable SnapshotRoom room) {
        /** @param classNames to read the newest matrices with, or null */
        static Kept of(RunDirectory directory, int lastEpoch, @Nullable List<String> classNames, boolean withRoom) {
            List<Moment> moments = directory.snapshots().stream()
                    .map(Snapshot::moment)
                    // A snapshot is there before the news of its epoch.
                    .filter(moment -> moment.epoch() <= lastEpoch)
                    .toList();
            return new Kept(
                    moments,
                    classNames == null || moments.isEmpty()
                            ? ConfusionReader.Matrices.NONE
                            : ConfusionReader.readNow(directory, moments.get(moments.size() - 1), classNames),
                    withRoom ? SnapshotRoom.of(directory) : null);
        }
    }

    private void listSnapshots(RunData now) {
        RunDirectory directory = now.directory();
        boolean room = roomShown;
        background.run(
                () -> Kept.of(directory, Integer.MAX_VALUE, null, room),
                found -> {
                    if (now == run.get()) {
                        showKept(found);
                    }
                },
                failure -> {
                    if (now == run.get()) {
                        showNothingKept(failure);
                    }
                });
    }

    private void showKept(Kept found) {
        confusion.setAhead(found.newest());
        selection.setMoments(found.moments());
        if (found.room() != null) {
            snapshotRoom.set(found.room());
        }
    }

    private void showNothingKept(Throwable failure) {
        selection.setMoments(List.of());
        confusion.failed(failure);
    }

    /** Whether it is looked at what the snapshots take on the disk. */
    public void showRoom(boolean wanted) {
        roomShown = wanted;
        RunData now = run.get();
        if (wanted && now != null) {
            listSnapshots(now);
        }
    }

    private void showSelectedEpoch() {
        drawErrors();
        if (isRegression()) {
            fit.read(selection.selected());
        }
    }

    private void showSelectedMatrices() {
        RunData now = run.get();
        Moment moment = selection.moment();
        if (now == null || moment == null) {
            confusion.clear();
        } else if (!isRegression()) {
            confusion.read(now.directory(), moment, classNames());
        }
    }

    private LossFeed.Look look() {
        return new LossFeed.Look(smoothing.get(), lossLogX.get(), lossLogY.get());
    }
}
