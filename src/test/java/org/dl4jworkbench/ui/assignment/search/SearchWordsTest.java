package org.dl4jworkbench.ui.assignment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.lab.experiment.Throughput;
import org.dl4jworkbench.model.Search;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
    @Test
    void whatWasMeasuredOfSeveralEnginesIsSaidAsAFactor() {
        Throughput two = new Throughput(
                List.of(new Throughput.Point(1, 400, null), new Throughput.Point(2, 764, null)), 2, null);
        assertThat(SearchWords.engines(two)).isEqualTo("2 engines: 1.9 × one");
        assertThat(SearchWords.engines(Throughput.PENDING)).contains("to be measured");
        assertThat(SearchWords.engines(null)).isEmpty();
    }

    @Test
    void figuresAndRangesAreReadAsInAReport() {
        assertThat(SearchWords.measure(Measure.of(List.of(0.25, 0.35)))).isEqualTo("0.3000 ± 0.0707");
        assertThat(SearchWords.measure(Measure.of(List.of(0.25)))).isEqualTo("0.2500");
        assertThat(SearchWords.measure(Measure.NONE)).isEqualTo("–");
        assertThat(SearchWords.amount(25, 3)).isEqualTo("25 trials × 3 folds = 75 trainings");
        assertThat(SearchWords.amount(1, 1)).isEqualTo("1 trial");
        assertThat(SearchWords.range(new Search.Parameter("training.l2", Search.Range.LOG, 1e-4, 0.1, null, null)))
                .isEqualTo("0.0001 to 0.1, log");
        assertThat(SearchWords.range(new Search.Parameter(
                        "training.optimiser",
                        Search.Range.CHOICE,
                        null,
                        null,
                        List.of("adam", "sgd", "rmsprop"),
                        null)))
                .isEqualTo("adam, sgd or rmsprop");
    }
}
