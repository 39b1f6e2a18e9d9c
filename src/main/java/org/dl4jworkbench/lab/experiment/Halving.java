package org.dl4jworkbench.lab.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.jspecify.annotations.Nullable;

/**
 * Successive halving (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS
 * 2016) with η = 3: of n trials with up to E epochs, all train E/3^s epochs, the best third goes on to E/3^(s−1), and so on; those
 * of the last rung train to their end. Each trial trains with its own schedule over E epochs, which a rung only interrupts.
 *
 * <p>A rung is decided when all its trials have come to it, from figures of its epochs alone, ties by the trial's number: so the
 * outcome does not depend on how many run at a time, nor on being interrupted.
 */
public final class Halving {
    private static final int ETA = 3;

    private Halving() {}

    /**
     * The rungs of a group of trials: as many as leave at least one trial and one epoch.
     *
     * @param base what they start from; its epochs are E
     * @param first the number of the first trial
     * @throws BadSpecException where there are too few trials or epochs for a single rung
     */
    public static SearchRecord.Bracket bracket(RunSpec base, int first, int count) {
        Integer epochs = base.training().epochs();
        if (epochs == null || base.training().iterations() != null) {
            throw new BadSpecException(
                    "successive halving gives trials a part of their epochs, and a number of iterations ends them",
                    "training.iterations",
                    "Set training.epochs, and leave training.iterations out");
        }
        List<Integer> rungs = new ArrayList<>();
        int trials = count;
        for (int budget = epochs / ETA; budget >= 1 && trials >= ETA; budget /= ETA) {
            rungs.add(0, budget);
            trials /= ETA;
        }
        if (rungs.isEmpty()) {
            throw new BadSpecException(
                    "successive halving needs at least " + ETA + " trials of " + ETA + " epochs, not " + count + " of "
                            + epochs,
                    "",
                    "Try more trials, or another sampler");
        }
        return new SearchRecord.Bracket(first, count, rungs);
    }

    /** How many go on from a rung, counted from 0: n / 3^(rung + 1), at least one. */
    static int survivors(SearchRecord.Bracket bracket, int rung) {
        int left = bracket.count();
        for (int i = 0; i <= rung; i++) {
            left /= ETA;
        }
        return Math.max(1, left);
    }

    /**
     * The record with every rung decided that all its trials have come to; the same record where there is none.
     *
     * @param epochs what an item's run has evaluated
     */
    static ExperimentRecord decided(ExperimentRecord record, Function<ExperimentItem, List<EpochResult>> epochs) {
        SearchRecord search = record.search();
        if (search == null) {
            return record;
        }
        ExperimentRecord result = record;
        for (SearchRecord.Bracket bracket : search.brackets()) {
            result = new Contest(search.search(), bracket, epochs).decided(result);
        }
        return result;
    }

