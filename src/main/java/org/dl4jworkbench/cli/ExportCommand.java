package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.FigureFiles;
import org.dl4jworkbench.chart.Format;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentExhibits;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Writes the figures and tables of a run or an experiment for the write-up.",
        description = "%nFigures as PNG, SVG, PDF and CSV; tables as CSV, Markdown and LaTeX.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class ExportCommand implements Callable<Integer> {
    private static final List<Format> FIGURE_FORMATS = List.of(Format.PNG, Format.SVG, Format.PDF, Format.CSV);
    private static final List<Format> TABLE_FORMATS = List.of(Format.CSV, Format.MARKDOWN, Format.LATEX);

    private final CliServices services;

    @Parameters(paramLabel = "DIR", description = "The folder of a run or of an experiment.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path named;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder that receives the files; it is made where it does not exist.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path out;

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    ExportCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        Optional<ExperimentDirectory> experiment = ExperimentFolders.look(named, services.folders());
        if (experiment.isPresent()) {
            return write(
                    "experiment",
                    experiment.get().path(),
                    ExperimentExhibits.all(experiment.get(), RunFigures.DEFAULT_SMOOTHING));
        }
        RunDirectory directory = RunFolders.find(named, services.folders());
        Map<String, Exhibit> exhibits = exhibits(directory);
        if (exhibits.isEmpty()) {
            throw new RunFolderException(
                    "holds nothing to export yet", directory.path().toString(), "Train the run for at least one epoch");
        }
        return write("run", directory.path(), exhibits);
    }

    /** @param kind what the JSON calls the folder */
    private int write(String kind, Path folder, Map<String, Exhibit> exhibits) {
        List<Path> files = new ArrayList<>();
        exhibits.forEach((name, exhibit) -> {
            for (Format format : exhibit instanceof Table ? TABLE_FORMATS : FIGURE_FORMATS) {
                Path file = out.resolve(name + "." + format.extension());
                FigureFiles.write(exhibit, file);
                files.add(file);
                if (!json) {
                    services.out().println(file);
                    services.out().flush();
                }
            }
        });
        if (json) {
            new JsonLines(services.out())
                    .write(JsonLines.event("exported")
                            .with(kind, folder.toString())
                            .with("files", files.stream().map(Path::toString).toList())
                            .fields());
        }
        return ExitCode.DONE;
    }

    private Map<String, Exhibit> exhibits(RunDirectory directory) {
        RunSpec spec = directory.read().spec();
        Optional<Assignment> assignment = services.assignments().get().all().stream()
                .filter(each -> each.id().equals(spec.assignment()))
                .findFirst();
        if (assignment.isEmpty()) {
            // An assignment of the user's own that is gone: the run's files still say all but the classes' names.
            List<LayerSpec> layers = spec.network().layers();
            int classes = spec.network().outputs();
            List<String> names =
                    IntStream.range(0, classes).mapToObj(Integer::toString).toList();
            return RunFigures.all(directory, names, null);
        }
        List<String> names = assignment.get().classNames();
        return RunFigures.all(directory, names, assignment.get().summary(spec));
    }
}
