package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Runs in engine processes. */
final class LauncherRuns implements Runs {
    private final Supplier<RunLauncher> launcher;

    LauncherRuns(Supplier<RunLauncher> launcher) {
        this.launcher = launcher;
    }

    @Override
    public Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener) {
        return new SessionRun(launcher.get().start(spec, folder, dataFolder, listener));
    }

    @Override
    public Run resume(RunDirectory directory, @Nullable Path dataFolder, RunData.Listener listener) {
        return new SessionRun(launcher.get().resume(directory, dataFolder, listener));
    }

    private record SessionRun(RunSession session) implements Run {
        @Override
        public RunData data() {
            return session.data();
        }

        @Override
        public CompletableFuture<RunStatus> ended() {
            return session.ended();
        }

        @Override
        public CompletableFuture<Boolean> stop() {
            return session.stop();
        }

        @Override
        public void kill() {
            session.kill();
        }
    }
}
