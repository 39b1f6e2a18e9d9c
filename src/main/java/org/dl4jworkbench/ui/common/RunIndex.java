package org.dl4jworkbench.ui.common;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.RunRecords;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * The run directories as last read, shared by all places of the window so that the disk is read once. To be used on the
 * JavaFX thread; reading happens in the background.
 */
public final class RunIndex {
    private final Supplier<RunHistory.Found> reading;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<RunHistory.Entry>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<WorkbenchException>> unreadable = new ReadOnlyObjectWrapper<>(List.of());
    private boolean isReading;
    private boolean readAgain;

    /** @param folder the folder of runs, asked at each reading as the user may change it */
    public RunIndex(Supplier<Path> folder, Background background) {
        this.reading = () -> RunHistory.find(folder.get());
        this.background = background;
    }

    /** The same with the runs of experiments. */
    public RunIndex(Supplier<Path> runs, Supplier<Path> experiments, Background background) {
        RunRecords known = new RunRecords();
        this.reading = () -> RunHistory.find(runs.get(), experiments.get(), known);
        this.background = background;
    }

    /** The runs, newest first. */
    public ReadOnlyObjectProperty<List<RunHistory.Entry>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    public List<RunHistory.Entry> runs() {
        return runs.get();
    }

    /** Whether the disk has been read at least once. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Why the folder could not be read last time, or null. */
    public ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is wrong with files of single runs; runs whose record cannot be read are left out. */
    public ReadOnlyObjectProperty<List<WorkbenchException>> unreadableProperty() {
        return unreadable.getReadOnlyProperty();
    }

    /** Reads the folder again; calls while a reading is under way are joined into one more. */
    public void refresh() {
        if (isReading) {
            readAgain = true;
            return;
        }
        isReading = true;
        background.run(reading::get, found -> finished(found, null), e -> finished(RunHistory.Found.NONE, e));
    }

    private void finished(RunHistory.Found found, @Nullable Throwable failure) {
        isReading = false;
        problem.set(failure);
        unreadable.set(found.problems());
        if (!found.runs().equals(runs.get())) {
            runs.set(found.runs());
        }
        loaded.set(true);
        if (readAgain) {
            readAgain = false;
            refresh();
        }
    }

    /** The run of an assignment with the highest test accuracy at its best epoch, which is chosen without the test split. */
    public Optional<RunHistory.Entry> bestOf(String assignmentId) {
        return runs.get().stream()
                .filter(run -> run.record().spec().assignment().equals(assignmentId))
                .filter(run -> testAccuracy(run) >= 0)
                .max(Comparator.comparingDouble(RunIndex::testAccuracy));
    }

    /** The run of a regression with the lowest test loss at its best epoch, which is chosen without the test split. */
    public Optional<RunHistory.Entry> lowestLossOf(String assignmentId) {
        return runs.get().stream()
                .filter(run -> run.record().spec().assignment().equals(assignmentId))
                .filter(run -> !Double.isNaN(testLoss(run)))
                .min(Comparator.comparingDouble(RunIndex::testLoss));
    }

    /** The newest run of an assignment. */
    public Optional<RunHistory.Entry> newestOf(String assignmentId) {
        return runs.get().stream()
                .filter(run -> run.record().spec().assignment().equals(assignmentId))
                .findFirst();
    }

    /** The test loss of a run's best epoch, NaN where there is none. */
    public static double testLoss(RunHistory.Entry run) {
        EpochResult best = run.record().best();
        Score test = best == null ? null : best.test();
        return test == null ? Double.NaN : test.loss();
    }

    /** The test accuracy of a run's best epoch, or −1 where there is none. */
    public static double testAccuracy(RunHistory.Entry run) {
        EpochResult best = run.record().best();
        Score test = best == null ? null : best.test();
        return test == null || test.accuracy() == null ? -1 : test.accuracy();
    }
}
