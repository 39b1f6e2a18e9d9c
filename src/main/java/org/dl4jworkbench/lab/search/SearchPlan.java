package org.dl4jworkbench.lab.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.ExperimentSpecs;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.SearchRecord;
import org.dl4jworkbench.lab.experiment.Throughput;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.Threads;

/**
 * A search of which every trial was checked against its assignment and the data on this machine, before any starts.
 *
 * @param record to be run
 * @param notices what was decided, for the user to see
 */
public record SearchPlan(ExperimentRecord record, List<String> notices) {
    /** What trials may not differ in, for their validation losses would not compare or their runs not be told apart. */
    private static final List<String> FIXED = List.of(
            "data.dataset",
            "data.fold",
            "data.validation",
            "engine.backend",
            "engine.builtInLayers",
            "engine.threads",
            "training.seed");

    public SearchPlan {
        notices = List.copyOf(notices);
    }

    /** Whether trials may not differ in a field. */
    public static boolean isFixed(String path) {
        return FIXED.contains(path);
    }

    /** With a number of runs at a time, which then is not measured. */
    public SearchPlan withParallel(int count) {
        return new SearchPlan(record.withParallel(count), notices);
    }

    /** Reads the data set, which can take seconds. Draws all trials. */
    public static SearchPlan of(
            Assignment assignment, Search wanted, SearchOptions options, DatasetCatalogue datasets) {
        Search search = wanted.with(options.trials(), options.folds(), options.sampler(), options.seed());
        String where = "search " + search.id();
        RunSpec base = base(assignment, search, options.changes());
        requireParameters(search, base, options.changes());
        if (search.objective() == Search.Objective.ACCURACY && assignment.task() == Task.REGRESSION) {
            throw new BadSpecException("a regression has no accuracy", where, "Take the objective loss");
        }
        if (search.folds() == 1 && base.data().validation() == 0) {
            throw new BadSpecException(
                    "nothing validates the trials: one fold, and no validation part",
                    where,
                    "Take 2 folds or more, or keep a part out with data.validation=0.2");
        }
        RunSpec part = search.folds() == 1 ? base : base.withData(base.data().withFold(new Fold(1, search.folds())));
        RunPlan checked = RunPlan.of(assignment, part, datasets);
        RunSpec spec =
                base.withData(base.data().withDataset(checked.spec().data().dataset()));
        Dataset dataset = datasets.load(spec.data());
        SearchRecord empty = new SearchRecord(
                search, spec, dataset.shape(), dataset.classNames().size(), List.of(), List.of());
        Trials.Drawn drawn = Trials.draw(empty, assignment.task(), 0, search.trials());
        List<String> notices = new ArrayList<>(checked.notices());
        if (search.sampler() == Search.Sampler.GRID) {
            notices.add(gridNotice(search, drawn.variations().size()));
        }
        Experiment experiment = new Experiment(
                search.id(), search.title(), search.note(), search.preset(), drawn.variations(), 1, search.folds());
        Integer parallel = options.parallel();
        ExperimentRecord record = new ExperimentRecord(
                ExperimentRecord.FORMAT,
                assignment.id(),
                assignment.task(),
                experiment,
                options.changes(),
                options.dataFolder() == null
                        ? null
                        : options.dataFolder().toAbsolutePath().normalize().toString(),
                parallel == null ? 1 : parallel,
                Instant.now(),
                drawn.settings(),
                drawn.items(),
                drawn.search(),
                parallel == null ? Throughput.PENDING : null);
        return new SearchPlan(record, notices);
    }

    /** Every engine computes with one thread unless a number is named: another number rounds differently. */
    private static RunSpec base(Assignment assignment, Search search, List<String> changes) {
        RunSpec spec = SpecPaths.set(
                assignment.preset(search.preset()).spec(),
                changes.stream().map(SpecPaths.Change::parse).toList());
        return spec.engine().threads().isAuto() ? spec.withEngine(spec.engine().withThreads(new Threads(1))) : spec;
    }

    private static void requireParameters(Search search, RunSpec base, List<String> changes) {
        for (Search.Parameter parameter : search.parameters()) {
            String where = "search " + search.id() + ", parameter " + parameter.path();
            if (FIXED.contains(parameter.path())) {
                throw new BadSpecException(
                        "trials that differ in it cannot be compared", where, "Search over another field");
            }
            if (search.sampler() == Search.Sampler.HALVING
                    && List.of("training.epochs", "training.iterations").contains(parameter.path())) {
                throw new BadSpecException(
                        "successive halving decides itself how long trials train", where, "Leave it out");
            }
            if (changes.stream().anyMatch(change -> path(change).equals(parameter.path()))) {
                throw new BadSpecException(
                        "the search varies it, so it cannot be set for all trials", where, "Leave the change out");
            }
            for (String end : ExperimentSpecs.ends(parameter)) {
                try {
                    Trials.spec(base, Map.of(parameter.path(), end));
                } catch (BadSpecException e) {
                    throw new BadSpecException(e.what(), where + " = " + end, e.remedy(), e);
                }
            }
        }
    }

    private static String path(String change) {
        int equals = change.indexOf('=');
        return (equals < 0 ? change : change.substring(0, equals)).strip();
    }

    private static String gridNotice(Search search, int taken) {
        long size = new GridSampler(ParameterScale.of(search.parameters()), search.seed()).size();
        return taken == size
                ? "Grid: all " + Numbers.grouped(size) + " points."
                : Numbers.grouped(taken) + " of " + Numbers.grouped(size) + " grid points"
                        + (taken < search.trials() ? "; the others do not fit, or there are no more." : ".");
    }
}
