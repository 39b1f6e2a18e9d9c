package org.dl4jworkbench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.ImageIoDecoder;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Measures what snapshots cost a training: the same run with them and without, in turn, and the medians. Arguments: data folder,
 * scratch folder, repeats, assignment/preset, and changes as {@code path=value}. The engine's own switches belong on the command line:
 * {@code OMP_NUM_THREADS=1 java -Xmx2g -XX:+UseSerialGC -Xmn16m -Dorg.eclipse.deeplearning4j.helpers.disable=false
 * -Dorg.bytedeco.javacpp.maxphysicalbytes=0 org.dl4jworkbench.engine.SnapshotCost …}.
 */
final class SnapshotCost {
    private static final com.sun.management.OperatingSystemMXBean PROCESS = (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();

    private SnapshotCost() {}

    public static void main(String[] arguments) throws IOException {
        Path scratch = Path.of(arguments[1]);
        String[] preset = arguments[3].split("/", 2);
        RunSpec spec = AssignmentCatalogue.read(scratch.resolve("none")).get(preset[0]).presets().stream()
                .filter(each -> each.id().equals(preset[1]))
                .findFirst()
                .orElseThrow()
                .spec();
        for (String change : Arrays.asList(arguments).subList(4, arguments.length)) {
            spec = SpecPaths.set(spec, change);
        }
        Dataset dataset = new DatasetCatalogue(
                        List.of(Path.of(arguments[0])), scratch.resolve("generated"), new ImageIoDecoder())
                .load(spec.data());
        List<double[]> with = new ArrayList<>();
        List<double[]> without = new ArrayList<>();
        seconds(spec, dataset, scratch, false);
        for (int repeat = 0; repeat < Integer.parseInt(arguments[2]); repeat++) {
            // In turn first and second, so that a drift of the machine hits both.
            boolean first = repeat % 2 == 0;
            (first ? with : without).add(seconds(spec, dataset, scratch, first));
            (first ? without : with).add(seconds(spec, dataset, scratch, !first));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.3f s with, %.3f s without snapshots: %+.2f %%; of the processor's time %+.2f %%%n",
                arguments[3],
                median(with, 0),
                median(without, 0),
                100 * (median(with, 0) / median(without, 0) - 1),
                100 * (median(with, 1) / median(without, 1) - 1));
    }

    private static double median(List<double[]> values, int which) {
        double[] sorted =
                values.stream().mapToDouble(each -> each[which]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** From the first minibatch to the last file: by the clock, and the processor's time of the process. */
    private static double[] seconds(RunSpec spec, Dataset dataset, Path scratch, boolean snapshots) throws IOException {
        RunDirectory run = RunDirectory.create(scratch.resolve("runs"), spec, Instant.now(), null);
        Trainer trainer = new Trainer(run, spec, dataset, new CommandQueue(), 1, false, snapshots);
        long start = System.nanoTime();
        long processor = PROCESS.getProcessCpuTime();
        trainer.train(new Trainer.Observer() {
            @Override
            public void trained(long iteration, double loss, double seconds) {}

            @Override
            public void evaluated(EpochResult result, @Nullable EpochResult best) {}

            @Override
            public void paused(boolean paused) {}
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (PROCESS.getProcessCpuTime() - processor) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s %.3f s, processor %.3f s; %s%n",
                snapshots ? "with   " : "without",
                seconds,
                busy,
                trainer.snapshotsInWords());
        try (var files = Files.walk(run.path())) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return new double[] {seconds, busy};
    }
}
