package org.dl4jworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.SnapshotSpec;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.model.Variation;
import org.dl4jworkbench.model.WorkbenchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "Lists the assignments with their presets, experiments and searches.",
        optionListHeading = "%nOptions:%n")
final class ListCommand implements Callable<Integer> {
    private final CliServices services;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ListCommand(CliServices services) {
        this.services = services;
    }

    /** For {@code --json}. */
    private record Listing(List<AssignmentEntry> assignments, List<String> problems) {}

    private record AssignmentEntry(
            String id,
            String title,
            String summary,
            Task task,
            Shape input,
            List<String> classNames,
            List<String> datasets,
            List<PresetEntry> presets,
            List<ExperimentEntry> experiments,
            List<SearchEntry> searches) {}

    private record PresetEntry(
            String id,
            String title,
            String note,
            List<String> layers,
            long parameters,
            TrainingSpec training,
            SnapshotSpec snapshots) {}

    private record ExperimentEntry(
            String id, String title, String note, String preset, int seeds, boolean own, List<String> variations) {}

    private record SearchEntry(
            String id,
            String title,
            String note,
            String preset,
            int trials,
            int folds,
            Search.Sampler sampler,
            Search.Objective objective,
            boolean own,
            List<Search.Parameter> parameters) {}

    @Override
    public Integer call() {
        AssignmentCatalogue catalogue = services.assignments().get();
        if (json) {
            new JsonLines(services.out())
                    .write(new Listing(
                            catalogue.all().stream()
                                    .map(assignment -> entry(catalogue, assignment))
                                    .toList(),
                            catalogue.problems().stream()
                                    .map(WorkbenchException::getMessage)
                                    .toList()));
        } else {
            print(catalogue);
        }
        return ExitCode.DONE;
    }

    private static AssignmentEntry entry(AssignmentCatalogue catalogue, Assignment assignment) {
        return new AssignmentEntry(
                assignment.id(),
                assignment.title(),
                assignment.summary(),
                assignment.task(),
                assignment.input(),
                assignment.classNames(),
                assignment.datasets(),
                assignment.presets().stream()
                        .map(preset -> new PresetEntry(
                                preset.id(),
                                preset.title(),
                                preset.note(),
                                preset.spec().network().layers().stream()
                                        .map(ListCommand::text)
                                        .toList(),
                                summary(assignment, preset).parameters(),
                                preset.spec().training(),
                                preset.spec().snapshots()))
                        .toList(),
                assignment.experiments().stream()
                        .map(experiment -> new ExperimentEntry(
                                experiment.id(),
                                experiment.title(),
                                experiment.note().strip(),
                                experiment.preset(),
                                experiment.seeds(),
                                catalogue.isOwn(assignment.id(), experiment.id()),
                                experiment.variations().stream()
                                        .map(Variation::name)
                                        .toList()))
                        .toList(),
                assignment.searches().stream()
                        .map(search -> new SearchEntry(
                                search.id(),
                                search.title(),
                                search.note().strip(),
                                search.preset(),
                                search.trials(),
                                search.folds(),
                                search.sampler(),
                                search.objective(),
                                catalogue.isOwnSearch(assignment.id(), search.id()),
                                search.parameters()))
                        .toList());
    }

    private static String text(LayerSpec layer) {
        Activation activation = layer.activation();
        return (layer.label() + " " + layer.settings() + " " + (activation == null ? "" : activation.token())).strip();
    }

    private static NetworkSummary summary(Assignment assignment, Preset preset) {
        return assignment.summary(preset.spec());
    }

    private void print(AssignmentCatalogue catalogue) {
        TextOut out = services.out();
        for (Assignment assignment : catalogue.all()) {
            out.println(assignment.id() + "  " + assignment.title());
            for (Preset preset : assignment.presets()) {
                TrainingSpec training = preset.spec().training();
                out.println(String.format(
                        "  %-14s %-42s %12s parameters, %s",
                        preset.id(),
                        preset.title(),
                        Numbers.grouped(summary(assignment, preset).parameters()),
                        length(training)));
            }
            for (Experiment experiment : assignment.experiments()) {
                out.println("  experiment " + experiment.id() + ": " + experiment.title());
                out.println("    "
                        + experiment.variations().stream().map(Variation::name).collect(Collectors.joining("; ")));
            }
            for (Search search : assignment.searches()) {
                out.println("  search " + search.id() + ": " + search.title() + ", " + search.trials() + " trials"
                        + (search.folds() > 1 ? ", " + search.folds() + " folds" : ""));
            }
            out.println();
        }
        out.println("Train one with:      workbench train ASSIGNMENT --preset PRESET");
        out.println("Run an experiment:   workbench experiment ASSIGNMENT/EXPERIMENT");
        out.println("Search:              workbench search ASSIGNMENT/SEARCH");
        catalogue.problems().forEach(problem -> services.err().println(problem.getMessage()));
    }

    private static String length(TrainingSpec training) {
        Integer epochs = training.epochs();
        return epochs == null
                ? Numbers.grouped(training.totalIterations(Integer.MAX_VALUE)) + " iterations"
                : Numbers.grouped(epochs) + " epochs";
    }
}
