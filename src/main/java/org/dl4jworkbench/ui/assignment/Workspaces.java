package org.dl4jworkbench.ui.assignment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.setup.SpecHistory;
import org.jspecify.annotations.Nullable;

/** What the page has been used for since the window opened, so that going away and coming back loses no edit. */
final class Workspaces {
    private static final int KEPT_RUNS = 20;

    /** An assignment being worked on: its setup as it was left, and the run that goes with it. */
    static final class Workspace {
        private final Assignment assignment;
        private final SpecHistory history;
        private @Nullable RunDirectory run;

        private Workspace(Assignment assignment, SpecHistory history, @Nullable RunDirectory run) {
            this.assignment = assignment;
            this.history = history;
            this.run = run;
        }

        Assignment assignment() {
            return assignment;
        }

        SpecHistory history() {
            return history;
        }

        @Nullable
        RunDirectory run() {
            return run;
        }

        void setRun(RunDirectory directory) {
            run = directory;
        }
    }

    private final Map<String, Workspace> byAssignment = new HashMap<>();
    private final Map<Path, Workspace> byRun = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Workspace> eldest) {
            return size() > KEPT_RUNS;
        }
    };

    /** The assignment as it was left, or with its first preset. */
    Workspace of(Assignment assignment) {
        return byAssignment.computeIfAbsent(
                assignment.id(),
                id -> new Workspace(
                        assignment, new SpecHistory(assignment.presets().get(0).spec()), null));
    }

    /** The workspace whose run it is, if there is one. */
    Optional<Workspace> of(RunDirectory run) {
        return Stream.concat(byAssignment.values().stream(), byRun.values().stream())
                .filter(each -> each.run != null && key(each.run).equals(key(run)))
                .findFirst();
    }

    /** A workspace for a run from the disk: its setup starts from the run's own spec. */
    Workspace open(Assignment assignment, RunDirectory run, RunSpec spec) {
        Workspace workspace = new Workspace(assignment, new SpecHistory(spec), run);
        byRun.put(key(run), workspace);
        return workspace;
    }

    private static Path key(RunDirectory run) {
        return run.path().toAbsolutePath().normalize();
    }
}
