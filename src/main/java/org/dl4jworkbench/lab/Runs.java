package org.dl4jworkbench.lab;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Starts and resumes runs: {@link RunLauncher} in engine processes, {@code lab.spark} on a cluster; tests hand in runs without an
 * engine.
 */
public interface Runs {
    /** A run at work. Commands return at once. */
    interface Run {
        RunData data();

        /** Completes with the last status when the run's engine has ended. */
        CompletableFuture<RunStatus> ended();

        /**
         * Why a run that was to go on did not: its record is what it was. Known when {@link #ended()} has completed; empty where training got
         * under way.
         */
        default Optional<WorkbenchException> refusal() {
            return Optional.empty();
        }

        /** Completes when training stands still and a checkpoint is written. */
        CompletableFuture<Boolean> pause();

        /** Goes on after {@link #pause()}. */
        CompletableFuture<Boolean> resume();

        /** Completes when the checkpoints are on the disk. */
        CompletableFuture<Boolean> stop();

        /** Ends the engine at once. */
        void kill();
    }

    /** @param listener told everything from the first event on */
    Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener);

    /** How many runs at a time there is room for: the cores of this machine, or of a cluster. */
    default int places() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * How many threads a run gets where its spec leaves that open and it is not alone.
     *
     * @param places shared by the runs
     * @param atATime so many runs at a time
     */
    default int threadsEach(int places, int atATime) {
        return Math.max(1, places / atATime);
    }

    /**
     * Throws where the data of a run that is to go on are not there or not whole; what is computed elsewhere may know better.
     *
     * @param dataFolder searched before all others, or null
     */
    default void requireData(RunSpec spec, @Nullable Path dataFolder) {}

    /**
     * Continues from the last checkpoint, or from the start where there is none, to the end of the spec: whoever resumes a run by
     * hand wants all of it, whatever a queue had planned.
     */
    default Run resume(RunDirectory directory, @Nullable Path dataFolder, RunData.Listener listener) {
        return resume(directory, dataFolder, null, listener);
    }

    /**
     * The same for a run that is to be trained for longer than its spec said; its record tells the change once training is under way.
     *
     * @param more as it was made from the run's record
     */
    default Run extend(
            RunDirectory directory, @Nullable Path dataFolder, RunContinuation more, RunData.Listener listener) {
        directory.write(more.applied(directory.read()));
        return resume(directory, dataFolder, listener);
    }

    /**
     * The same, for now only as far as an epoch.
     *
     * @param until the epoch after which the run stops; null for the end of its spec
     */
    Run resume(RunDirectory directory, @Nullable Path dataFolder, @Nullable Integer until, RunData.Listener listener);
}
