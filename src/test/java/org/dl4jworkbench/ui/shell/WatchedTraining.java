package org.dl4jworkbench.ui.shell;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Services;

/**
 * Measures what it costs a training to be watched: one run in an engine of its own, while the real window shows the Train page and
 * the Settings page in turn. Both kinds of stretch have the same network, the same engine and the same state of the machine, so that the
 * ratio of their speeds holds on a machine that is not quiet, too. Speed is iterations over seconds of training, both from
 * {@code metrics.csv}: evaluations, which fall into one stretch and not into the next, do not count, and a stretch lasts until
 * there has been news of its training for long enough. Beside it stands the processor time of the window's threads, which is
 * the most that a training on all cores can lose. Reads threads from /proc, so for Linux. Arguments: seconds of a stretch, pairs of
 * stretches, assignment/preset, and changes as {@code path=value}; the user folder is that of {@code -Dworkbench.user}.
 */
public final class WatchedTraining {
    private WatchedTraining() {}

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** What a page takes to come up is over by then. */
    private static final long SETTLING_MILLIS = 1000;

    private static final long STEP_MILLIS = 50;

    /** The engine tells its losses five times a second, of slow networks each one: a silence longer than this is an evaluation. */
    private static final long QUIET_NANOS = 600_000_000;

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

        /** When the engine last told of losses, by {@link System#nanoTime}. */
        private final AtomicLong lastNews = new AtomicLong();

        /**
         * What was counted at one moment.
         *
         * @param iteration the last that the engine has told of
         */
        private record Count(
                long nanos, int iteration, int frames, Map<String, Double> threadSeconds, double processSeconds) {}

        /** All stretches of one kind. */
        private static final class Sum {
            private double seconds;
            private double processSeconds;
            private int frames;
            private final Map<String, Double> threadSeconds = new TreeMap<>();

            void add(Stretch stretch) {
                seconds += (stretch.end.nanos - stretch.begin.nanos) / 1e9;
                processSeconds += stretch.end.processSeconds - stretch.begin.processSeconds;
                frames += stretch.end.frames - stretch.begin.frames;
                stretch.end.threadSeconds.forEach((name, value) -> threadSeconds.merge(
                        name, value - stretch.begin.threadSeconds.getOrDefault(name, 0.0), Double::sum));
            }

            void print(String name) {
                System.out.printf(
                        Locale.ROOT,
                        "%s: %.1f ms of a core per second, %.1f frames/s; by thread, ms/s: %s%n",
                        name,
                        1000 * processSeconds / seconds,
                        frames / seconds,
                        threadSeconds.entrySet().stream()
                                .filter(each -> each.getValue() / seconds > 0.0004)
                                .sorted((one, other) -> Double.compare(other.getValue(), one.getValue()))
                                .map(each -> String.format(
                                        Locale.ROOT, "%s %.1f", each.getKey(), 1000 * each.getValue() / seconds))
                                .collect(Collectors.joining(", ")));
            }
        }

        private record Stretch(Count begin, Count end) {
            double iterationsPerSecond(MetricsCsv.Columns metrics) {
                int first = begin.iteration - 1;
                int last = end.iteration - 1;
                return (last - first) / (metrics.seconds()[last] - metrics.seconds()[first]);
            }
        }

        /** @param watched with the Train page in view */
        private record Pair(Stretch watched, Stretch unwatched) {}

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
                session.data().addListener(new RunData.Listener() {
                    @Override
                    public void progressed(Progress progress) {
                        lastNews.set(System.nanoTime());
                    }
                });
                Platform.runLater(() -> shell.openRun(session.data().directory()));
                while (session.isLive() && session.data().losses().size() < 100) {
                    Thread.sleep(50);
                }
                System.out.printf("the first iterations are there; load %.2f%n", load());
                Thread.sleep(5000);
                List<Pair> measured = new ArrayList<>();
                while (measured.size() < pairs && session.isLive()) {
                    // In turn, so that what gets slower or faster all the time counts for neither.
                    boolean watchedFirst = measured.size() % 2 == 0;
                    Stretch first = stretch(watchedFirst);
                    Stretch second = stretch(!watchedFirst);
                    measured.add(watchedFirst ? new Pair(first, second) : new Pair(second, first));
                }
                String memory = WindowCost.memory(session.data().losses().size());
                session.stop().join();
                print(measured, MetricsCsv.read(session.data().directory().metrics()));
                System.out.println(memory);
            } catch (InterruptedException | RuntimeException e) {
                e.printStackTrace();
            }
            Platform.runLater(() -> {
                shell.stop();
                Platform.exit();
            });
        }

        private Stretch stretch(boolean watched) throws InterruptedException {
            Platform.runLater(() -> {
                if (watched) {
                    shell.openRun(session.data().directory());
                } else {
                    shell.showSettings();
                }
            });
            Thread.sleep(SETTLING_MILLIS);
            awaitNews();
            Count begin = count();
            for (long trained = 0; trained < stretchMillis && session.isLive(); trained += STEP_MILLIS) {
                Thread.sleep(STEP_MILLIS);
                awaitNews();
            }
            return new Stretch(begin, count());
        }

        /** Waits while the run evaluates. */
        private void awaitNews() throws InterruptedException {
            while (session.isLive() && System.nanoTime() - lastNews.get() > QUIET_NANOS) {
                Thread.sleep(10);
            }
        }

        private static void print(List<Pair> measured, MetricsCsv.Columns metrics) {
            Sum watched = new Sum();
            Sum unwatched = new Sum();
            double[] slower = new double[measured.size()];
            for (int pair = 0; pair < slower.length; pair++) {
                Pair each = measured.get(pair);
                watched.add(each.watched);
                unwatched.add(each.unwatched);
                double with = each.watched.iterationsPerSecond(metrics);
                double without = each.unwatched.iterationsPerSecond(metrics);
                slower[pair] = 100 * (without / with - 1);
                System.out.printf(
                        Locale.ROOT,
                        "%.1f iterations/s watched, %.1f unwatched: %+.2f %%%n",
                        with,
                        without,
                        slower[pair]);
            }
            Arrays.sort(slower);
            System.out.printf(
                    Locale.ROOT,
                    "being watched costs %+.2f %% (median of %d pairs, half of them from %+.2f to %+.2f); load %.2f%n",
                    slower[slower.length / 2],
                    slower.length,
                    slower[slower.length / 4],
                    slower[3 * slower.length / 4],
                    load());
            watched.print("watched");
            unwatched.print("unwatched");
        }

        private static double load() {
            return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        }

        private Count count() {
            return new Count(
                    System.nanoTime(),
                    session.data().losses().size(),
                    frames.get(),
                    WindowCost.threads(),
                    ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                                    .getProcessCpuTime()
                            / 1e9);
        }
    }
}
