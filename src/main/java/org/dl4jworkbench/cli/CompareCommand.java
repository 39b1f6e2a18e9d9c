package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.compare.ComparedRun;
import org.dl4jworkbench.lab.compare.Comparison;
import org.dl4jworkbench.lab.compare.ComparisonExhibits;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.rundir.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        header = "Lays runs over one another: curves, settings that differ, scores, confusion, weights.",
        description = {
            "",
            "Figures as PNG, SVG, PDF and CSV; tables as CSV, Markdown and LaTeX. Runs whose settings differ only in"
                    + " the seed or the fold are also drawn as their mean in a band of one standard deviation.",
            "Differences of confusion matrices are those of each run to the first."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class CompareCommand implements Callable<Integer> {
    private final CliServices services;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN_DIR",
            description = "The folders of runs; that of an experiment stands for all its runs.")
    private List<Path> named = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder that receives the files; it is made where it does not exist.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path out;

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    CompareCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        List<RunDirectory> runs = new ArrayList<>();
        for (Path each : named) {
            Optional<ExperimentDirectory> experiment = ExperimentFolders.look(each, services.folders());
            if (experiment.isPresent()) {
                runs.addAll(inOrder(experiment.get()));
            } else {
                runs.add(RunFolders.find(each, services.folders()));
            }
        }
        Comparison comparison = Comparison.of(runs);
        if (comparison.runs().size() < 2) {
            throw nothingToCompare(comparison);
        }
        ComparisonExhibits found = ComparisonExhibits.of(comparison);
        found.notices().forEach(services.err()::println);
        services.err().flush();
        ExhibitFiles.Written written = ExhibitFiles.write(found.byName(), out, services.err(), file -> {
            if (!json) {
                services.out().println(file);
                services.out().flush();
            }
        });
        if (json) {
            new JsonLines(services.out())
                    .write(JsonLines.event("compared")
                            .with(
                                    "runs",
                                    comparison.runs().stream()
                                            .map(run -> run.directory().path().toString())
                                            .toList())
                            .with(
                                    "labels",
                                    comparison.runs().stream()
                                            .map(ComparedRun::label)
                                            .toList())
                            .with("groups", comparison.groups())
                            .with("notices", found.notices())
                            .with(
                                    "files",
                                    written.files().stream().map(Path::toString).toList())
                            .with("failures", written.failures())
                            .fields());
        }
        return written.exitCode();
    }

    private BadSpecException nothingToCompare(Comparison comparison) {
        int readable = comparison.runs().size();
        String found = readable == 0 ? "there is no run to compare" : "there is only 1 run to compare";
        return new BadSpecException(
                comparison.notices().isEmpty()
                        ? found
                        : found + "; what cannot be read: " + String.join("; ", comparison.notices()),
                String.join(", ", named.stream().map(Path::toString).toList()),
                "Name two runs, or an experiment that has begun");
    }

    /** The oldest first, as they were begun. */
    private List<RunDirectory> inOrder(ExperimentDirectory experiment) {
        RunHistory.Found listed = RunHistory.find(experiment.runs());
        listed.problems().forEach(problem -> services.err().println(problem.getMessage()));
        List<RunDirectory> found = new ArrayList<>();
        listed.runs().forEach(entry -> found.add(0, entry.directory()));
        return found;
    }
}
