package org.dl4jworkbench.lab.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/**
 * Every figure and table of a comparison, for the write-up.
 *
 * @param byName by file name without ending
 * @param notices what was left out, and why
 */
public record ComparisonExhibits(Map<String, Exhibit> byName, List<String> notices) {
    public ComparisonExhibits {
        notices = List.copyOf(notices);
    }

    /** Reads the runs' files. */
    public static ComparisonExhibits of(Comparison comparison) {
        Map<String, Exhibit> exhibits = new LinkedHashMap<>();
        List<String> notices = new ArrayList<>(comparison.notices());
        exhibits.put("scores", ScoreTable.of(comparison, false));
        exhibits.put("settings-that-differ", SpecTable.of(comparison, false));
        exhibits.put("settings", SpecTable.of(comparison, true));
        if (comparison.hasSamples()) {
            exhibits.put("scores-mean", ScoreTable.of(comparison, true));
        }
        for (Quantity quantity : CurveFigures.quantities(comparison)) {
            curves(comparison, quantity, CurveChoice.XAxis.EPOCH, quantity.token(), exhibits, notices);
            if (quantity == Quantity.TRAIN_LOSS) {
                curves(comparison, quantity, CurveChoice.XAxis.SECONDS, "train-loss-by-seconds", exhibits, notices);
            }
        }
        curves(comparison, null, CurveChoice.XAxis.ITERATION, "minibatch-loss", exhibits, notices);
        confusion(comparison, exhibits, notices);
        for (WeightComparison.Block block : WeightComparison.blocks(comparison)) {
            exhibits.put(
                    "weights-layer-" + (block.layer() + 1) + "-"
                            + block.kind().name().toLowerCase(Locale.ROOT),
                    WeightComparison.of(comparison, block).figure());
        }
        notices.addAll(WeightComparison.problems(comparison));
        return new ComparisonExhibits(exhibits, notices.stream().distinct().toList());
    }

    private static void curves(
            Comparison comparison,
            @Nullable Quantity quantity,
            CurveChoice.XAxis x,
            String name,
            Map<String, Exhibit> exhibits,
            List<String> notices) {
        for (boolean grouped : comparison.hasSamples() ? new boolean[] {false, true} : new boolean[] {false}) {
            CurveFigures.Drawn drawn = CurveFigures.of(
                    comparison, new CurveChoice(quantity, x, RunFigures.DEFAULT_SMOOTHING, false, grouped));
            LineFigure figure = drawn.figure();
            if (!figure.series().isEmpty()) {
                exhibits.put(grouped ? name + "-mean" : name, figure);
            }
            if (!figure.series().isEmpty() || quantity == null) {
                notices.addAll(drawn.leftOut());
            }
        }
    }

    /** Each other run against the first. */
    private static void confusion(Comparison comparison, Map<String, Exhibit> exhibits, List<String> notices) {
        List<ComparedRun> candidates = ConfusionDifference.candidates(comparison);
        for (int other = 1; other < candidates.size(); other++) {
            try {
                String name = "confusion-difference" + (candidates.size() > 2 ? "-" + (other + 1) : "");
                ComparedRun first = candidates.get(0);
                ComparedRun second = candidates.get(other);
                exhibits.put(name, ConfusionDifference.of(first, second, SplitName.TEST, MatrixLook.DIFFERENCE));
                exhibits.put(
                        name + "-rows",
                        ConfusionDifference.of(first, second, SplitName.TEST, MatrixLook.ROW_SHARE_DIFFERENCE));
            } catch (BadDataException | RunFolderException e) {
                notices.add(e.getMessage());
            }
        }
    }
}
