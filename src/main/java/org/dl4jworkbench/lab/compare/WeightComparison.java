package org.dl4jworkbench.lab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dl4jworkbench.chart.HistogramFigure;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Snapshot;

/** How the weights of a layer are spread in several runs, each at its best epoch. Reads files, so not for the JavaFX thread. */
public final class WeightComparison {
    /** Filled areas over one another are told apart up to this number; more stand below one another. */
    private static final int MOST_OVERLAID = 6;

    private WeightComparison() {}

    /**
     * One kind of parameters of a layer.
     *
     * @param layer its index in the network, from 0
     * @param title such as "Layer 1, Dense · weights"
     */
    public record Block(int layer, ParameterLayout.Kind kind, String title) {
        @Override
        public String toString() {
            return title;
        }
    }

    /**
     * A figure and why some runs are not in it.
     *
     * @param leftOut sentences
     */
    public record Drawn(HistogramFigure figure, List<String> leftOut) {
        public Drawn {
            leftOut = List.copyOf(leftOut);
        }

        /** The figure without some of the runs. */
        public HistogramFigure without(Set<String> labels) {
            return drawing(
                    figure.panels().isEmpty() ? "" : figure.panels().get(0).title(),
                    figure.panels().stream()
                            .flatMap(panel -> panel.curves().stream())
                            .filter(curve -> !labels.contains(curve.name()))
                            .toList());
        }
    }

    /** What some of the runs have and can be chosen; in the order of the network. */
    public static List<Block> blocks(Comparison comparison) {
        List<Block> blocks = new ArrayList<>();
        TreeSet<Long> known = new TreeSet<>();
        for (ComparedRun run : comparison.runs()) {
            for (Histogram histogram : readable(run).orElse(List.of())) {
                if (known.add(histogram.layer() * 100L + histogram.kind())) {
                    ParameterLayout.Kind kind = ParameterLayout.Kind.values()[histogram.kind()];
                    blocks.add(new Block(
                            histogram.layer(),
                            kind,
                            "Layer " + (histogram.layer() + 1) + ", " + name(run, histogram.layer()) + " · "
                                    + kind.label()));
                }
            }
        }
        blocks.sort(java.util.Comparator.comparingInt(Block::layer).thenComparing(Block::kind));
        return blocks;
    }

    /** What cannot be read of the runs' histograms, as sentences that name the files. */
    static List<String> problems(Comparison comparison) {
        List<String> problems = new ArrayList<>();
        for (ComparedRun run : comparison.runs()) {
            try {
                histograms(run);
            } catch (RunFolderException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return problems;
    }

    private static String name(ComparedRun run, int layer) {
        List<LayerSpec> layers = run.spec().network().layers();
        return layer < layers.size() ? layers.get(layer).label() : "";
    }

    /** The histograms of a block over one another, as densities, since networks differ in size. */
    public static Drawn of(Comparison comparison, Block block) {
        List<HistogramFigure.Curve> curves = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (ComparedRun run : comparison.runs()) {
            Optional<List<Histogram>> all = readable(run);
            Optional<Histogram> wanted = all.flatMap(each -> each.stream()
                    .filter(histogram -> histogram.layer() == block.layer()
                            && histogram.kind() == block.kind().ordinal())
                    .findFirst());
            if (wanted.isPresent()) {
                curves.add(new HistogramFigure.Curve(run.label(), wanted.get(), run.colour()));
            } else {
                leftOut.add(
                        run.label() + (all.isPresent() ? " has no such layer" : " keeps no histograms of its weights"));
            }
        }
        return new Drawn(drawing(block.title(), curves), leftOut);
    }

    private static HistogramFigure drawing(String block, List<HistogramFigure.Curve> curves) {
        return new HistogramFigure(
                "Weights of " + curves.size() + (curves.size() == 1 ? " run" : " runs") + ", each at its best epoch",
                curves.size() > MOST_OVERLAID ? HistogramFigure.Form.RIDGES : HistogramFigure.Form.OVERLAID,
                true,
                curves.isEmpty() ? List.of() : List.of(new HistogramFigure.Panel(block, curves)));
    }

    /** Empty also where they were thinned away while they were read, or are damaged, see {@link #problems}. */
    private static Optional<List<Histogram>> readable(ComparedRun run) {
        try {
            return histograms(run);
        } catch (RunFolderException e) {
            return Optional.empty();
        }
    }

    /** Of the best epoch, or of the last kept one; empty where none are kept. */
    private static Optional<List<Histogram>> histograms(ComparedRun run) {
        Optional<List<Histogram>> best = EpochResult.best(run.epochs()).flatMap(epoch -> run.directory()
                .snapshot(Moment.afterEpoch(epoch.epoch(), -1))
                .readHistograms());
        if (best.isPresent()) {
            return best;
        }
        List<Integer> kept = run.directory().snapshotEpochs();
        for (int index = kept.size() - 1; index >= 0; index--) {
            Snapshot snapshot = run.directory().snapshot(Moment.afterEpoch(kept.get(index), -1));
            Optional<List<Histogram>> found = snapshot.readHistograms();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
