package org.dl4jworkbench.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one run, live or old: every view is a function of this. Filled by the engine's reader thread or from the
 * run directory; safe for use by several threads. A screen polls {@link #version()} and draws when it has grown; the command
 * line listens.
 */
public final class RunData {
    /** Told on the thread that brings the news; must return at once and not touch JavaFX controls. */
    public interface Listener {
        default void statusChanged(RunStatus status, @Nullable String reason) {}

        default void trainingStarted(EngineInfo info) {}

        default void progressed(Progress progress) {}

        default void epochFinished(EpochResult result) {}

        default void noticed(String message) {}
    }

    private final RunDirectory directory;
    private final LossHistory losses = new LossHistory();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<EpochResult> epochs = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private RunRecord record;
    private @Nullable EngineInfo info;
    private @Nullable Progress progress;
    private long version;

    public RunData(RunDirectory directory, RunRecord record) {
        this.directory = directory;
        this.record = record;
    }

    /** Reads a run directory; takes time with long runs, so not for the JavaFX thread. */
    public static RunData read(RunDirectory directory) {
        RunData data = new RunData(directory, directory.read());
        MetricsCsv.Columns metrics = MetricsCsv.read(directory.metrics());
        data.losses.put(1, metrics.loss());
        data.epochs.addAll(EpochsCsv.read(directory.epochs()));
        return data;
    }

    public RunDirectory directory() {
        return directory;
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    /** Grows with every change. */
    public synchronized long version() {
        return version;
    }

    public synchronized RunRecord record() {
        return record;
    }

    public RunSpec spec() {
        return record().spec();
    }

    public RunStatus status() {
        return record().status();
    }

    /** What the engine runs on; empty until training starts, and for old runs (their record's provenance tells it). */
    public synchronized Optional<EngineInfo> info() {
        return Optional.ofNullable(info);
    }

    public synchronized Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    public LossHistory losses() {
        return losses;
    }

    /** The evaluated epochs so far, ascending. */
    public synchronized List<EpochResult> epochs() {
        return List.copyOf(epochs);
    }

    /** The epoch with the lowest {@link EpochResult#criterion()}; the untrained network counts only when it stands alone. */
    public synchronized Optional<EpochResult> best() {
        return EpochResult.best(epochs);
    }

    public synchronized Optional<EpochResult> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** What the engine told besides, oldest first. */
    public synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    // What follows is for those who carry runs out: they tell what they hear, on any thread.

    /** Takes the figures from the run's folder, where something else than this process's engines has changed them. */
    public void reloadFigures() {
        double[] loss = MetricsCsv.read(directory.metrics()).loss();
        List<EpochResult> evaluated = EpochsCsv.read(directory.epochs());
        losses.put(1, loss);
        synchronized (this) {
            epochs.clear();
            epochs.addAll(evaluated);
            version++;
        }
    }

    public void setRecord(RunRecord changed) {
        synchronized (this) {
            record = changed;
            version++;
        }
        listeners.forEach(listener -> listener.statusChanged(changed.status(), changed.reason()));
    }

    public void setInfo(EngineInfo changed) {
        synchronized (this) {
            info = changed;
            version++;
        }
        listeners.forEach(listener -> listener.trainingStarted(changed));
    }

    public void addLosses(long firstIteration, double[] batch, Progress now) {
        losses.put(firstIteration, batch);
        synchronized (this) {
            progress = now;
            version++;
        }
        listeners.forEach(listener -> listener.progressed(now));
    }

    public void addEpoch(EpochResult result) {
        synchronized (this) {
            // A resumed run repeats what its checkpoint did not hold.
            while (!epochs.isEmpty() && epochs.get(epochs.size() - 1).epoch() >= result.epoch()) {
                epochs.remove(epochs.size() - 1);
            }
            epochs.add(result);
            version++;
        }
        listeners.forEach(listener -> listener.epochFinished(result));
    }

    public void addNotice(String message) {
        synchronized (this) {
            notices.add(message);
            version++;
        }
        listeners.forEach(listener -> listener.noticed(message));
    }
}
