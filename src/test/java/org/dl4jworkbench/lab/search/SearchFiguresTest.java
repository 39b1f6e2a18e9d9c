package org.dl4jworkbench.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.chart.BarFigure;
import org.dl4jworkbench.chart.DotFigure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.ParallelFigure;
import org.dl4jworkbench.chart.ScaleAxis;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.TrialLook;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Task;
import org.junit.jupiter.api.Test;

class SearchFiguresTest {
    /** What becomes of trials 1 to 8: the fourth is pruned, the fifth fails, the seventh is at work, the eighth waits. */
    private static SearchTable table(Search.Objective objective) {
        double[] losses = {0.5, 0.4, 0.45, 0.05, Double.NaN, 0.2, 0.3, Double.NaN};
        String[] states = {"finished", "finished", "finished", "pruned", "failed", "finished", "running", "queued"};
        int best = objective == Search.Objective.LOSS ? 5 : 0;
        List<SearchTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put(Searches.UNITS.path(), Integer.toString(4 + i % 6));
            values.put(Searches.RATE.path(), Double.toString(0.001 * (i + 1)));
            values.put(Searches.OPTIMISER.path(), i % 2 == 0 ? "adam" : "rmsprop");
            boolean known = !Double.isNaN(losses[i]);
            rows.add(new SearchTable.Row(
                    i + 1,
                    "trial " + (i + 1),
                    values,
                    known ? Measure.of(List.of(losses[i] - 0.01, losses[i] + 0.01)) : Measure.NONE,
                    known ? 3 : null,
                    states[i].equals("finished") ? 2 : 0,
                    2,
                    states[i],
                    states[i].equals("running") || states[i].equals("queued"),
                    states[i].equals("pruned"),
                    i == best,
                    Measure.NONE,
                    10,
                    states[i].equals("queued") ? List.of() : List.of("run-" + i)));
        }
        return new SearchTable(
                "Small",
                Task.CLASSIFICATION,
                objective,
                List.of(Searches.UNITS, Searches.RATE, Searches.OPTIMISER),
                rows,
                best,
                null);
    }

    @Test
    void everyParameterHasAnAxisOfItsRangeAndEveryTrialThatHasBegunALine() {
        ParallelFigure figure = SearchFigures.parallel(table(Search.Objective.LOSS));

        assertThat(figure.axes())
                .extracting(ScaleAxis::title)
                .containsExactly("Layer 1, units", "Learning rate", "Optimiser", "validation loss");
        assertThat(figure.axes())
                .extracting(ScaleAxis::scale)
                .containsExactly(
                        ScaleAxis.Scale.INTEGER,
                        ScaleAxis.Scale.LOG,
                        ScaleAxis.Scale.CATEGORIES,
                        ScaleAxis.Scale.LINEAR);
        assertThat(figure.axes().get(2).categories()).containsExactly("adam", "sgd", "rmsprop");
        assertThat(figure.lowIsGood()).isTrue();
        assertThat(figure.lines()).extracting(ParallelFigure.Line::trial).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(figure.lines())
                .extracting(ParallelFigure.Line::look)
                .containsExactly(
                        TrialLook.ORDINARY,
                        TrialLook.ORDINARY,
                        TrialLook.ORDINARY,
                        TrialLook.ENDED_EARLY,
                        TrialLook.ENDED_EARLY,
                        TrialLook.BEST,
                        TrialLook.ORDINARY);
        assertThat(figure.lines().get(1).values().subList(0, 3)).containsExactly(5.0, 0.002, 2.0);
        assertThat(figure.lines().get(4).values().get(3)).isNaN();
    }

    @Test
    void theBestSoFarCountsTrialsThatCameToTheirEndInTheOrderInWhichTheyWereDrawn() {
        LineFigure figure = SearchFigures.bestSoFar(table(Search.Objective.LOSS));

        Series best = figure.series().get(2);
        assertThat(best.look()).isEqualTo(Series.Look.STEPS);
        assertThat(best.size()).isEqualTo(4);
        assertThat(List.of(best.y(0), best.y(1), best.y(2), best.y(3))).containsExactly(0.5, 0.4, 0.4, 0.2);
        assertThat(best.x(3)).isEqualTo(6);
        assertThat(figure.series().get(0).name()).isEqualTo("ended early");
        assertThat(figure.marks().get(0).label()).isEqualTo("best: trial 6");

        Series highest = SearchFigures.bestSoFar(table(Search.Objective.ACCURACY))
                .series()
                .get(2);
        assertThat(highest.y(3)).isEqualTo(0.5);
    }

    @Test
    void aParameterStandsAgainstTheObjectiveWithTheDeviationOverTheFolds() {
        SearchTable table = table(Search.Objective.LOSS);
        DotFigure figure = SearchFigures.scatter(table, Searches.RATE.path(), trial -> trial == 2);

        assertThat(figure.x().scale()).isEqualTo(ScaleAxis.Scale.LOG);
        assertThat(figure.title()).isEqualTo("Small, validation loss over learning rate");
        DotFigure.Dot second = figure.dots().get(1);
        assertThat(second.pale()).isTrue();
        assertThat(second.deviation()).isEqualTo(table.rows().get(1).objective().deviation());
        assertThat(figure.dots()).filteredOn(dot -> !dot.pale()).hasSize(6);
        assertThat(figure.y().min()).isLessThan(0.05);
        assertThat(figure.y().max()).isGreaterThan(0.5);
    }

    @Test
    void theMostImportantParameterIsOnTop() {
        BarFigure figure = SearchFigures.importance(table(Search.Objective.LOSS));
        BarFigure.Group shares = figure.groups().get(0);
        assertThat(figure.categories()).hasSize(3).contains("Learning rate");
        assertThat(shares.value(0)).isGreaterThanOrEqualTo(shares.value(1));
        assertThat(shares.value(1)).isGreaterThanOrEqualTo(shares.value(2));
    }

    @Test
    void aSearchThatHasJustBegunHasFiguresToo() {
        SearchTable whole = table(Search.Objective.LOSS);
        SearchTable begun = new SearchTable(
                whole.title(),
                whole.task(),
                whole.objective(),
                whole.parameters(),
                List.of(whole.rows().get(7)),
                null,
                null);

        assertThat(SearchFigures.parallel(begun).lines()).isEmpty();
        assertThat(SearchFigures.bestSoFar(begun).marks()).isEmpty();
        assertThat(SearchFigures.importance(begun).categories()).isEmpty();
        assertThat(SearchFigures.all(begun)).hasSize(6).allSatisfy((name, figure) -> assertThat(
                        org.dl4jworkbench.chart.NumbersText.csv(figure))
                .isNotEmpty());
    }
}
