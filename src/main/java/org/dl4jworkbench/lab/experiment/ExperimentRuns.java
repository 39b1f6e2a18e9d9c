package org.dl4jworkbench.lab.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;

/**
 * Starts, opens and knows the experiments of this process. One thread of its own does all the work of all queues; the runs
 * themselves are in engine processes. Safe for use by several threads.
 */
public final class ExperimentRuns {
    private static final ExperimentSession.Listener NOBODY = new ExperimentSession.Listener() {};

    private final Runs runs;
    private final int cores;
    private final Map<Path, ExperimentSession> sessions = new ConcurrentHashMap<>();
    private final ScheduledExecutorService owner = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "experiments");
        thread.setDaemon(true);
        return thread;
    });

    public ExperimentRuns(Runs runs) {
        this(runs, runs.places());
    }

    /** @param cores of the machine, shared by the items that run at a time */
    public ExperimentRuns(Runs runs, int cores) {
        this.runs = runs;
        this.cores = cores;
    }

    /** Whether a run only measures how many at a time are worthwhile: its folder is gone when that is known. */
    public static boolean isThrowAway(RunDirectory run) {
        return ParallelMeasuring.isThrowAway(run);
    }

    /** How many runs at a time this machine, or the cluster, allows. */
    public int cores() {
        return cores;
    }

    /**
     * Checks every variation, makes the experiment's folder and starts its queue. Reads the data sets, so not for the JavaFX
     * thread. What goes wrong with a run shows in its item.
     *
     * @throws org.dl4jworkbench.model.WorkbenchException where a variation cannot run; it names the variation, and nothing was
     *     made or started
     */
    public ExperimentSession start(
            Assignment assignment, Experiment experiment, ExperimentOptions options, DatasetCatalogue datasets) {
        return start(ExperimentPlan.of(assignment, experiment, options, datasets), options.folder(), NOBODY);
    }

    /**
     * A run again, with several seeds or as a cross-validation.
     *
     * @see ExperimentPlan#ofRun
     */
    public ExperimentSession startOfRun(
            Assignment assignment,
            RunDirectory run,
            RunRecord record,
            ExperimentOptions options,
            DatasetCatalogue datasets) {
        return start(ExperimentPlan.ofRun(assignment, run.name(), record, options, datasets), options.folder(), NOBODY);
    }

    /** A queue once more, with the specs that it had. */
    public ExperimentSession startAgain(
            Assignment assignment, ExperimentRecord record, ExperimentOptions options, DatasetCatalogue datasets) {
        return start(ExperimentPlan.again(assignment, record, options, datasets), options.folder(), NOBODY);
    }

    /** The same from a plan, with a listener that hears everything from the first item on. */
    public ExperimentSession start(ExperimentPlan plan, Path folder, ExperimentSession.Listener listener) {
        return start(plan.record(), folder, listener);
    }

    /** The same from a record that was planned elsewhere, as a search's. */
    public ExperimentSession start(ExperimentRecord planned, Path folder, ExperimentSession.Listener listener) {
        ExperimentDirectory directory =
                ExperimentDirectory.create(folder, planned.parallel() > cores ? planned.withParallel(cores) : planned);
        ExperimentSession session = open(directory);
        session.addListener(listener);
        try {
            session.resume().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WorkbenchException met) {
                throw met;
            }
            throw e;
        }
        return session;
    }

    /**
     * An experiment on the disk, running or not; the same session each time while this process lives. What ran when its
     * workbench ended is {@link ItemState#INTERRUPTED}; {@link ExperimentSession#resume} goes on. Reads files.
     */
    public ExperimentSession open(ExperimentDirectory directory) {
        Path key = directory.path().toAbsolutePath().normalize();
        ExperimentSession known = sessions.get(key);
        if (known != null) {
            known.refresh();
            return known;
        }
        return sessions.computeIfAbsent(
                key, path -> new ExperimentSession(new ExperimentDirectory(path), runs, cores, owner));
    }

    /** The experiments that this process is at work on. */
    public List<ExperimentSession> live() {
        return sessions.values().stream()
                .filter(session -> session.state() != QueueState.IDLE)
                .toList();
    }

    /** Drops what is known of an experiment whose folder is to be deleted. */
    public void forget(ExperimentDirectory directory) {
        sessions.remove(directory.path().toAbsolutePath().normalize());
    }
}
