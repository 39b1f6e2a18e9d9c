package org.dl4jworkbench.lab.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dl4jworkbench.data.DatasetFiles;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RecordBefore;
import org.dl4jworkbench.lab.Resumption;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.ScratchFolder;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs on the executors of a Spark cluster, one at a time on each. A run's folder goes there as a zip, is continued by the same engine, and
 * comes back into its place when the run has ended; until then this process holds the run's lock. An executor that is lost loses only the
 * run it had, which Spark tries again from where it was handed over. Safe for use by several threads.
 */
public final class SparkRuns implements Runs, AutoCloseable {
    private static final long FIRST_EXECUTOR_MILLIS = 60_000;
    private static final long QUIET_MILLIS = 5_000;
    private static final long LONGEST_LOG_BYTES = 5_000_000;
    private static final String PROGRAM = "program";

    private final SparkDriver driver;
    private final Places places;
    private final ScratchFolder scratch;
    private final int cores;
    private final AtomicInteger next = new AtomicInteger(1);
    private final Map<String, String> datasets = new HashMap<>();
    private final ExecutorService work = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "spark-run");
        thread.setDaemon(true);
        return thread;
    });
    private boolean programKnown;

    private SparkRuns(SparkDriver driver, Places places, ScratchFolder scratch, int cores) {
        this.driver = driver;
        this.places = places;
        this.scratch = scratch;
        this.cores = cores;
    }

    /**
     * Starts the driver, and returns when the master has given executors, which takes about ten seconds.
     *
     * @param notices what a user should know of the cluster; called on any thread
     * @throws EngineException where this build has no Spark, no master answers (within 90 s at the most) or it gives no executor (60 s)
     */
    public static SparkRuns connect(SparkCluster cluster, Places places, Consumer<String> notices)
            throws InterruptedException {
        SparkInstallation installation = SparkInstallation.find(places);
        ScratchFolder scratch = newScratch();
        try {
            List<String> settings = new ArrayList<>(cluster.all());
            settings.addAll(installation.settings());
            return connect(
                    cluster,
                    settings,
                    installation.command(scratch.path()),
                    installation.environment(cluster, scratch.path()),
                    places,
                    scratch,
                    notices);
        } catch (IOException e) {
            scratch.close();
            throw new EngineException("Spark's driver cannot be prepared (" + e + ")", "--spark", "", e);
        }
    }

    /** The same with another driver's command. */
    static SparkRuns connect(
            SparkCluster cluster,
            List<String> settings,
            List<String> command,
            Map<String, String> environment,
            Places places,
            ScratchFolder scratch,
            Consumer<String> notices)
            throws InterruptedException {
        SparkDriver driver = null;
        try {
            Path log = Files.createDirectories(places.logs()).resolve("spark-driver.log");
            if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
                Files.delete(log);
            }
            driver = SparkDriver.start(command, environment, log, notices);
            driver.connect(cluster.url(), settings);
            int cores = driver.awaitCores(FIRST_EXECUTOR_MILLIS, QUIET_MILLIS);
            if (cores == 0) {
                throw new EngineException(
                        "the Spark master at " + cluster.url() + " gave no executor within "
                                + TimeUnit.MILLISECONDS.toSeconds(FIRST_EXECUTOR_MILLIS) + " s",
                        "--spark",
                        "Its workers may have no core or not enough memory free, or do not reach this machine (name its"
                                + " address with --spark-conf spark.driver.host=…); see " + log);
            }
            return new SparkRuns(driver, places, scratch, cores);
        } catch (IOException e) {
            throw closed(
                    driver,
                    scratch,
                    new EngineException("Spark's driver cannot be prepared (" + e + ")", "--spark", "", e));
        } catch (RuntimeException e) {
            throw closed(driver, scratch, e);
        }
    }

    private static RuntimeException closed(
            @Nullable SparkDriver driver, ScratchFolder scratch, RuntimeException problem) {
        if (driver != null) {
            driver.close();
        }
        scratch.close();
        return problem;
    }

    private static ScratchFolder newScratch() {
        try {
            return ScratchFolder.createUntilClosed("spark");
        } catch (IOException e) {
            throw new EngineException("no folder can be made for Spark's driver (" + e + ")", "--spark", "", e);
        }
    }

    /** The cores that the master gave when it was asked. */
    @Override
    public int places() {
        return cores;
    }

    /** An executor has one core. */
    @Override
    public int threadsEach(int all, int atATime) {
        return 1;
    }

    @Override
    public Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener) {
        return resume(RunDirectory.create(folder, spec, Instant.now(), dataFolder), dataFolder, listener);
    }

    @Override
    public Run resume(
            RunDirectory directory, @Nullable Path dataFolder, @Nullable Integer until, RunData.Listener listener) {
        directory.requireNoLinks();
        RecordBefore before = RecordBefore.of(directory);
        RunRecord record = before.record();
        Resumption.of(directory, record).requirePossible(directory);
        RunData data = RunData.read(directory);
        if (record.status() == RunStatus.FINISHED) {
            throw new EngineException("the run is finished", directory.name(), "Nothing is left to train");
        }
        WorkLock lock = lock(directory);
        EngineSpec engine = record.spec().engine();
        RunSpec spec = engine.threads().isAuto()
                ? record.spec().withEngine(engine.withThreads(new Threads(1)))
                : record.spec();
        RunRecord starting = record.withSpec(spec).withUntil(until).withStatus(RunStatus.STARTING, null, null);
        SparkRun run = new SparkRun(
                Integer.toString(next.getAndIncrement()), data, before, lock, driver, scratch.path(), work);
        try {
            directory.write(starting);
        } catch (RunFolderException e) {
            run.fail(e.what());
            throw e;
        }
        data.setRecord(starting);
        data.addListener(listener);
        Path named = dataFolder != null || record.dataFolder() == null ? dataFolder : Path.of(record.dataFolder());
        work.execute(() -> run.begin(() -> bundles(spec, named)));
        return run;
    }

    private static WorkLock lock(RunDirectory directory) {
        try {
            return WorkLock.take(directory)
                    .orElseThrow(() -> new EngineException(
                            "an engine is at work on this run already", directory.name(), "Stop it first"));
        } catch (IOException e) {
            throw new RunFolderException(
                    "cannot be written (" + e + ")",
                    directory.path().toString(),
                    "Check the rights and the room on the disk",
                    e);
        }
    }

    /** The ids of the program's bundle and of the data set's, empty where the program makes the set itself; told to the driver once. */
    private synchronized List<String> bundles(RunSpec spec, @Nullable Path dataFolder) throws IOException {
        if (!programKnown) {
            Path list = scratch.path().resolve("program.list");
            BundleList.program(list);
            driver.bundle(PROGRAM, list);
            programKnown = true;
        }
        String set = spec.data().dataset();
        String key = set + "\n" + dataFolder;
        String known = datasets.get(key);
        if (known == null) {
            String id = "data-" + (datasets.size() + 1);
            Optional<DatasetFiles> files =
                    places.datasets(dataFolder).files(set, scratch.path().resolve(id));
            known = files.isPresent() ? id : "";
            if (files.isPresent()) {
                Path list = scratch.path().resolve(id + ".list");
                BundleList.dataset(list, set, files.get());
                driver.bundle(id, list);
            }
            datasets.put(key, known);
        }
        return List.of(PROGRAM, known);
    }

    /** Ends the application; runs that are at work are given up. */
    @Override
    public void close() {
        driver.close();
        work.shutdown();
        scratch.close();
    }
}
