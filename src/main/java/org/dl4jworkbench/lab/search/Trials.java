package org.dl4jworkbench.lab.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.Halving;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.SearchRecord;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.Variation;
import org.jspecify.annotations.Nullable;

/**
 * Trials as variations with their specs. A trial whose layers do not fit one another, such as a kernel larger than what is left of
 * the picture, is drawn anew (of a grid it is left out): so trial n is a function of the seed, n, and what fits.
 */
final class Trials {
    /** The number of candidates of a grid that are tried at most for one trial. */
    private static final int MOST_PASSED = 100_000;

    private Trials() {}

    /** One trial that can run. */
    private record Trial(Variation variation, ExperimentRecord.Setting setting) {}

    /** The spec of a trial. */
    static RunSpec spec(RunSpec base, Map<String, String> values) {
        List<SpecPaths.Change> changes = new ArrayList<>();
        values.forEach((path, value) -> changes.add(new SpecPaths.Change(path, value)));
        return SpecPaths.set(base, changes);
    }

    /**
     * Trials that were drawn, and what their queue gets of them.
     *
     * @param search with {@link Search#trials()} as many as there are with them
     */
    record Drawn(
            SearchRecord search,
            List<Variation> variations,
            List<ExperimentRecord.Setting> settings,
            List<ExperimentItem> items) {}

    /**
     * The trials behind those there are.
     *
     * @param before how many there are
     * @param count how many more; a grid may have fewer left
     */
    static Drawn draw(SearchRecord search, Task task, int before, int count) {
        List<Trial> all = trials(search, task, before, count);
        if (all.isEmpty()) {
            throw new BadSpecException(
                    "no point of the grid that fits is left",
                    "search " + search.search().id(),
                    "Take another sampler, or more steps");
        }
        SearchRecord grown = search.withTrials(before + all.size());
        Integer until = null;
        if (search.search().sampler() == Search.Sampler.HALVING) {
            SearchRecord.Bracket bracket = Halving.bracket(search.base(), before + 1, all.size());
            grown = grown.withBracket(bracket);
            until = bracket.rungs().get(0);
        }
        List<ExperimentItem> items = new ArrayList<>();
        for (Trial trial : all) {
            items.addAll(items(trial.setting(), search.search().folds(), until));
        }
        return new Drawn(
                grown,
                all.stream().map(Trial::variation).toList(),
                all.stream().map(Trial::setting).toList(),
                items);
    }

    /** The record with trials added behind those it has. */
    static ExperimentRecord more(ExperimentRecord record, int count) {
        SearchRecord search = search(record);
        Drawn drawn = draw(search, record.task(), search.search().trials(), count);
        return record.withMore(drawn.variations(), drawn.settings(), drawn.items(), false)
                .withSearch(drawn.search());
    }

    static SearchRecord search(ExperimentRecord record) {
        SearchRecord search = record.search();
        if (search == null) {
            throw new BadSpecException(
                    "is an experiment and no search", record.experiment().id(), "");
        }
        return search;
    }

    private static List<ExperimentItem> items(ExperimentRecord.Setting setting, int folds, @Nullable Integer until) {
        long seed = setting.spec().training().seed();
        if (folds == 1) {
            return List.of(new ExperimentItem(setting.variation(), seed, null, ItemState.QUEUED, null, null, until));
        }
        return Fold.all(folds).stream()
                .map(fold -> new ExperimentItem(setting.variation(), seed, fold, ItemState.QUEUED, null, null, until))
                .toList();
    }

    private static List<Trial> trials(SearchRecord record, Task task, int before, int count) {
        TrialSampler sampler = TrialSampler.of(record.search());
        List<Trial> trials = new ArrayList<>();
        // A grid passes over what does not fit, so it is gone through from its start.
        int first = sampler instanceof GridSampler ? 1 : before + 1;
        for (int number = first; number <= before + count; number++) {
            Trial trial = trial(record, task, sampler, number);
            if (trial == null) {
                break;
            }
            if (number > before) {
                trials.add(trial);
            }
        }
        return trials;
    }

    private static @Nullable Trial trial(SearchRecord record, Task task, TrialSampler sampler, int number) {
        int most = sampler instanceof GridSampler ? MOST_PASSED : TrialSampler.MOST_ATTEMPTS;
        BadSpecException unfit = null;
        for (int attempt = 0; attempt < most; attempt++) {
            List<String> drawn = sampler.values(number, attempt);
            if (drawn.isEmpty()) {
                return null;
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < drawn.size(); i++) {
                values.put(record.search().parameters().get(i).path(), drawn.get(i));
            }
            RunSpec spec = spec(record.base(), values);
            try {
                NetworkSummary summary = RunPlan.summary(spec, record.input(), task, record.outputs());
                summary.requireFit();
                String name = SearchRecord.name(number);
                return new Trial(
                        new Variation(name, null, new LinkedHashMap<>(values), null),
                        new ExperimentRecord.Setting(name, spec, summary.parameters()));
            } catch (BadSpecException e) {
                unfit = e;
            }
        }
        BadSpecException last = Objects.requireNonNull(unfit);
        throw new BadSpecException(
                "none of " + most + " draws fits together; the last one: " + last.what(),
                "search " + record.search().id() + ", " + last.where(),
                "Narrow the ranges",
                last);
    }
}
