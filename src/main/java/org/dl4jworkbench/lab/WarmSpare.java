package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.dl4jworkbench.engine.client.EngineLaunch;
import org.dl4jworkbench.engine.client.EngineProcess;
import org.dl4jworkbench.engine.client.SpareEngine;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.ScratchFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one engine warm, so that the next run trains at once. It is there while no run is at work, since a second run beside another gets an
 * engine with other options, and a training at work is to have the machine to itself. All that can go wrong with it means only
 * that a run gets a new engine. Any thread.
 */
final class WarmSpare implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmSpare.class);

    /** A waiting engine takes about 250 MB; a run may take much more. */
    private static final long LITTLE_MEMORY = 2_000_000_000;

    private final Places places;
    private final Backends backends;
    private final Supplier<@Nullable Path> dataFolder;
    private final BooleanSupplier wanted;
    private @Nullable SpareEngine spare;
    private @Nullable ScratchFolder folder;
    private boolean closed;

    /**
     * @param dataFolder searched for data sets before all others
     * @param wanted asked before a spare is started
     */
    WarmSpare(Places places, Backends backends, Supplier<@Nullable Path> dataFolder, BooleanSupplier wanted) {
        this.places = places;
        this.backends = backends;
        this.dataFolder = dataFolder;
        this.wanted = wanted;
    }

    /** Starts one where none is waiting, or ends the one that no run would take any more. Can take seconds. */
    void refill() {
        try {
            Backend backend = backends.decide(Backend.AUTO).backend();
            EngineLaunch launch = new EngineLaunch(
                    backend, Threads.AUTO, places.datasetRoots(dataFolder.get()), places.generatedDatasets(), log());
            synchronized (this) {
                SpareEngine now = spare;
                if (now != null && (!now.isWaiting() || !now.fits(launch) || !wanted.getAsBoolean())) {
                    now.close();
                    spare = null;
                }
                // CUDA's driver takes much of a GPU's memory for a process that only waits.
                if (spare != null || closed || backend != Backend.CPU || !wanted.getAsBoolean() || isMemoryShort()) {
                    return;
                }
                Files.deleteIfExists(launch.log());
                spare = SpareEngine.start(launch);
            }
        } catch (IOException | WorkbenchException e) {
            LOG.info("No engine is kept ready: {}", e.toString());
        }
    }

    private static boolean isMemoryShort() {
        return EngineMemory.available().orElse(Long.MAX_VALUE) < LITTLE_MEMORY;
    }

    /** The waiting engine, if a run that is to be started like this can have it. */
    synchronized Optional<EngineProcess> take(EngineLaunch launch, EngineEvents events) {
        SpareEngine now = spare;
        if (now == null) {
            return Optional.empty();
        }
        Optional<EngineProcess> taken = now.take(launch, events);
        if (taken.isPresent()) {
            spare = null;
        }
        return taken;
    }

    /** The waiting engine, if one does. */
    synchronized Optional<SpareEngine> waiting() {
        return Optional.ofNullable(spare).filter(SpareEngine::isWaiting);
    }

    /** A spare begins with a log in a folder of its own, on the disk of the runs' logs, where it can be moved from. */
    private synchronized Path log() throws IOException {
        if (folder == null) {
            folder = ScratchFolder.create(Files.createDirectories(places.logs()), "spare");
        }
        return folder.path().resolve("engine.log");
    }

    /** Ends the waiting engine; no other follows. */
    @Override
    public synchronized void close() {
        closed = true;
        SpareEngine now = spare;
        spare = null;
        if (now != null) {
            now.close();
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }
}
