package org.dl4jworkbench.engine.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EpochEvent;
import org.dl4jworkbench.engine.protocol.LossBatch;
import org.dl4jworkbench.engine.protocol.StatusEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine process that is warm and waits for its run. It prints into a file of its own, which is moved to the run's log when it is
 * taken: the process goes on writing into the same file under its new name. Where that cannot be done (Windows, another disk, a
 * log that is there already) it is not taken. Any thread.
 */
public final class SpareEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpareEngine.class);

    private final EngineLaunch launch;
    private final LateEvents events;
    private final EngineProcess process;
    private final CompletableFuture<Boolean> ready;
    private boolean gone;

    private SpareEngine(EngineLaunch launch, LateEvents events, EngineProcess process) {
        this.launch = launch;
        this.events = events;
        this.process = process;
        this.ready = process.commands().warmUp();
        process.exited().thenRun(this::ended);
    }

    /**
     * Starts the process, and has it make itself ready. Takes about half a second.
     *
     * @param launch with automatic threads; its log is the spare's own file, which nothing else may use
     */
    public static SpareEngine start(EngineLaunch launch) {
        LateEvents events = new LateEvents();
        return new SpareEngine(launch, events, EngineProcess.start(launch, events));
    }

    /** Done when it is as quick as it will get; fails when it ends before. */
    public CompletableFuture<Boolean> ready() {
        return ready;
    }

    public long pid() {
        return process.pid();
    }

    /** Whether it is there to be taken. */
    public synchronized boolean isWaiting() {
        return !gone && process.isAlive();
    }

    /**
     * Whether an engine started like this would be the same. A run with a number of threads of its own is not: sums in ND4J are split by
     * what the process was given, whatever it uses, and so round differently.
     */
    public boolean fits(EngineLaunch wanted) {
        return launch.backend() == wanted.backend()
                && launch.threads().equals(wanted.threads())
                && launch.dataRoots().equals(wanted.dataRoots())
                && java.util.Objects.equals(launch.generated(), wanted.generated())
                && launch.jvmOptions().equals(wanted.jvmOptions());
    }

    /**
     * Gives the process away, once.
     *
     * @param wanted how a new engine would be started
     * @param told hears all events from now on
     * @return empty where a new engine must be started
     */
    public synchronized Optional<EngineProcess> take(EngineLaunch wanted, EngineEvents told) {
        if (!isWaiting() || !fits(wanted) || Files.exists(wanted.log())) {
            return Optional.empty();
        }
        try {
            Files.move(launch.log(), wanted.log(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.info("The waiting engine is not taken, since its log cannot be moved to {}: {}", wanted.log(), e);
            return Optional.empty();
        }
        gone = true;
        events.tell(told);
        Path errors = EngineProcess.errorFile(wanted.log());
        process.exited().thenRun(() -> moveErrors(errors));
        return Optional.of(process);
    }

    /** What Java writes when it crashes goes where it was told to at its start. */
    private void moveErrors(Path to) {
        Path from = EngineProcess.errorFile(launch.log());
        try {
            if (Files.exists(from)) {
                Files.move(from, to);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be moved to {}", from, to, e);
        }
    }

    private synchronized void ended() {
        if (!gone) {
            gone = true;
            LOG.info("The waiting engine ended by itself; see {}", launch.log());
            process.close();
        }
    }

    /** Ends the process unless it was taken. */
    @Override
    public synchronized void close() {
        if (!gone) {
            gone = true;
            process.close();
        }
    }

    /** Hands on to who takes the engine; before that nothing is told. */
    private static final class LateEvents implements EngineEvents {
        private volatile @Nullable EngineEvents to;

        void tell(EngineEvents listener) {
            to = listener;
        }

        @Override
        public void status(StatusEvent event) {
            EngineEvents listener = to;
            if (listener != null) {
                listener.status(event);
            }
        }

        @Override
        public void losses(LossBatch batch) {
            EngineEvents listener = to;
            if (listener != null) {
                listener.losses(batch);
            }
        }

        @Override
        public void epoch(EpochEvent event) {
            EngineEvents listener = to;
            if (listener != null) {
                listener.epoch(event);
            }
        }

        @Override
        public void notice(String message) {
            EngineEvents listener = to;
            if (listener != null) {
                listener.notice(message);
            }
        }
    }
}
