package org.dl4jworkbench.ui.assignment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.model.Divergence;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/**
 * The one run that the page shows, live or from its directory, and what can be done with it. Commands return at once; their
 * effect shows in {@link #stateProperty()} after a {@link #tick()}. To be used on the JavaFX thread.
 */
public final class ShownRun {
    /** Where the shown run stands, as a user sees it. */
    public enum State {
        /** No run yet. */
        NONE,
        /** Being read from the disk. */
        OPENING,
        /** A new run whose data, layers and split are being checked, before its directory is made. */
        CHECKING,
        STARTING,
        RUNNING,
        PAUSED,
        FINISHED,
        STOPPED,
        FAILED,
        /** Its record says that it trains, but its engine is gone. */
        ABANDONED,
        /** Another workbench, or the command line, is at work on it. */
        ELSEWHERE;

        /** Whether it is not known yet what will be shown. */
        public boolean isOnItsWay() {
            return this == OPENING || this == CHECKING;
        }

        public boolean isLive() {
            return this == STARTING || this == RUNNING || this == PAUSED;
        }

        /** Whether training can go on from the last checkpoint. */
        public boolean canResume() {
            return this == STOPPED || this == FAILED || this == ABANDONED;
        }
    }

    private final RunLauncher launcher;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable RunData> data = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunSession session;
    private boolean abandoned;
    private int request;

    public ShownRun(RunLauncher launcher, Background background) {
        this.launcher = launcher;
        this.background = background;
    }

    /** What is known of the run; null where there is none yet. */
    public ReadOnlyObjectProperty<@Nullable RunData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    public @Nullable RunData data() {
        return data.get();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    /** Whether the run ended because its numbers became NaN: resumed it would do so again. */
    public boolean hasDiverged() {
        RunData shown = data.get();
        return shown != null && Divergence.ended(shown.record());
    }

    /** The command that is on its way, such as "pausing"; empty when none is. */
    public ReadOnlyStringProperty commandProperty() {
        return command.getReadOnlyProperty();
    }

    /** Why the last command or reading failed; null when it did not. */
    public ReadOnlyObjectProperty<@Nullable Throwable> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows no run. */
    public void clear() {
        request++;
        session = null;
        begin(State.NONE);
    }

    /** Shows a run: the live one where an engine of this workbench is at work on it, else what its directory holds. */
    public void open(RunDirectory directory) {
        Optional<RunSession> live = launcher.live().stream()
                .filter(each -> samePath(each.data().directory(), directory))
                .findFirst();
        if (live.isPresent()) {
            request++;
            // Who comes back to a training finds its curves as they were, not made anew.
            if (live.get() != session || data.get() == null) {
                show(live.get());
            }
            return;
        }
        int mine = ++request;
        session = null;
        begin(State.OPENING);
        background.run(
                () -> {
                    RunData read = RunData.read(directory);
                    boolean gone =
                            RunHistory.isAbandoned(new RunHistory.Entry(directory, read.record()), Instant.now());
                    return new Read(read, gone);
                },
                read -> {
                    if (mine == request) {
                        abandoned = read.gone();
                        data.set(read.data());
                        tick();
                    }
                },
                failure -> failed(failure, mine));
    }

    private record Read(RunData data, boolean gone) {}

    /**
     * Starts a new run and shows it. Where the check fails there is no run, and {@link #problemProperty()} says why.
     *
     * @param check made in the background; the data set can take seconds to read
     */
    public void start(Callable<RunPlan> check, Path runs, @Nullable Path dataFolder) {
        launch(State.CHECKING, () -> {
            RunPlan plan = check.call();
            RunSession started = launcher.start(plan.spec(), runs, dataFolder);
            plan.notices().forEach(started.data()::addNotice);
            return started;
        });
    }

    /** Lets training go on: at once when it is paused, else with a new engine from the last checkpoint. */
    public void resume(@Nullable Path dataFolder) {
        RunData shown = data.get();
        if (state() == State.PAUSED && session != null) {
            send("resuming", session.resume());
        } else if (shown != null && state().canResume()) {
            RunDirectory directory = shown.directory();
            launch(State.OPENING, () -> launcher.resume(directory, dataFolder));
        }
    }

    public void pause() {
        if (session != null) {
            send("pausing", session.pause());
        }
    }

    public void stop() {
        if (session != null) {
            send("stopping", session.stop());
        }
    }

    /** Brings the state up to date; cheap. */
    public void tick() {
        RunData shown = data.get();
        if (shown != null) {
            state.set(stateOf(shown.status()));
        }
    }

    private State stateOf(RunStatus status) {
        if (status.isLive() && session == null) {
            return abandoned ? State.ABANDONED : State.ELSEWHERE;
        }
        return State.valueOf(status.name());
    }

    private void launch(State first, Callable<RunSession> launch) {
        int mine = ++request;
        session = null;
        begin(first);
        background.run(
                launch,
                started -> {
                    if (mine == request) {
                        show(started);
                    }
                },
                failure -> failed(failure, mine));
    }

    private void show(RunSession live) {
        begin(State.OPENING);
        session = live;
        abandoned = false;
        data.set(live.data());
        tick();
        // A run that was to go on and could not is as it was; only the reason is news.
        live.ended()
                .whenComplete((status, failure) -> Background.onScreen(() -> {
                    if (live == session) {
                        live.refusal().ifPresent(problem::set);
                        tick();
                    }
                }));
    }

    private void begin(State first) {
        problem.set(null);
        command.set("");
        data.set(null);
        state.set(first);
    }

    private void failed(Throwable failure, int mine) {
        if (mine == request) {
            state.set(State.NONE);
            problem.set(failure);
        }
    }

    private void send(String name, CompletableFuture<Boolean> answer) {
        command.set(name);
        problem.set(null);
        RunSession asked = session;
        answer.whenComplete((done, failure) -> Background.onScreen(() -> {
            if (asked == session) {
                command.set("");
                // An engine that ends while a command is on its way shows as the run's own end.
                if (failure != null && asked != null && asked.isLive()) {
                    problem.set(
                            failure instanceof CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure);
                }
                tick();
            }
        }));
    }

    private static boolean samePath(RunDirectory one, RunDirectory other) {
        return one.path()
                .toAbsolutePath()
                .normalize()
                .equals(other.path().toAbsolutePath().normalize());
    }
}
