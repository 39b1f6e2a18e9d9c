package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/** Starts and resumes runs; tests of the command line hand in runs without an engine. */
interface Runs {
    /** A run at work. */
    interface Run {
        RunData data();

        /** Completes with the last status when the run's engine has ended. */
        CompletableFuture<RunStatus> ended();

        /** Completes when the checkpoints are on the disk. */
        CompletableFuture<Boolean> stop();

        /** Ends the engine at once. */
        void kill();
    }

    /** @param listener told everything from the first event on */
    Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener);

    Run resume(RunDirectory directory, @Nullable Path dataFolder, RunData.Listener listener);
}
