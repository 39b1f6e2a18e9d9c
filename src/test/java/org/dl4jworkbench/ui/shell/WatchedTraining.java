package org.dl4jworkbench.ui.shell;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Services;

/**
 * Measures what it costs a training to be watched: one run in an engine of its own, while the real window shows the Train page and
 * the Settings page in turn. Both kinds of stretch have the same network, the same engine and the same state of the machine, so that the
 * ratio of their speeds holds on a machine that is not quiet, too. Beside it stands the processor time of the window's threads, which is
 * the most that a training on all cores can lose. Reads threads from /proc, so for Linux. Arguments: seconds of a stretch, pairs of
 * stretches, assignment/preset, and changes as {@code path=value}; the user folder is that of {@code -Dworkbench.user}.
 */
public final class WatchedTraining {
    private WatchedTraining() {}

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** The window; Java does not start a main class that is one from the class path. */
    public static final class Window extends Application {
        private long stretchMillis;
        private int pairs;
        private final AtomicInteger frames = new AtomicInteger();
        /** There from {@link #start} on. */
        @SuppressWarnings("NullAway.Init")
        private Shell shell;

        /** There from the start of the training on. */
        @SuppressWarnings("NullAway.Init")
        private RunSession session;

        /** What was counted at one moment. */
        private record Count(long nanos, int iterations, Map<String, Double> threadSeconds, double processSeconds) {}

        @Override
        public void start(Stage stage) {
            List<String> arguments = getParameters().getRaw();
            stretchMillis = Math.round(1000 * Double.parseDouble(arguments.get(0)));
            pairs = Integer.parseInt(arguments.get(1));
            Services services = WorkbenchApplication.services(Places.ofThisProcess(), Background.newExecutor());
            RunSpec spec = spec(services.assignments(), arguments);
            shell = WorkbenchApplication.show(stage, services, Platform::exit);
            stage.getScene().addPostLayoutPulseListener(frames::incrementAndGet);
            Thread measuring = new Thread(() -> measure(services, spec), "measuring");
            measuring.setDaemon(true);
            measuring.start();
        }

        private static RunSpec spec(AssignmentCatalogue catalogue, List<String> arguments) {
            String[] preset = arguments.get(2).split("/", 2);
            RunSpec spec = catalogue.get(preset[0]).presets().stream()
                    .filter(each -> each.id().equals(preset[1]))
                    .findFirst()
                    .orElseThrow()
                    .spec();
            for (String change : arguments.subList(3, arguments.size())) {
                spec = SpecPaths.set(spec, change);
            }
            return spec;
        }

        private void measure(Services services, RunSpec spec) {
            try {
                RunSpec checked = RunPlan.of(services.assignments().get(spec.assignment()), spec, services.datasets())
                        .spec();
                session = services.launcher().start(checked, services.runsFolder(), services.dataFolder());
                Platform.runLater(() -> shell.openRun(session.data().directory()));
                while (session.isLive() && session.data().losses().size() < 100) {
                    Thread.sleep(50);
                }
                System.out.printf("the first iterations are there; load %.2f%n", load());
                Thread.sleep(5000);
                List<Double> ratios = new ArrayList<>();
                Map<Boolean, Map<String, Double>> threads = new HashMap<>();
                double[] process = new double[2];
                double[] seconds = new double[2];
                double[] drawn = new double[2];
                for (int pair = 0; pair < pairs && session.isLive(); pair++) {
                    double[] speed = new double[2];
                    for (int half = 0; half < 2; half++) {
                        boolean watched = (half + pair) % 2 == 0;
                        Platform.runLater(() -> {
                            if (watched) {
                                shell.openRun(session.data().directory());
                            } else {
                                shell.showSettings();
                            }
                        });
                        Thread.sleep(700);
                        Count before = count();
                        int framesBefore = frames.get();
                        Thread.sleep(stretchMillis);
                        Count after = count();
                        drawn[watched ? 1 : 0] += frames.get() - framesBefore;
                        double took = (after.nanos - before.nanos) / 1e9;
                        int which = watched ? 1 : 0;
                        speed[which] = (after.iterations - before.iterations) / took;
                        process[which] += after.processSeconds - before.processSeconds;
                        seconds[which] += took;
                        Map<String, Double> sums = threads.computeIfAbsent(watched, key -> new TreeMap<>());
                        after.threadSeconds.forEach((name, value) ->
                                sums.merge(name, value - before.threadSeconds.getOrDefault(name, 0.0), Double::sum));
                    }
                    ratios.add(speed[0] / speed[1]);
                    System.out.printf(
                            Locale.ROOT,
                            "%.1f iterations/s watched, %.1f unwatched: %+.2f %%%n",
                            speed[1],
                            speed[0],
                            100 * (speed[0] / speed[1] - 1));
                }
                double[] sorted = ratios.stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
                System.out.printf(
                        Locale.ROOT,
                        "being watched costs %+.2f %% (median of %d pairs); processor time of the window %.1f ms/s watched,"
                                + " %.1f ms/s unwatched; load %.2f%n",
                        100 * (sorted[sorted.length / 2] - 1),
                        sorted.length,
                        1000 * process[1] / seconds[1],
                        1000 * process[0] / seconds[0],
                        load());
                System.out.printf(
                        Locale.ROOT,
                        "frames: %.1f/s watched, %.1f/s unwatched%n",
                        drawn[1] / seconds[1],
                        drawn[0] / seconds[0]);
                print("watched", Objects.requireNonNull(threads.get(true)), seconds[1]);
                print("unwatched", Objects.requireNonNull(threads.get(false)), seconds[0]);
                System.out.println(WindowCost.memory(session.data().losses().size()));
                session.stop().join();
            } catch (InterruptedException | RuntimeException e) {
                e.printStackTrace();
            }
            Platform.runLater(() -> {
                shell.stop();
                Platform.exit();
            });
        }

        private static double load() {
            return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        }

        private static void print(String name, Map<String, Double> threads, double seconds) {
            System.out.println(name + ", ms/s by thread: "
                    + threads.entrySet().stream()
                            .filter(each -> each.getValue() / seconds > 0.0004)
                            .sorted((one, other) -> Double.compare(other.getValue(), one.getValue()))
                            .map(each -> String.format(
                                    Locale.ROOT, "%s %.1f", each.getKey(), 1000 * each.getValue() / seconds))
                            .collect(Collectors.joining(", ")));
        }

        private Count count() {
            return new Count(
                    System.nanoTime(),
                    session.data().losses().size(),
                    WindowCost.threads(),
                    ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                                    .getProcessCpuTime()
                            / 1e9);
        }
    }
}
