package org.dl4jworkbench.lab.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.Smoothing;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.rundir.MetricsCsv;

/** The curves of several runs in one figure. */
public final class CurveFigures {
    private static final int FEW_EPOCHS = 25;

    private CurveFigures() {}

    /**
     * A figure and why some runs are not in it.
     *
     * @param groups the means that are drawn; empty where each run is a curve
     * @param leftOut sentences
     */
    public record Drawn(LineFigure figure, List<Group> groups, List<String> leftOut) {
        public Drawn {
            groups = List.copyOf(groups);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * The mean of several runs.
     *
     * @param name of its curve
     * @param first whose colour it has
     */
    public record Group(String name, ComparedRun first) {}

    /** One run's points: what lies at the same index belongs together in all runs of a group. */
    private record Points(ComparedRun run, double[] x, double[] y) {}

    /** What can be drawn of some of the runs. */
    public static List<Quantity> quantities(Comparison comparison) {
        boolean classes = comparison.runs().stream().anyMatch(run -> run.task() == Task.CLASSIFICATION);
        return Quantity.of(classes ? Task.CLASSIFICATION : Task.REGRESSION);
    }

    /** Reads the minibatches' losses where they are asked for, so not for the JavaFX thread. */
    public static Drawn of(Comparison comparison, CurveChoice choice) {
        return of(comparison, choice, new MinibatchLosses());
    }

    /** The same for one who asks again and again. */
    public static Drawn of(Comparison comparison, CurveChoice choice, MinibatchLosses losses) {
        List<String> leftOut = new ArrayList<>();
        List<ComparedRun> runs = comparable(comparison, choice, leftOut);
        List<Points> points = new ArrayList<>();
        int damaged = 0;
        for (ComparedRun run : runs) {
            try {
                Points each = choice.quantity() == null
                        ? minibatches(run, choice, losses)
                        : epochs(run, choice, choice.quantity());
                if (each.x().length > 0) {
                    points.add(each);
                }
            } catch (RunFolderException e) {
                leftOut.add(String.valueOf(e.getMessage()));
                damaged++;
            }
        }
        int empty = runs.size() - points.size() - damaged;
        if (empty > 0) {
            leftOut.add(count(empty) + " no " + choice.label().toLowerCase(Locale.ROOT) + " yet, or no such split");
        }
        List<Group> groups = new ArrayList<>();
        List<Series> series = choice.grouped() ? grouped(comparison, points, choice, groups) : single(points, choice);
        return new Drawn(LineFigure.of(title(choice), x(choice), y(choice, runs), series), groups, leftOut);
    }

    private static String title(CurveChoice choice) {
        return choice.label() + " by " + choice.x().label().toLowerCase(Locale.ROOT)
                + (choice.grouped() ? ", mean ± standard deviation" : "");
    }

    private static String count(int runs) {
        return runs == 1 ? "One run has" : runs + " runs have";
    }

    /** A regression has no accuracy; losses of different kinds say nothing beside one another. */
    private static List<ComparedRun> comparable(Comparison comparison, CurveChoice choice, List<String> leftOut) {
        List<ComparedRun> runs = comparison.runs();
        if (!choice.isLoss()) {
            List<ComparedRun> classes = runs.stream()
                    .filter(run -> run.task() == Task.CLASSIFICATION)
                    .toList();
            if (classes.size() < runs.size()) {
                leftOut.add(count(runs.size() - classes.size()) + " no accuracy: a regression has losses only");
            }
            return classes;
        }
        Map<Loss, Long> losses = runs.stream()
                .collect(Collectors.groupingBy(ComparedRun::loss, LinkedHashMap::new, Collectors.counting()));
        if (losses.size() < 2) {
            return runs;
        }
        Map.Entry<Loss, Long> commonest = losses.entrySet().stream()
                .max(Map.Entry.<Loss, Long>comparingByValue())
                .orElseThrow();
        Loss most = commonest.getKey();
        leftOut.add(count(runs.size() - commonest.getValue().intValue()) + " another loss than "
                + most.label().toLowerCase(Locale.ROOT) + ", which cannot stand on the same axis");
        return runs.stream().filter(run -> run.loss() == most).toList();
    }

    private static Points epochs(ComparedRun run, CurveChoice choice, Quantity quantity) {
        // The untrained network would squeeze what differs; where there is little else it is shown.
        List<EpochResult> shown = run.epochs().size() < 3
                ? run.epochs()
                : run.epochs().stream().filter(epoch -> epoch.epoch() > 0).toList();
        if (shown.stream().allMatch(epoch -> Double.isNaN(quantity.of(epoch)))) {
            shown = List.of();
        }
        return new Points(
                run,
                shown.stream().mapToDouble(epoch -> at(epoch, choice.x())).toArray(),
                shown.stream().mapToDouble(quantity::of).toArray());
    }

    private static double at(EpochResult epoch, CurveChoice.XAxis axis) {
        return switch (axis) {
            case EPOCH -> epoch.epoch();
            case ITERATION -> epoch.iteration();
            case SECONDS -> epoch.seconds();
        };
    }

    private static Points minibatches(ComparedRun run, CurveChoice choice, MinibatchLosses losses) {
        MetricsCsv.Columns rows = losses.of(run.directory().metrics());
        double perEpoch = perEpoch(run, rows);
        double[] x = new double[rows.size()];
        for (int index = 0; index < x.length; index++) {
            x[index] = switch (choice.x()) {
                case EPOCH -> rows.iteration()[index] / perEpoch;
                case ITERATION -> rows.iteration()[index];
                case SECONDS -> rows.seconds()[index];
            };
        }
        return new Points(run, x, rows.loss());
    }

    /** Minibatches of an epoch: as evaluated, or in an unfinished first epoch those that there are. */
    private static double perEpoch(ComparedRun run, MetricsCsv.Columns rows) {
        return run.epochs().stream()
                .filter(epoch -> epoch.epoch() > 0)
                .mapToDouble(epoch -> (double) epoch.iteration() / epoch.epoch())
                .findFirst()
                .orElse(Math.max(1, rows.size()));
    }

    private static List<Series> single(List<Points> points, CurveChoice choice) {
        List<Series> raw = new ArrayList<>();
        List<Series> lines = new ArrayList<>();
        for (Points each : points) {
            String name = each.run().label();
            Series line = Series.of(name, each.x(), each.y(), each.run().colour(), look(choice, each.x().length));
            if (choice.quantity() == null && choice.smoothing() > 0) {
                if (choice.raw()) {
                    raw.add(line.withName(name + ", raw").withLook(Series.Look.RAW));
                }
                line = line.smoothed(choice.smoothing())
                        .withLook(Series.Look.LINE)
                        .withName(name);
            }
            lines.add(line);
        }
        raw.addAll(lines);
        return raw;
    }

    private static Series.Look look(CurveChoice choice, int points) {
        return choice.quantity() != null && points <= FEW_EPOCHS ? Series.Look.LINE_WITH_POINTS : Series.Look.LINE;
    }

    private static List<Series> grouped(
            Comparison comparison, List<Points> points, CurveChoice choice, List<Group> groups) {
        List<Series> means = new ArrayList<>();
        for (int group = 0; group < comparison.groups().size(); group++) {
            int number = group;
            List<Points> members =
                    points.stream().filter(each -> each.run().group() == number).toList();
            if (!members.isEmpty()) {
                String name =
                        comparison.groups().get(group) + (members.size() > 1 ? ", mean of " + members.size() : "");
                groups.add(new Group(name, members.get(0).run()));
                means.add(mean(name, members, choice));
            }
        }
        return means;
    }

    /** Where the runs are of different lengths, the mean ends with the shortest: a mean of fewer would jump. */
    private static Series mean(String name, List<Points> members, CurveChoice choice) {
        int size = members.stream().mapToInt(each -> each.x().length).min().orElse(0);
        List<double[]> ys = members.stream()
                .map(each -> choice.quantity() == null && choice.smoothing() > 0
                        ? Smoothing.of(each.y(), choice.smoothing())
                        : each.y())
                .toList();
        double[] x = new double[size];
        double[] y = new double[size];
        double[] deviation = new double[size];
        for (int index = 0; index < size; index++) {
            int at = index;
            x[index] =
                    members.stream().mapToDouble(each -> each.x()[at]).average().orElse(Double.NaN);
            List<Double> values = ys.stream().map(each -> each[at]).toList();
            // A NaN of one run stays a gap: a mean of the others would jump.
            boolean whole = values.stream().noneMatch(value -> value.isNaN());
            Measure measure = Measure.of(values);
            y[index] = whole ? measure.mean() : Double.NaN;
            deviation[index] = whole ? measure.deviation() : Double.NaN;
        }
        Series series = Series.of(name, x, y, members.get(0).run().colour(), look(choice, size));
        boolean band = IntStream.range(0, size).anyMatch(index -> !Double.isNaN(deviation[index]));
        return band ? series.withDeviations(deviation) : series;
    }

    private static Axis x(CurveChoice choice) {
        return choice.x() == CurveChoice.XAxis.SECONDS
                        || (choice.quantity() == null && choice.x() == CurveChoice.XAxis.EPOCH)
                ? Axis.linear(choice.x().title())
                : Axis.counting(choice.x().title());
    }

    private static Axis y(CurveChoice choice, List<ComparedRun> runs) {
        Quantity quantity = choice.quantity();
        String loss = runs.isEmpty() ? "loss" : runs.get(0).loss().label().toLowerCase(Locale.ROOT);
        if (quantity == null) {
            return Axis.fromZero(loss + (choice.smoothing() > 0 ? ", smoothed " + choice.smoothing() : ""));
        }
        String name = quantity.label().toLowerCase(Locale.ROOT);
        return quantity.isLoss()
                ? Axis.fromZero(name + " (" + loss + ")")
                : quantity.isAccuracy() ? Axis.linear(name) : Axis.fromZero(name);
    }
}