    /** One bracket's trials as they stand. */
    private record Contest(
            Search search, SearchRecord.Bracket bracket, Function<ExperimentItem, List<EpochResult>> epochs) {
        ExperimentRecord decided(ExperimentRecord record) {
            Map<Integer, List<ExperimentItem>> trials = trials(record);
            int rung = trials.values().stream().mapToInt(this::rung).max().orElse(0);
            if (rung >= bracket.rungs().size()) {
                return late(record, trials, rung);
            }
            List<Map.Entry<Integer, List<ExperimentItem>>> here = trials.entrySet().stream()
                    .filter(trial -> rung(trial.getValue()) == rung)
                    .toList();
            boolean settled = here.stream()
                    .flatMap(trial -> trial.getValue().stream())
                    .noneMatch(item -> item.state().isOpen() || item.state().isLive());
            boolean undecided = here.stream()
                    .flatMap(trial -> trial.getValue().stream())
                    .noneMatch(item -> item.state() == ItemState.PRUNED);
            if (!settled || !undecided) {
                return late(record, trials, rung);
            }
            return late(decided(record, here, rung), trials, rung);
        }

        private ExperimentRecord decided(
                ExperimentRecord record, List<Map.Entry<Integer, List<ExperimentItem>>> here, int rung) {
            int last = bracket.rungs().get(rung);
            Comparator<Double> better = TrialScore.better(search.objective());
            List<List<ExperimentItem>> ranked = here.stream()
                    .filter(trial -> trial.getValue().stream().allMatch(this::hasCome))
                    .map(trial -> Map.entry(trial, score(trial.getValue(), last)))
                    .filter(scored -> scored.getValue().isPresent())
                    .sorted(Comparator.comparing(
                                    (Map.Entry<Map.Entry<Integer, List<ExperimentItem>>, Optional<TrialScore>>
                                                    scored) -> scored.getValue()
                                            .orElseThrow()
                                            .objective()
                                            .mean(),
                                    better)
                            .thenComparing(scored -> scored.getKey().getKey()))
                    .map(scored -> scored.getKey().getValue())
                    .limit(survivors(bracket, rung))
                    .toList();
            Integer next = rung + 1 < bracket.rungs().size() ? bracket.rungs().get(rung + 1) : null;
            ExperimentRecord result = record;
            for (Map.Entry<Integer, List<ExperimentItem>> trial : here) {
                boolean goesOn = ranked.contains(trial.getValue());
                for (ExperimentItem item : trial.getValue()) {
                    if (goesOn) {
                        boolean whole = item.state() == ItemState.FINISHED;
                        result = result.with(
                                item.withUntil(next).withState(whole ? ItemState.FINISHED : ItemState.QUEUED, null));
                    } else if (item.state() == ItemState.HELD) {
                        result = result.with(item.withState(ItemState.PRUNED, null));
                    }
                }
            }
            return result;
        }

        /** A trial that comes to a rung after its decision, as one tried again after a failure, ends there. */
        private ExperimentRecord late(ExperimentRecord record, Map<Integer, List<ExperimentItem>> before, int rung) {
            ExperimentRecord result = record;
            for (List<ExperimentItem> trial : before.values()) {
                for (ExperimentItem item : trial) {
                    if (item.state() == ItemState.HELD && (rung(trial) < rung || wasDecided(before, rung(trial)))) {
                        ExperimentItem now = result.now(item).orElse(item);
                        if (now.state() == ItemState.HELD) {
                            result = result.with(now.withState(ItemState.PRUNED, null));
                        }
                    }
                }
            }
            return result;
        }

        private boolean wasDecided(Map<Integer, List<ExperimentItem>> trials, int rung) {
            return trials.values().stream()
                    .filter(trial -> rung(trial) == rung)
                    .flatMap(List::stream)
                    .anyMatch(item -> item.state() == ItemState.PRUNED);
        }

        private boolean hasCome(ExperimentItem item) {
            return item.state() == ItemState.HELD || item.state() == ItemState.FINISHED;
        }

        private Optional<TrialScore> score(List<ExperimentItem> items, int last) {
            return TrialScore.of(items.stream().map(epochs).toList(), search.objective(), last);
        }

        private Map<Integer, List<ExperimentItem>> trials(ExperimentRecord record) {
            Map<String, Integer> numbers = new TreeMap<>();
            for (int number = bracket.first(); number < bracket.first() + bracket.count(); number++) {
                numbers.put(SearchRecord.name(number), number);
            }
            return record.queue().stream()
                    .filter(item -> numbers.containsKey(item.variation()))
                    .collect(Collectors.groupingBy(
                            item -> numbers.getOrDefault(item.variation(), 0), TreeMap::new, Collectors.toList()));
        }

        /** The rung a trial trains to, counted from 0; as many as there are rungs for the end of the training. */
        private int rung(List<ExperimentItem> trial) {
            @Nullable Integer until = trial.get(0).until();
            return until == null ? bracket.rungs().size() : bracket.rungs().indexOf(until);
        }
    }
}
