package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trials of a search that never was: a rate, units, two choices, and a loss that depends on them. */
public final class SampleTrials {
    private static final List<String> ACTIVATIONS = List.of("relu", "tanh", "leaky-relu");

    private SampleTrials() {}

    public static ParallelFigure parallel(int trials) {
        List<ScaleAxis> axes = List.of(
                ScaleAxis.of("Learning rate", ScaleAxis.Scale.LOG, 1e-4, 0.5),
                ScaleAxis.of("Layer 1, units", ScaleAxis.Scale.INTEGER, 8, 128),
                ScaleAxis.categories("Layer 1, activation", ACTIVATIONS),
                ScaleAxis.of("Momentum of the optimiser", ScaleAxis.Scale.LINEAR, 0.5, 0.99),
                ScaleAxis.of("L2", ScaleAxis.Scale.LOG, 1e-6, 1e-2));
        Random random = new Random(7);
        List<ParallelFigure.Line> lines = new ArrayList<>();
        int best = -1;
        for (int trial = 1; trial <= trials; trial++) {
            double rate = axes.get(0).valueAt(random.nextDouble());
            double units = Math.rint(axes.get(1).valueAt(random.nextDouble()));
            double activation = random.nextInt(3);
            double momentum = axes.get(3).valueAt(random.nextDouble());
            double decay = axes.get(4).valueAt(random.nextDouble());
            double loss = 0.02
                    + 0.05 * Math.pow(Math.log10(rate / 0.02), 2)
                    + 0.4 / units
                    + 0.02 * activation
                    + 0.01 * random.nextDouble();
            boolean ended = trial % 9 == 5;
            boolean failed = trial % 17 == 11;
            lines.add(new ParallelFigure.Line(
                    trial,
                    "trial " + trial,
                    List.of(rate, units, activation, momentum, decay, failed ? Double.NaN : loss),
                    ended || failed ? TrialLook.ENDED_EARLY : TrialLook.ORDINARY));
            if (!ended
                    && !failed
                    && (best < 0 || loss < lines.get(best).values().get(5))) {
                best = trial - 1;
            }
        }
        if (best >= 0) {
            ParallelFigure.Line line = lines.get(best);
            lines.set(best, new ParallelFigure.Line(line.trial(), line.name(), line.values(), TrialLook.BEST));
        }
        List<ScaleAxis> all = new ArrayList<>(axes);
        all.add(ScaleAxis.over(
                "validation loss",
                lines.stream().mapToDouble(line -> line.values().get(5)).toArray()));
        return new ParallelFigure("Trials of the search", all, lines, true, List.of());
    }

    public static DotFigure dots(int trials, int axis) {
        ParallelFigure figure = parallel(trials);
        return new DotFigure(
                "Validation loss over " + figure.axes().get(axis).title(),
                figure.axes().get(axis),
                figure.objective(),
                figure.lines().stream()
                        .map(line -> new DotFigure.Dot(
                                line.trial(),
                                line.name(),
                                line.values().get(axis),
                                line.values().get(5),
                                0.1 * line.values().get(5),
                                line.look(),
                                line.trial() % 5 == 0))
                        .toList());
    }

    static LineFigure bestSoFar() {
        List<ParallelFigure.Line> lines = parallel(25).lines().stream()
                .filter(line -> line.look() != TrialLook.ENDED_EARLY)
                .toList();
        double[] trials = lines.stream().mapToDouble(ParallelFigure.Line::trial).toArray();
        double[] losses =
                lines.stream().mapToDouble(line -> line.values().get(5)).toArray();
        double[] best = losses.clone();
        for (int i = 1; i < best.length; i++) {
            best[i] = Math.min(best[i - 1], best[i]);
        }
        return LineFigure.of(
                "Best so far",
                Axis.counting("trial"),
                new Axis("validation loss", true, false, false),
                List.of(
                        Series.of("trials", trials, losses, 0, Series.Look.POINTS),
                        Series.of("best so far", trials, best, 1, Series.Look.STEPS)));
    }

    static BarFigure importance() {
        return new BarFigure(
                "Importance",
                "parameter",
                Axis.fromZero("share of the objective's variation"),
                List.of("Learning rate", "Layer 1, units", "Momentum of the optimiser", "Layer 1, activation", "L2"),
                List.of(new BarFigure.Group("importance", new double[] {0.62, 0.2, 0.1, 0.05, 0.03}, 0)),
                true);
    }
}
