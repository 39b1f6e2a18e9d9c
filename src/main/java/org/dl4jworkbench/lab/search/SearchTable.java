package org.dl4jworkbench.lab.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.Measure;
import org.dl4jworkbench.lab.experiment.RunResult;
import org.dl4jworkbench.lab.experiment.SearchRecord;
import org.dl4jworkbench.lab.experiment.TrialScore;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;

/**
 * The table of a search: a row per trial, in the order in which they were drawn. The objective is that of {@link TrialScore}.
 *
 * @param best the index of the best row: of those that trained to their end on all folds; null before the first
 * @param finalRun the newest training of a best trial on everything, or null
 */
public record SearchTable(
        String title,
        Task task,
        Search.Objective objective,
        List<Search.Parameter> parameters,
        List<Row> rows,
        @Nullable Integer best,
        @Nullable Final finalRun) {
    public SearchTable {
        parameters = List.copyOf(parameters);
        rows = List.copyOf(rows);
    }

    /**
     * A trial.
     *
     * @param trial its number, from 1
     * @param name the name of its variation
     * @param values by the path of the parameter, in the order of the parameters
     * @param objective over the folds that have come to their end, or before that over those at work; unknown for a failed trial
     * @param epoch the epoch that the objective is of, or null
     * @param foldsDone how many folds have come to the end of what they were to train
     * @param state in a word: that of its folds which says most
     * @param interim whether folds are still to come, so that the objective may change
     * @param pruned whether successive halving ended it early; its objective is that of its few epochs
     * @param best whether it is the best of those that trained to their end
     * @param seconds of training of each fold, without pauses and evaluation
     * @param parameters of the network
     * @param runs the names of its runs' folders, by fold
     */
    public record Row(
            int trial,
            String name,
            Map<String, String> values,
            Measure objective,
            @Nullable Integer epoch,
            int foldsDone,
            int folds,
            String state,
            boolean interim,
            boolean pruned,
            boolean best,
            Measure seconds,
            long parameters,
            List<String> runs) {
        public Row {
            runs = List.copyOf(runs);
        }

        /** The value of a parameter, empty where the trial has none. */
        public String value(String path) {
            return values.getOrDefault(path, "");
        }

        private Row asBest() {
            return new Row(
                    trial,
                    name,
                    values,
                    objective,
                    epoch,
                    foldsDone,
                    folds,
                    state,
                    interim,
                    pruned,
                    true,
                    seconds,
                    parameters,
                    runs);
        }
    }

    /**
     * The training of a best trial on all training examples, tested once.
     *
     * @param item as it stands
     * @param trial the trial's number
     * @param epochs how many it trains, as were best in the search
     * @param last its last evaluated epoch, or null before the first
     * @param current whether it is still what the search finds best
     */
    public record Final(
            ExperimentItem item,
            int trial,
            int epochs,
            @Nullable EpochResult last,
            boolean current) {}

    /** As it stands now, with the figures of runs at work. Reads files, so not for the JavaFX thread. */
    public static SearchTable of(ExperimentSession session) {
        return of(session, new EpochFiles());
    }

    static SearchTable of(ExperimentSession session, EpochFiles files) {
        ExperimentDirectory directory = session.directory();
        return of(
                session.record(),
                item -> session.liveRun(item).map(data -> data.epochs()).orElseGet(() -> files.read(directory, item)));
    }

    /** From the folder. Reads files, so not for the JavaFX thread. */
    public static SearchTable of(ExperimentDirectory directory) {
        return of(directory.read(), item -> RunResult.epochs(directory, item, null));
    }

    static SearchTable of(ExperimentRecord record, Function<ExperimentItem, List<EpochResult>> epochs) {
        SearchRecord search = Trials.search(record);
        List<Row> rows = new ArrayList<>();
        for (int trial = 1; trial <= search.search().trials(); trial++) {
            rows.add(row(record, search.search(), trial, epochs));
        }
        Comparator<Double> better = TrialScore.better(search.search().objective());
        Optional<Integer> best = IntStream.range(0, rows.size())
                .boxed()
                .filter(index -> rows.get(index).objective().isKnown()
                        && !rows.get(index).interim()
                        && !rows.get(index).pruned())
                .min(Comparator.comparing(index -> rows.get(index).objective().mean(), better));
        best.ifPresent(index -> rows.set(index, rows.get(index).asBest()));
        return new SearchTable(
                record.experiment().title(),
                record.task(),
                search.search().objective(),
                search.search().parameters(),
                rows,
                best.orElse(null),
                finalRun(record, search, best.map(rows::get).orElse(null), epochs));
    }

    private static Row row(
            ExperimentRecord record, Search search, int trial, Function<ExperimentItem, List<EpochResult>> epochs) {
        String name = SearchRecord.name(trial);
        Variation variation = record.experiment().variations().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<ExperimentItem> items = items(record, name);
        List<ExperimentItem> done = items.stream()
                .filter(item -> item.state() == ItemState.FINISHED
                        || item.state() == ItemState.HELD
                        || item.state() == ItemState.PRUNED)
                .toList();
        boolean out =
                items.stream().anyMatch(item -> item.state() == ItemState.FAILED || item.state() == ItemState.SKIPPED);
        boolean pruned = items.stream().anyMatch(item -> item.state() == ItemState.PRUNED);
        boolean interim = !out && !pruned && items.stream().anyMatch(item -> item.state() != ItemState.FINISHED);
        List<List<EpochResult>> begun = items.stream().map(epochs).toList();
        // A fold that has just begun would throw the figure back to its first epoch.
        List<List<EpochResult>> counted = (done.isEmpty() ? items : done)
                .stream().map(epochs).filter(each -> each.size() > 1).toList();
        Optional<TrialScore> score = out || counted.isEmpty()
                ? Optional.empty()
                : TrialScore.of(counted, search.objective(), Integer.MAX_VALUE);
        Map<String, String> values = new LinkedHashMap<>();
        search.parameters()
                .forEach(parameter -> values.put(
                        parameter.path(), String.valueOf(variation.set().get(parameter.path()))));
        return new Row(
                trial,
                name,
                values,
                score.map(TrialScore::objective).orElse(Measure.NONE),
                score.map(TrialScore::epoch).orElse(null),
                done.size(),
                items.size(),
                state(items),
                interim,
                pruned,
                false,
                Measure.of(begun.stream()
                        .filter(each -> !each.isEmpty())
                        .map(each -> each.get(each.size() - 1).seconds())
                        .toList()),
                record.setting(name).parameters(),
                items.stream().map(ExperimentItem::run).filter(Objects::nonNull).toList());
    }

    private static List<ExperimentItem> items(ExperimentRecord record, String variation) {
        return record.queue().stream()
                .filter(item -> item.variation().equals(variation))
                .sorted(Comparator.comparing(
                        item -> item.fold() == null ? 0 : item.fold().number()))
                .toList();
    }

    /** The first of these that a fold is in. */
    private static final List<ItemState> TELLING = List.of(
            ItemState.RUNNING,
            ItemState.PAUSED,
            ItemState.FAILED,
            ItemState.SKIPPED,
            ItemState.PRUNED,
            ItemState.INTERRUPTED,
            ItemState.STOPPED,
            ItemState.QUEUED,
            ItemState.HELD,
            ItemState.FINISHED);

    private static String state(List<ExperimentItem> items) {
        return TELLING.stream()
                .filter(state -> items.stream().anyMatch(item -> item.state() == state))
                .findFirst()
                .orElseThrow()
                .token();
    }

    private static @Nullable Final finalRun(
            ExperimentRecord record,
            SearchRecord search,
            @Nullable Row best,
            Function<ExperimentItem, List<EpochResult>> epochs) {
        if (search.finals().isEmpty()) {
            return null;
        }
        SearchRecord.FinalRun newest = search.finals().get(search.finals().size() - 1);
        ExperimentItem item = items(record, newest.variation()).get(0);
        List<EpochResult> evaluated = epochs.apply(item);
        return new Final(
                item,
                newest.trial(),
                newest.epochs(),
                evaluated.isEmpty() ? null : evaluated.get(evaluated.size() - 1),
                best != null && best.trial() == newest.trial() && Objects.equals(best.epoch(), newest.epochs()));
    }
}
