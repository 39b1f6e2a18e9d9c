package org.dl4jworkbench.lab.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Search;

/** Starts, opens and knows the searches of this process. Safe for use by several threads. */
public final class SearchRuns {
    private static final ExperimentSession.Listener NOBODY = new ExperimentSession.Listener() {};

    private final ExperimentRuns queues;
    private final Map<ExperimentSession, SearchSession> sessions = new ConcurrentHashMap<>();

    /** @param queues of this process; searches share its thread */
    public SearchRuns(ExperimentRuns queues) {
        this.queues = queues;
    }

    /** How many runs at a time this machine allows. */
    public int cores() {
        return queues.cores();
    }

    /**
     * Draws and checks every trial, makes the search's folder and starts its queue. Reads the data set, so not for the JavaFX
     * thread. What goes wrong with a run shows in its item.
     *
     * @throws org.dl4jworkbench.model.WorkbenchException where the search cannot run; nothing was made or started
     */
    public SearchSession start(Assignment assignment, Search search, SearchOptions options, DatasetCatalogue datasets) {
        return start(SearchPlan.of(assignment, search, options, datasets), options.folder(), NOBODY);
    }

    /** The same from a plan, with a listener that hears everything from the first item on. */
    public SearchSession start(SearchPlan plan, Path folder, ExperimentSession.Listener listener) {
        return session(queues.start(plan.record(), folder, listener));
    }

    /** A search on the disk, running or not; the same session each time while this process lives. Reads files. */
    public SearchSession open(ExperimentDirectory directory) {
        return session(queues.open(directory));
    }

    /** What a queue of this process is as a search. */
    public SearchSession session(ExperimentSession queue) {
        Trials.search(queue.record());
        return sessions.computeIfAbsent(queue, SearchSession::new);
    }

    /** The searches that this process is at work on. */
    public List<SearchSession> live() {
        return queues.live().stream()
                .filter(queue -> queue.record().search() != null)
                .map(this::session)
                .toList();
    }

    /** Drops what is known of a search whose folder is to be deleted. */
    public void forget(ExperimentDirectory directory) {
        Path path = directory.path().toAbsolutePath().normalize();
        sessions.keySet()
                .removeIf(queue ->
                        queue.directory().path().toAbsolutePath().normalize().equals(path));
        queues.forget(directory);
    }
}
