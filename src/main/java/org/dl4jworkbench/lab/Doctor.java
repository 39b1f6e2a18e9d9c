package org.dl4jworkbench.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.engine.client.BackendProbe;
import org.dl4jworkbench.engine.client.CudaReport;
import org.dl4jworkbench.engine.client.ProbeAnswer;
import org.dl4jworkbench.engine.client.SystemCommandRunner;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.Versions;
import org.jspecify.annotations.Nullable;

/** Looks at everything a run depends on and says what would stand in its way. */
public final class Doctor {
    /** A run of a large network keeps some hundred megabytes of checkpoints. */
    private static final long LITTLE_ROOM = 1_000_000_000;

    private static final long LITTLE_MEMORY = 3_000_000_000L;

    private final Places places;
    private final Supplier<Processor> processor;
    private final Supplier<BackendProbe.Result> cpuProbe;
    private final Supplier<CudaReport> cuda;

    /**
     * What was found.
     *
     * @param java version and vendor of the Java that runs this process and its engines
     * @param memoryBytes of the machine
     * @param cpu what a trial computation on the CPU found, or null where it failed
     * @param cpuFailure why it failed, or null
     * @param datasets every data set the program knows, there or not
     * @param dataRoots where data sets are looked for, in order
     * @param runsFolder where new runs go
     * @param runsRoomBytes free for this user on the disk of {@code runsFolder}; negative where it cannot be told
     * @param problems what the user should see to, most important first; empty when all is well
     */
    public record Report(
            String workbench,
            String deeplearning4j,
            String java,
            String javaHome,
            String os,
            Processor processor,
            long memoryBytes,
            @Nullable ProbeAnswer cpu,
            @Nullable String cpuFailure,
            CudaReport cuda,
            List<DatasetListing> datasets,
            List<String> dataRoots,
            String runsFolder,
            long runsRoomBytes,
            List<String> problems) {
        public Report {
            datasets = List.copyOf(datasets);
            dataRoots = List.copyOf(dataRoots);
            problems = List.copyOf(problems);
        }

        /** Whether runs can be trained at all. */
        public boolean canTrain() {
            return cpu != null || cuda.usable();
        }
    }

    Doctor(
            Places places,
            Supplier<Processor> processor,
            Supplier<BackendProbe.Result> cpuProbe,
            Supplier<CudaReport> cuda) {
        this.places = places;
        this.processor = processor;
        this.cpuProbe = cpuProbe;
        this.cuda = cuda;
    }

    public static Doctor ofThisMachine(Places places, Backends backends) {
        SystemCommandRunner commands = new SystemCommandRunner();
        return new Doctor(
                places,
                () -> Processor.ofThisMachine(commands),
                () -> new BackendProbe(commands).run(Backend.CPU),
                backends::cuda);
    }

    /**
     * Looks at everything; takes seconds, as engines are tried in processes of their own.
     *
     * @param dataFolder searched for data sets before all others, or null
     * @param runs where new runs go
     */
    public Report examine(@Nullable Path dataFolder, Path runs) {
        List<String> problems = new ArrayList<>();
        Processor found = processor.get();
        BackendProbe.Result cpu = cpuProbe.get();
        String failure = cpu.reason();
        if (failure != null) {
            problems.add("The CPU engine does not work: " + failure + ". "
                    + (Boolean.FALSE.equals(found.avx2())
                            ? "This processor has no AVX2: start the workbench once as WORKBENCH_PROFILES=generic-cpu ./workbench."
                            : "Delete the folder ~/.javacpp and try again; if it stays, report it."));
        } else if (Boolean.FALSE.equals(found.avx2())) {
            problems.add("This processor has no AVX2, which the default build of ND4J needs: "
                    + "start the workbench once as WORKBENCH_PROFILES=generic-cpu ./workbench.");
        }
        long memory = memory();
        if (memory < LITTLE_MEMORY) {
            problems.add("The machine has " + Numbers.bytes(memory) + " of memory; larger networks will not fit.");
        }
        long room = room(runs);
        if (room >= 0 && room < LITTLE_ROOM) {
            problems.add("The disk of " + runs + " has " + Numbers.bytes(room)
                    + " left: free some, or train with --out DIR on another disk.");
        }
        DatasetCatalogue datasets = places.datasets(dataFolder);
        return new Report(
                Versions.workbench(),
                Versions.deeplearning4j(),
                System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                System.getProperty("java.home"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                found,
                memory,
                cpu.answer(),
                failure,
                cuda.get(),
                datasets.list(),
                datasets.roots().stream().map(Path::toString).toList(),
                runs.toString(),
                room,
                problems);
    }

    private static long memory() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
    }

    /** Of the nearest folder that exists: the folder of runs is made with the first run. */
    private static long room(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return -1;
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new RunFolderException("cannot be looked at (" + e + ")", existing.toString(), "Check the rights", e);
        }
    }
}
