package org.dl4jworkbench.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A task of the catalogue.
 *
 * @param input the shape of one example as its file holds it; where pictures differ in size, height and width are nominal
 * @param classNames in the order of the labels; for a regression the names of the predicted values
 * @param datasets ids of the data sets that fit, the preferred one first
 * @param presets at least one; the first is the default
 * @param experiments sweeps that the reports show
 * @param searches searches that the reports show
 */
public record Assignment(
        String id,
        String title,
        String summary,
        Task task,
        Shape input,
        List<String> classNames,
        List<String> datasets,
        List<Preset> presets,
        List<Experiment> experiments,
        List<Search> searches) {
    public Assignment {
        Names.name(id, "id");
        classNames = List.copyOf(classNames);
        datasets = List.copyOf(datasets);
        datasets.forEach(dataset -> Names.name(dataset, "datasets"));
        presets = List.copyOf(presets);
        experiments = List.copyOf(experiments);
        searches = List.copyOf(searches);
        if (presets.isEmpty()) {
            throw new BadSpecException("an assignment needs at least one preset", id, "");
        }
    }

    /** The preset of that id, in any case and with spaces or hyphens; the error lists the ids there are. */
    public Preset preset(String presetId) {
        return named(presetId, "a preset", "Presets", presets, Preset::id);
    }

    /** The experiment of that id; the error lists the ids there are. */
    public Experiment experiment(String experimentId) {
        return named(experimentId, "an experiment", "Experiments", experiments, Experiment::id);
    }

    /** The search of that id; the error lists the ids there are. */
    public Search search(String searchId) {
        return named(searchId, "a search", "Searches", searches, Search::id);
    }

    /** What follows from a spec's preprocessing and network, for the classes and shape of this assignment's own data. */
    public NetworkSummary summary(RunSpec spec) {
        return NetworkSummary.of(spec.data().summary(input).output(), spec.network(), task, classNames.size());
    }

    /** With experiments of the user's own behind the others. */
    public Assignment withMoreExperiments(List<Experiment> more) {
        List<Experiment> all = new ArrayList<>(experiments);
        all.addAll(more);
        return new Assignment(id, title, summary, task, input, classNames, datasets, presets, all, searches);
    }

    /** With searches of the user's own behind the others. */
    public Assignment withMoreSearches(List<Search> more) {
        List<Search> all = new ArrayList<>(searches);
        all.addAll(more);
        return new Assignment(id, title, summary, task, input, classNames, datasets, presets, experiments, all);
    }

    private <T> T named(String wanted, String kind, String plural, List<T> all, Function<T, String> idOf) {
        return all.stream()
                .filter(each -> idOf.apply(each).equalsIgnoreCase(wanted.strip().replace(' ', '-')))
                .findFirst()
                .orElseThrow(() -> new BadSpecException(
                        "\"" + wanted + "\" is not " + kind + " of " + id,
                        "",
                        all.isEmpty()
                                ? "It has none"
                                : plural + ": " + all.stream().map(idOf).collect(Collectors.joining(", "))));
    }
}
