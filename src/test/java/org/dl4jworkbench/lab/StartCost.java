package org.dl4jworkbench.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;

/**
 * Measures from the click on Start to the first iteration, as the window goes about it. Arguments: data folder, scratch folder, repeats,
 * assignment/preset, and changes as {@code path=value}. With {@code -Dwarm=true} an engine waits.
 */
final class StartCost {
    private StartCost() {}

    public static void main(String[] arguments) throws InterruptedException {
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
        RunLauncher launcher = new RunLauncher(new Places(null, scratch.toAbsolutePath()));
        List<Double> all = new ArrayList<>();
        boolean warm = Boolean.getBoolean("warm");
        if (warm) {
            launcher.keepSpare(() -> Path.of(arguments[0]), () -> true);
        }
        for (int repeat = 0; repeat < Integer.parseInt(arguments[2]); repeat++) {
            while (warm && launcher.spare().isEmpty()) {
                Thread.onSpinWait();
            }
            launcher.spare().ifPresent(spare -> spare.ready().join());
            all.add(seconds(launcher, spec, scratch.resolve("runs"), Path.of(arguments[0])));
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s from the click to the first iteration (median of %d)%n",
                arguments[3],
                sorted[sorted.length / 2],
                sorted.length);
        launcher.endSpare();
        System.exit(0);
    }

    private static double seconds(RunLauncher launcher, RunSpec spec, Path runs, Path data)
            throws InterruptedException {
        long start = System.nanoTime();
        CountDownLatch first = new CountDownLatch(1);
        long[] at = new long[3];
        RunSession session = launcher.start(spec, runs, data, new RunData.Listener() {
            @Override
            public void trainingStarted(EngineInfo info) {
                at[0] = System.nanoTime();
            }

            @Override
            public void epochFinished(EpochResult result) {
                at[1] = System.nanoTime();
            }

            @Override
            public void progressed(Progress progress) {
                if (progress.iteration() > 0 && at[2] == 0) {
                    at[2] = System.nanoTime();
                    first.countDown();
                }
            }
        });
        first.await();
        System.out.printf(
                Locale.ROOT,
                "training under way %.2f s, untrained network evaluated %.2f s, first iteration %.2f s%n",
                (at[0] - start) / 1e9,
                (at[1] - start) / 1e9,
                (at[2] - start) / 1e9);
        session.stop().join();
        session.ended().join();
        return (at[2] - start) / 1e9;
    }
}
