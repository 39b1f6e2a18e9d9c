package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.RunDatasets;
import org.dl4jworkbench.lab.RunExhibits;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentExhibits;
import org.dl4jworkbench.lab.search.SearchExhibits;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Writes the figures and tables of a run, an experiment or a search for the write-up.",
        description = "%nFigures as PNG, SVG, PDF and CSV; tables as CSV, Markdown and LaTeX.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class ExportCommand implements Callable<Integer> {
    private final CliServices services;

    @Parameters(paramLabel = "DIR", description = "The folder of a run, of an experiment or of a search.")
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
            ExperimentDirectory directory = experiment.get();
            if (directory.read().search() != null) {
                return write("search", directory.path(), SearchExhibits.all(directory));
            }
            return write(
                    "experiment", directory.path(), ExperimentExhibits.all(directory, RunFigures.DEFAULT_SMOOTHING));
        }
        RunDirectory directory = RunFolders.find(named, services.folders());
        RunExhibits found = exhibits(directory);
        Map<String, Exhibit> exhibits = found.byName();
        found.notices().forEach(services.err()::println);
        services.err().flush();
        if (exhibits.isEmpty()) {
            throw new RunFolderException(
                    "holds nothing to export yet", directory.path().toString(), "Train the run for at least one epoch");
        }
        return write("run", directory.path(), exhibits);
    }

    /** @param kind what the JSON calls the folder */
    private int write(String kind, Path folder, Map<String, Exhibit> exhibits) {
        ExhibitFiles.Written written = ExhibitFiles.write(exhibits, out, services.err(), file -> {
            if (!json) {
                services.out().println(file);
                services.out().flush();
            }
        });
        if (json) {
            new JsonLines(services.out())
                    .write(JsonLines.event("exported")
                            .with(kind, folder.toString())
                            .with(
                                    "files",
                                    written.files().stream().map(Path::toString).toList())
                            .with("failures", written.failures())
                            .fields());
        }
        return written.exitCode();
    }

    private DatasetCatalogue catalogue() {
        String folder = services.folders().data();
        return services.places().datasets(folder.isEmpty() ? null : Path.of(folder));
    }

    /** The names that the run was trained with, where it says so. */
    private static List<String> names(RunRecord record, List<String> otherwise) {
        Provenance provenance = record.provenance();
        return provenance == null || provenance.classNames() == null ? otherwise : provenance.classNames();
    }

    private RunExhibits exhibits(RunDirectory directory) {
        RunRecord record = directory.read();
        RunSpec spec = record.spec();
        Function<RunRecord, Dataset> datasets = run -> RunDatasets.load(run, catalogue(), services.places());
        Optional<Assignment> assignment = services.assignments().get().all().stream()
                .filter(each -> each.id().equals(spec.assignment()))
                .findFirst();
        if (assignment.isEmpty()) {
            // An assignment of the user's own that is gone: the run's files still say all but the classes' names.
            List<LayerSpec> layers = spec.network().layers();
            int classes = spec.network().outputs();
            List<String> names =
                    IntStream.range(0, classes).mapToObj(Integer::toString).toList();
            return RunExhibits.of(directory, names(record, names), null, null, datasets);
        }
        List<String> names = names(record, assignment.get().classNames());
        RunSpec preset = assignment.get().presets().stream()
                .filter(each -> each.id().equals(spec.preset()))
                .findFirst()
                .map(Preset::spec)
                .orElse(null);
        return RunExhibits.of(directory, names, preset, assignment.get().summary(spec), datasets);
    }
}
