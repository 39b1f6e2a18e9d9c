package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.RunDatasets;
import org.dl4jworkbench.lab.inside.ConfusionFigures;
import org.dl4jworkbench.lab.inside.EngineInspector;
import org.dl4jworkbench.lab.inside.ExampleFigures;
import org.dl4jworkbench.lab.inside.ExampleQuery;
import org.dl4jworkbench.lab.inside.FeatureFigures;
import org.dl4jworkbench.lab.inside.InsideExhibits;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LatentFigures;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.Projection;
import org.dl4jworkbench.lab.inside.RunInside;
import org.dl4jworkbench.lab.inside.SaliencyMethod;
import org.dl4jworkbench.lab.inside.WeightFigures;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        header = "Looks inside a run at a kept moment and writes figures with their numbers.",
        description = "%nFigures as PNG, SVG, PDF and CSV; tables as CSV, Markdown and LaTeX; arrays as .npy.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class InspectCommand implements Callable<Integer> {
    /** What can be looked at. */
    enum View {
        LATENT,
        CONFUSION,
        FEATURES,
        FILTERS,
        WEIGHTS,
        EXAMPLES,
        SALIENCY
    }

    private static final int SHEET = 40;

    private final CliServices services;

    @Parameters(paramLabel = "RUN_DIR", description = "The folder of a run.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path named;

    @Option(
            names = "--view",
            required = true,
            paramLabel = "VIEW",
            description = "What to look at: latent, confusion, features, filters, weights, examples or saliency.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private View view;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder that receives the files; it is made where it does not exist.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path out;

    @Option(names = "--epoch", paramLabel = "N", description = "A kept epoch; the best one without it.")
    private @Nullable Integer epoch;

    @Option(names = "--iteration", paramLabel = "N", description = "A kept iteration, instead of an epoch.")
    private @Nullable Long iteration;

    @Option(
            names = "--compare-epoch",
            paramLabel = "N",
            description = "latent, confusion, weights: a second epoch beside or beneath it.")
    private @Nullable Integer compareEpoch;

    @Option(
            names = "--layer",
            paramLabel = "L",
            description = "A layer by its number in the table of layers, from 1. Without it: the latent layer, the last"
                    + " convolution (saliency), else every layer that fits.")
    private @Nullable Integer layer;

    @Option(
            names = "--example",
            paramLabel = "N",
            description = "A watched example, from 0; the most confident mistake without it.")
    private @Nullable Integer example;

    @Option(
            names = "--second-example",
            paramLabel = "N",
            description = "features: another example, and the difference of the two.")
    private @Nullable Integer second;

    @Option(
            names = "--projection",
            paramLabel = "P",
            defaultValue = "PCA",
            description = "latent, of more than two units: pca (default), tsne or umap.")
    @SuppressWarnings("NullAway.Init") // has a default
    private Projection projection;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "saliency: input-gradient, grad-cam or occlusion; all without it.",
            converter = SaliencyMethodToken.class)
    private @Nullable SaliencyMethod method;

    @Option(
            names = "--order",
            paramLabel = "O",
            defaultValue = "CONFIDENT_MISTAKES",
            description =
                    "examples: confident_mistakes (default), least_confident, near_boundary, highest_loss or file.")
    @SuppressWarnings("NullAway.Init") // has a default
    private ExampleQuery.Order order;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many examples: " + SHEET + " in a sheet; " + Projection.DEFAULT_LIMIT
                    + " points of t-SNE and UMAP, all of others.")
    private @Nullable Integer count;

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    InspectCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = RunFolders.find(named, services.folders());
        RunInside run = RunInside.open(directory, names(directory));
        Snapshot snapshot = run.snapshot(epoch, iteration);
        Snapshot compared = compareEpoch == null ? null : run.snapshot(compareEpoch, null);
        Integer index = layer == null ? null : (Integer) run.layer(layer).index();
        tell(directory.name() + ", " + snapshot.moment().label());
        InsideExhibits found;
        try (Inspector inspector = inspector(run)) {
            found = look(run, snapshot, compared, index, inspector);
        }
        found.remarks().forEach(this::tell);
        ExhibitFiles.Written written = ExhibitFiles.write(found, out, services.err(), file -> {
            if (!json) {
                services.out().println(file);
                services.out().flush();
            }
        });
        if (json) {
            tellFiles(run, snapshot, found, written);
        }
        return written.exitCode();
    }

    /** The inspector starts its engine with the first question only. */
    private InsideExhibits look(
            RunInside run, Snapshot snapshot, @Nullable Snapshot compared, @Nullable Integer index, Inspector inspector)
            throws InterruptedException {
        return switch (view) {
            case LATENT -> latent(run, snapshot, compared, index, inspector);
            case CONFUSION -> ConfusionFigures.of(run, snapshot, compared);
            case FILTERS -> WeightFigures.filters(run, snapshot, index);
            case WEIGHTS -> WeightFigures.histograms(run, snapshot, compared, index);
            case EXAMPLES ->
                ExampleFigures.of(
                        run,
                        snapshot,
                        ExampleQuery.ALL.withOrder(order).withOutcome(outcome()),
                        positive(count, SHEET),
                        RunDatasets.load(run.record(), catalogue(), services.places()));
            case FEATURES ->
                FeatureFigures.of(
                        run,
                        snapshot,
                        inspector,
                        example(run, snapshot),
                        second == null ? null : (Integer) run.example(second),
                        index);
            case SALIENCY -> FeatureFigures.saliency(run, snapshot, inspector, example(run, snapshot), method, index);
        };
    }

    /** Mistakes alone, where mistakes are asked for. */
    private ExampleQuery.Outcome outcome() {
        return order == ExampleQuery.Order.CONFIDENT_MISTAKES ? ExampleQuery.Outcome.WRONG : ExampleQuery.Outcome.ALL;
    }

    private static int positive(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : Math.max(1, value);
    }

    private void tell(String sentence) {
        services.err().println(sentence);
        services.err().flush();
    }

    private InsideExhibits latent(
            RunInside run,
            Snapshot snapshot,
            @Nullable Snapshot compared,
            @Nullable Integer wanted,
            Inspector inspector)
            throws InterruptedException {
        int limit = positive(count, projection.isSlow() ? Projection.DEFAULT_LIMIT : Integer.MAX_VALUE);
        List<LatentPoints> points = new ArrayList<>();
        for (Snapshot each : compared == null ? List.of(snapshot) : List.of(snapshot, compared)) {
            points.add(LatentFigures.points(run, each, wanted, limit, inspector));
        }
        return LatentFigures.of(run, points, projection, example == null ? null : (Integer) run.example(example));
    }

    /** The named example, or the most confident mistake, which is told. */
    private int example(RunInside run, Snapshot snapshot) {
        if (example != null) {
            return run.example(example);
        }
        if (run.isRegression()) {
            return 0;
        }
        int chosen = ExampleFigures.mostConfidentMistake(run.predictions(snapshot));
        tell("The most confident mistake: " + ExampleFigures.describe(run, snapshot, chosen));
        return chosen;
    }

    private Inspector inspector(RunInside run) {
        String folder = services.folders().data();
        return new EngineInspector(run.directory(), services.places(), folder.isEmpty() ? null : Path.of(folder));
    }

    private DatasetCatalogue catalogue() {
        String folder = services.folders().data();
        return services.places().datasets(folder.isEmpty() ? null : Path.of(folder));
    }

    /** The assignment's, for runs whose record does not say them. */
    private List<String> names(RunDirectory directory) {
        String assignment = directory.read().spec().assignment();
        return services.assignments().get().all().stream()
                .filter(each -> each.id().equals(assignment))
                .findFirst()
                .map(Assignment::classNames)
                .orElse(List.of());
    }

    private void tellFiles(RunInside run, Snapshot snapshot, InsideExhibits found, ExhibitFiles.Written written) {
        new JsonLines(services.out())
                .write(JsonLines.event("inspected")
                        .with("run", run.directory().path().toString())
                        .with("view", view.name().toLowerCase(Locale.ROOT))
                        .with("moment", snapshot.moment().label())
                        .with(
                                "files",
                                written.files().stream().map(Path::toString).toList())
                        .with("failures", written.failures())
                        .with("remarks", found.remarks())
                        .fields());
    }
}
