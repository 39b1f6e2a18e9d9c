package org.dl4jworkbench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dl4jworkbench.engine.client.EngineLaunch;
import org.dl4jworkbench.engine.client.EngineProcess;
import org.dl4jworkbench.engine.client.SpareEngine;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.model.WorkbenchException;
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

    private static final String FOLDER = "spare-";

    private final Places places;
    private final Backends backends;
    private final Supplier<@Nullable Path> dataFolder;
    private final BooleanSupplier wanted;
    private @Nullable SpareEngine spare;
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
            removeLeftOvers();
            Backend backend = backends.decide(Backend.AUTO).backend();
            EngineLaunch launch = new EngineLaunch(
                    backend,
                    Threads.AUTO,
                    places.datasetRoots(dataFolder.get()),
                    places.generatedDatasets(),
                    folder().resolve("engine.log"));
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
                Files.createDirectories(folder());
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

    /** A folder of this process's own, for the log that a spare begins with. */
    private Path folder() {
        return places.logs().resolve(FOLDER + ProcessHandle.current().pid());
    }

    /** Folders of workbenches that were killed. */
    private void removeLeftOvers() throws IOException {
        if (!Files.isDirectory(places.logs())) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(places.logs())) {
            folders = entries.filter(each -> isLeftOver(String.valueOf(each.getFileName())))
                    .toList();
        }
        for (Path folder : folders) {
            removeFolder(folder);
        }
    }

    private static boolean isLeftOver(String name) {
        if (!name.startsWith(FOLDER)) {
            return false;
        }
        try {
            return ProcessHandle.of(Long.parseLong(name.substring(FOLDER.length())))
                    .isEmpty();
        } catch (NumberFormatException e) {
            // Not one of ours.
            return false;
        }
    }

    private static void removeFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
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
        try {
            if (Files.isDirectory(folder())) {
                removeFolder(folder());
            }
        } catch (IOException e) {
            LOG.info("{} stays: {}", folder(), e.toString());
        }
    }
}
