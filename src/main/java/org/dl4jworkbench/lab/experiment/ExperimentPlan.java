package org.dl4jworkbench.lab.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.ExperimentSpecs;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * An experiment of which every variation was checked against its assignment and the data on this machine, before any starts.
 *
 * @param record to be run
 * @param notices what was decided, for the user to see
 */
public record ExperimentPlan(ExperimentRecord record, List<String> notices) {
    private static final String OF_RUN = "of-";
    private static final int LONGEST_ID = 64;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    public ExperimentPlan {
        notices = List.copyOf(notices);
    }

    /** Reads the data sets, which can take seconds. An error names the variation. */
    public static ExperimentPlan of(
            Assignment assignment, Experiment wanted, ExperimentOptions options, DatasetCatalogue datasets) {
        return of(assignment, wanted, options, datasets, (experiment, variation) -> {
            RunSpec spec = ExperimentSpecs.spec(assignment, experiment, variation, options.changes());
            return new Checked(spec, problem -> ExperimentSpecs.in(experiment, variation, problem));
        });
    }

    /**
     * A run again, with several seeds or as a cross-validation: one variation, whose spec is the run's own and not that of a preset.
     * The seeds count up from the run's. Reads the data set.
     *
     * @param name of the run's folder, for the queue's title
     */
    public static ExperimentPlan ofRun(
            Assignment assignment, String name, RunRecord run, ExperimentOptions options, DatasetCatalogue datasets) {
        RunSpec spec = run.spec();
        Experiment one = new Experiment(
                idOfRun(name),
                spec.preset() + " of " + TIME.format(run.created().atZone(ZoneId.systemDefault())),
                "The run " + name + " again: its very settings with other seeds, or as a cross-validation.",
                spec.preset(),
                List.of(new Variation(spec.preset(), null, Map.of(), null)),
                1,
                1);
        return of(assignment, one, options, datasets, (experiment, variation) -> new Checked(spec, problem -> problem));
    }

    /** Whether a queue was made of a run, so that no catalogue knows it. */
    public static boolean isOfRun(Experiment experiment) {
        return experiment.id().startsWith(OF_RUN);
    }

    /** A queue once more, with the specs that it had, whatever has become of preset, run and catalogue. */
    public static ExperimentPlan again(
            Assignment assignment, ExperimentRecord record, ExperimentOptions options, DatasetCatalogue datasets) {
        return of(
                assignment,
                record.experiment(),
                options,
                datasets,
                (experiment, variation) -> new Checked(
                        record.setting(variation.name()).spec(),
                        problem -> ExperimentSpecs.in(experiment, variation, problem)));
    }

    /** The id of the queues that are made of a run. */
    private static String idOfRun(String name) {
        String id = OF_RUN + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    }

    /** A variation's spec and what an error with it is told as. */
    private record Checked(RunSpec spec, UnaryOperator<WorkbenchException> told) {}

    private static ExperimentPlan of(
            Assignment assignment,
            Experiment wanted,
            ExperimentOptions options,
            DatasetCatalogue datasets,
            BiFunction<Experiment, Variation, Checked> specs) {
        Experiment experiment = options.of(wanted);
        List<ExperimentRecord.Setting> settings = new ArrayList<>();
        Set<String> notices = new LinkedHashSet<>();
        for (Variation variation : experiment.variations()) {
            Checked checked = specs.apply(experiment, variation);
            try {
                RunPlan plan = RunPlan.of(assignment, firstFold(checked.spec(), experiment.folds()), datasets);
                RunSpec spec = experiment.folds() == 1
                        ? plan.spec()
                        : plan.spec().withData(plan.spec().data().withFold(null));
                settings.add(new ExperimentRecord.Setting(
                        variation.name(), spec, assignment.summary(spec).parameters()));
                notices.addAll(plan.notices());
            } catch (WorkbenchException e) {
                throw checked.told().apply(e);
            }
        }
        Path data = options.dataFolder();
        return new ExperimentPlan(
                new ExperimentRecord(
                        ExperimentRecord.FORMAT,
                        assignment.id(),
                        assignment.task(),
                        experiment,
                        options.changes(),
                        data == null ? null : data.toAbsolutePath().normalize().toString(),
                        options.parallel(),
                        Instant.now(),
                        settings,
                        queue(settings, experiment.seeds(), experiment.folds()),
                        null,
                        null),
                List.copyOf(notices));
    }

    /** @param count how many runs at a time at most */
    public ExperimentPlan withParallel(int count) {
        return new ExperimentPlan(record.withParallel(count), notices);
    }

    /** As its first fold will run, so that too few examples for the folds are known before any starts. */
    private static RunSpec firstFold(RunSpec spec, int folds) {
        return folds == 1 ? spec : spec.withData(spec.data().withFold(new Fold(1, folds)));
    }

    /**
     * All variations with the first seed, then all with the second: the table fills evenly. The folds of one follow each other,
     * because only together they are a result.
     */
    private static List<ExperimentItem> queue(List<ExperimentRecord.Setting> settings, int seeds, int folds) {
        List<@Nullable Fold> parts = folds == 1 ? Collections.singletonList(null) : new ArrayList<>(Fold.all(folds));
        List<ExperimentItem> queue = new ArrayList<>();
        for (int k = 0; k < seeds; k++) {
            for (ExperimentRecord.Setting setting : settings) {
                long seed = setting.spec().training().seed() + k;
                for (Fold part : parts) {
                    queue.add(new ExperimentItem(setting.variation(), seed, part, ItemState.QUEUED, null, null, null));
                }
            }
        }
        return queue;
    }
}
