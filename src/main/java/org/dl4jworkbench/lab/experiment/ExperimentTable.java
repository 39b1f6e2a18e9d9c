package org.dl4jworkbench.lab.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;

/**
 * The report's table of an experiment: a row per variation, in the order of the experiment, over its seeds and folds. Losses and
 * accuracies are those of each run's best epoch, which its validation loss chooses (without a validation split its training
 * loss).
 *
 * @param task whether accuracies or only losses are measured
 */
public record ExperimentTable(String title, Task task, List<Row> rows) {
    public ExperimentTable {
        rows = List.copyOf(rows);
    }

    /**
     * A variation.
     *
     * @param items its items as they stand, by seed
     * @param interim whether no run has finished and the figures are those of runs that have not come to their end
     * @param parameters of the network
     * @param seconds of training, without pauses and evaluation
     * @param epochs evaluated
     * @param reported what the report states, or null
     * @param best whether it has the highest validation accuracy, or for a regression the lowest validation loss, of all rows
     *     with a finished run; never chosen on the test split
     * @param runs the names of the runs' folders that the figures come from
     */
    public record Row(
            String variation,
            List<ExperimentItem> items,
            boolean interim,
            Measure trainLoss,
            Measure trainAccuracy,
            Measure validationLoss,
            Measure validationAccuracy,
            Measure testLoss,
            Measure testAccuracy,
            long parameters,
            Measure seconds,
            Measure epochs,
            Variation.@Nullable Reported reported,
            boolean best,
            List<String> runs) {
        public Row {
            items = List.copyOf(items);
            runs = List.copyOf(runs);
        }

        /** How many of its items are in a state. */
        public long count(ItemState state) {
            return items.stream().filter(item -> item.state() == state).count();
        }

        /** In words: {@code finished}, or {@code 2 finished, 1 running}. */
        public String state() {
            List<String> words = new ArrayList<>();
            for (ItemState state : List.of(
                    ItemState.FINISHED,
                    ItemState.RUNNING,
                    ItemState.PAUSED,
                    ItemState.QUEUED,
                    ItemState.HELD,
                    ItemState.PRUNED,
                    ItemState.FAILED,
                    ItemState.STOPPED,
                    ItemState.INTERRUPTED,
                    ItemState.SKIPPED)) {
                long count = count(state);
                if (count == items.size()) {
                    return state.token();
                }
                if (count > 0) {
                    words.add(count + " " + state.token());
                }
            }
            return String.join(", ", words);
        }

        private Row asBest() {
            return new Row(
                    variation,
                    items,
                    interim,
                    trainLoss,
                    trainAccuracy,
                    validationLoss,
                    validationAccuracy,
                    testLoss,
                    testAccuracy,
                    parameters,
                    seconds,
                    epochs,
                    reported,
                    true,
                    runs);
        }
    }

    /** As it stands now, with the figures of runs at work. Reads run records, so not for the JavaFX thread. */
    public static ExperimentTable of(ExperimentSession session) {
        return of(session.record(), RunResult.of(session));
    }

    /** From the folder. Reads run records, so not for the JavaFX thread. */
    public static ExperimentTable of(ExperimentDirectory directory) {
        ExperimentRecord record = directory.read();
        return of(record, RunResult.of(directory, record));
    }

    static ExperimentTable of(ExperimentRecord record, List<RunResult> results) {
        List<Row> rows = new ArrayList<>();
        for (Variation variation : record.experiment().variations()) {
            rows.add(row(
                    variation,
                    record.setting(variation.name()).parameters(),
                    results.stream()
                            .filter(result -> result.item().variation().equals(variation.name()))
                            .sorted(Comparator.comparing(RunResult::item, ExperimentItem.BY_SEED_AND_FOLD))
                            .toList()));
        }
        best(rows, record.task())
                .ifPresent(index -> rows.set(index, rows.get(index).asBest()));
        return new ExperimentTable(record.experiment().title(), record.task(), rows);
    }

    private static Row row(Variation variation, long parameters, List<RunResult> results) {
        List<RunResult> measured =
                results.stream().filter(result -> result.best() != null).toList();
        List<RunResult> finished = measured.stream()
                .filter(result -> result.item().state() == ItemState.FINISHED)
                .toList();
        List<RunResult> counted = finished.isEmpty() ? measured : finished;
        return new Row(
                variation.name(),
                results.stream().map(RunResult::item).toList(),
                finished.isEmpty() && !measured.isEmpty(),
                measure(counted, EpochResult::train, Score::loss),
                measure(counted, EpochResult::train, Score::accuracyOrNaN),
                measure(counted, EpochResult::validation, Score::loss),
                measure(counted, EpochResult::validation, Score::accuracyOrNaN),
                measure(counted, EpochResult::test, Score::loss),
                measure(counted, EpochResult::test, Score::accuracyOrNaN),
                parameters,
                Measure.of(counted.stream()
                        .map(result -> result.last() == null
                                ? Double.NaN
                                : result.last().seconds())
                        .toList()),
                Measure.of(counted.stream()
                        .map(result -> result.last() == null
                                ? Double.NaN
                                : result.last().epoch())
                        .toList()),
                variation.reported(),
                false,
                counted.stream()
                        .map(result -> Objects.requireNonNull(result.item().run()))
                        .toList());
    }

    private static Measure measure(
            List<RunResult> results, Function<EpochResult, @Nullable Score> split, Function<Score, Double> figure) {
        List<Double> values = new ArrayList<>();
        for (RunResult result : results) {
            Score score = result.best() == null ? null : split.apply(result.best());
            values.add(score == null ? Double.NaN : figure.apply(score));
        }
        return Measure.of(values);
    }

    private static OptionalInt best(List<Row> rows, Task task) {
        Function<Row, Double> quality = task == Task.REGRESSION
                ? row -> -row.validationLoss().mean()
                : row -> row.validationAccuracy().mean();
        return IntStream.range(0, rows.size())
                .filter(index -> !rows.get(index).interim() && !Double.isNaN(quality.apply(rows.get(index))))
                .reduce((a, b) -> quality.apply(rows.get(b)) > quality.apply(rows.get(a)) ? b : a);
    }
}
