package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.PlainText;

/**
 * Parallel coordinates (Inselberg 1985): an upright axis for each quantity, a line for each trial, coloured by its place on the last
 * axis. Lines outside of the brushes are pale.
 *
 * @param axes from left to right; the last is the objective
 * @param lines those of trials that ended early are drawn lowest, the best highest
 * @param lowIsGood whether the better end of the last axis is the low one
 * @param brushes at most one an axis; a line is inside when it is inside of every one
 */
public record ParallelFigure(
        String title, List<ScaleAxis> axes, List<Line> lines, boolean lowIsGood, List<AxisInterval> brushes)
        implements Figure {
    /**
     * One trial.
     *
     * @param trial its number, by which the user knows it
     * @param values one for each axis; NaN where there is none
     */
    public record Line(int trial, String name, List<Double> values, TrialLook look) {
        public Line {
            name = PlainText.of(name);
            values = List.copyOf(values);
        }
    }

    public ParallelFigure {
        title = PlainText.of(title);
        axes = List.copyOf(axes);
        lines = List.copyOf(lines);
        brushes = List.copyOf(brushes);
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("parallel coordinates without an axis");
        }
        for (Line line : lines) {
            if (line.values().size() != axes.size()) {
                throw new IllegalArgumentException(
                        line.name() + " has " + line.values().size() + " values for " + axes.size() + " axes");
            }
        }
    }

    public ParallelFigure withBrushes(List<AxisInterval> other) {
        return new ParallelFigure(title, axes, lines, lowIsGood, other);
    }

    /** Whether a trial lies in every brush; all do where there is none. */
    public boolean isInside(Line line) {
        return brushes.stream().allMatch(brush -> brush.contains(line.values().get(brush.axis())));
    }

    /** The axis of the objective. */
    public ScaleAxis objective() {
        return axes.get(axes.size() - 1);
    }

    /** How good a trial is among the shown: 1 at the better end of the objective's axis, NaN where it has none. */
    public double goodness(Line line) {
        double share = objective().share(line.values().get(axes.size() - 1));
        return lowIsGood ? 1 - share : share;
    }

    /** What cannot be drawn on every axis, as sentences. */
    public List<String> leftOut() {
        long without = lines.stream()
                .filter(line -> !objective().shows(line.values().get(axes.size() - 1)))
                .count();
        List<String> notes = new ArrayList<>();
        if (without > 0) {
            notes.add(without + " of " + lines.size() + (without == 1 ? " trials has" : " trials have")
                    + " no objective; "
                    + (without == 1 ? "its line ends" : "their lines end") + " before that axis");
        }
        return notes;
    }
}
