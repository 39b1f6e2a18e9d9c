package org.dl4jworkbench.lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Task;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    private static final Search.Parameter X =
            new Search.Parameter("training.momentum", Search.Range.LINEAR, 0.0, 1.0, null, null);
    private static final Search.Parameter KIND = Searches.choice("training.optimiser", "adam", "sgd", "rmsprop");
    private static final Search.Parameter FIXED = Searches.choice("network.initialisation", "he");

    private static final double[] PLACES = {0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1};
    private static final String[] KINDS = {"adam", "adam", "adam", "sgd", "sgd", "sgd", "rmsprop", "rmsprop"};

    private static SearchTable table(double... losses) {
        List<SearchTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            boolean failed = Double.isNaN(losses[i]);
            Map<String, String> values = new LinkedHashMap<>();
            values.put(X.path(), String.valueOf(PLACES[i]));
            values.put(KIND.path(), KINDS[i]);
            values.put(FIXED.path(), "he");
            rows.add(new SearchTable.Row(
                    i + 1,
                    "trial " + (i + 1),
                    values,
                    failed ? Measure.NONE : Measure.of(List.of(losses[i])),
                    failed ? null : 1,
                    1,
                    1,
                    failed ? "failed" : "finished",
                    false,
                    false,
                    false,
                    Measure.NONE,
                    10,
                    List.of()));
        }
        return new SearchTable("t", Task.REGRESSION, Search.Objective.LOSS, List.of(X, KIND, FIXED), rows, null, null);
    }

    /** Second source: NumPy, least squares on [1, x, x²] of the ranks 8, 6, 5, 3, 1, 2, 4, 7, and sums of squares. */
    @Test
    void theSharesAreThoseOfAQuadraticFitAndOfTheCorrelationRatioOnRanks() {
        List<Importance> found = Importance.of(table(80, 0.6, 0.5, 0.3, 0.1, 0.2, 0.4, 0.7));

        assertThat(found.get(0).share()).isCloseTo(0.8892971837300718, within(1e-9));
        assertThat(found.get(1).share()).isCloseTo(0.6277777777777778, within(1e-9));
        assertThat(found.get(2).share()).isZero();
        assertThat(found).allSatisfy(each -> assertThat(each.count()).isEqualTo(8));
    }

    @Test
    void aFailedTrialIsTheWorstHoweverLargeTheOthersFiguresAre() {
        assertThat(Importance.of(table(Double.NaN, 0.6, 0.5, 0.3, 0.1, 0.2, 0.4, 0.7)))
                .isEqualTo(Importance.of(table(80, 0.6, 0.5, 0.3, 0.1, 0.2, 0.4, 0.7)));
    }

    @Test
    void ofFewTrialsNothingIsSaidAndOfEqualOnesThatNothingMatters() {
        assertThat(Importance.of(table(1, 2, 3, 4)))
                .allSatisfy(each -> assertThat(each.share()).isNaN());
        assertThat(Importance.of(table(1, 1, 1, 1, 1, 1, 1, 1)))
                .allSatisfy(each -> assertThat(each.share()).isZero());
    }
}
