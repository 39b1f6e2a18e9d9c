package org.dl4jworkbench.chart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.model.Numbers;

/** The numbers behind figures of trials, a row for each. */
final class TrialNumbers {
    private TrialNumbers() {}

    static void lines(ParallelFigure figure, SheetCells out) throws IOException {
        List<String> row = new ArrayList<>(List.of("trial"));
        figure.axes().forEach(axis -> row.add(axis.title()));
        row.add("state");
        out.row(row);
        for (ParallelFigure.Line line : figure.lines()) {
            row.clear();
            row.add(Integer.toString(line.trial()));
            for (int axis = 0; axis < figure.axes().size(); axis++) {
                row.add(figure.axes().get(axis).exact(line.values().get(axis)));
            }
            row.add(line.look().label());
            out.row(row);
        }
    }

    static void dots(DotFigure figure, SheetCells out) throws IOException {
        out.row("trial", figure.x().title(), figure.y().title(), figure.y().title() + ", standard deviation", "state");
        for (DotFigure.Dot dot : figure.dots()) {
            out.row(
                    dot.trial(),
                    figure.x().exact(dot.x()),
                    figure.y().exact(dot.y()),
                    Double.isNaN(dot.deviation()) ? "" : Numbers.plain(dot.deviation()),
                    dot.look().label());
        }
    }
}
