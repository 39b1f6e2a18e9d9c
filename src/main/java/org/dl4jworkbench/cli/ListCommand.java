package org.dl4jworkbench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.model.WorkbenchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "Lists the assignments and their presets.",
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
            String id, String title, String summary, List<String> datasets, List<PresetEntry> presets) {}

    private record PresetEntry(
            String id, String title, String note, List<String> layers, long parameters, TrainingSpec training) {}

    @Override
    public Integer call() {
        AssignmentCatalogue catalogue = services.assignments().get();
        if (json) {
            new JsonLines(services.out())
                    .write(new Listing(
                            catalogue.all().stream().map(ListCommand::entry).toList(),
                            catalogue.problems().stream()
                                    .map(WorkbenchException::getMessage)
                                    .toList()));
        } else {
            print(catalogue);
        }
        return ExitCode.DONE;
    }

    private static AssignmentEntry entry(Assignment assignment) {
        return new AssignmentEntry(
                assignment.id(),
                assignment.title(),
                assignment.summary(),
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
                                preset.spec().training()))
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
        PrintWriter out = services.out();
        for (Assignment assignment : catalogue.all()) {
            out.println(assignment.id() + "  " + assignment.title());
            for (Preset preset : assignment.presets()) {
                TrainingSpec training = preset.spec().training();
                out.printf(
                        "  %-14s %-42s %12s parameters, %s%n",
                        preset.id(),
                        preset.title(),
                        Numbers.grouped(summary(assignment, preset).parameters()),
                        length(training));
            }
        }
        out.println();
        out.println("Train one with: workbench train ASSIGNMENT --preset PRESET");
        catalogue.problems().forEach(problem -> services.err().println(problem.getMessage()));
    }

    private static String length(TrainingSpec training) {
        Integer epochs = training.epochs();
        return epochs == null
                ? Numbers.grouped(training.totalIterations(Integer.MAX_VALUE)) + " iterations"
                : Numbers.grouped(epochs) + " epochs";
    }
}
