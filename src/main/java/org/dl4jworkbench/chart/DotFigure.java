package org.dl4jworkbench.chart;

import java.util.List;
import org.dl4jworkbench.model.PlainText;

/**
 * Trials as points: a parameter against the objective, with the deviation over the folds. Points of one category stand side by side.
 *
 * @param x the parameter
 * @param y the objective
 */
public record DotFigure(String title, ScaleAxis x, ScaleAxis y, List<Dot> dots) implements Figure {
    /**
     * One trial.
     *
     * @param trial its number, by which the user knows it
     * @param deviation half the length of the bar around y; NaN for none
     * @param pale whether it lies outside of what the user asks for
     */
    public record Dot(int trial, String name, double x, double y, double deviation, TrialLook look, boolean pale) {
        public Dot {
            name = PlainText.of(name);
        }
    }

    public DotFigure {
        title = PlainText.of(title);
        dots = List.copyOf(dots);
    }

    /** Whether a trial has a place on both axes. */
    public boolean shows(Dot dot) {
        return x.shows(dot.x()) && y.shows(dot.y());
    }

    /** What is not drawn, as sentences. */
    public List<String> leftOut() {
        long without = dots.stream().filter(dot -> !shows(dot)).count();
        return without == 0
                ? List.of()
                : List.of(without + " of " + dots.size() + (without == 1 ? " trials has" : " trials have")
                        + " no value here");
    }
}
