package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.OwnExperiments;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentOptions;
import org.dl4jworkbench.lab.experiment.ExperimentPlan;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.Experiment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        header = "Runs an experiment: every variation, then the table; or continues one.",
        customSynopsis = {
            "workbench experiment ASSIGNMENT/EXPERIMENT [--set path=value]... [--seeds N] [--parallel N] [OPTIONS]",
            "       workbench experiment FILE.yaml [OPTIONS]",
            "       workbench experiment --resume EXPERIMENT_DIR [--parallel N] [--json]"
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  workbench experiment mnist-cnn/kernel --set training.epochs=3 --parallel 2",
            "  workbench experiment mnist-mlp/activation --seeds 3 --json",
            "  workbench experiment regression-1d/optimiser --spark spark://host:7077",
            "With --json the last lines are the rows of the table. A failed run does not stop the others."
        })
final class ExperimentCommand implements Callable<Integer> {
    private final CliServices services;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "ASSIGNMENT/EXPERIMENT",
            description = "The two ids, as workbench list tells them; or a YAML file with an experiment of your own.")
    private @Nullable String experiment;

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "Change one field in every variation, such as training.epochs=3. Can be given several times.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "A folder with data sets, searched before all others.")
    private @Nullable Path data;

    @Option(names = "--seeds", paramLabel = "N", description = "Run each variation with N seeds.")
    private @Nullable Integer seeds;

    @Option(names = "--parallel", paramLabel = "N", description = "Runs at a time, which share the cores.")
    private @Nullable Integer parallel;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The experiment's folder is made in DIR/experiments; in your own folder by default.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "EXPERIMENT_DIR",
            description = "Go on with what did not come to its end: stopped, interrupted, waiting and failed runs.")
    private @Nullable Path resume;

    @Mixin
    private SparkOption spark = new SparkOption();

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    ExperimentCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        ExperimentOutput output = json
                ? new JsonExperimentOutput(new JsonLines(services.out()))
                : new TextExperimentOutput(services.out(), services.err(), services.terminal());
        if (parallel != null && parallel < 1) {
            throw new BadSpecException("must be at least 1, not " + parallel, "--parallel", "");
        }
        if (seeds != null && seeds < 1) {
            throw new BadSpecException("must be at least 1, not " + seeds, "--seeds", "");
        }
        spark.check(services);
        Path named = resume;
        if (named != null) {
            return resume(named, output);
        }
        if (experiment == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "ASSIGNMENT/EXPERIMENT is missing. Experiments: " + String.join(", ", ids()));
        }
        return start(experiment, output);
    }

    private List<String> ids() {
        return services.assignments().get().all().stream()
                .flatMap(assignment -> assignment.experiments().stream().map(each -> assignment.id() + "/" + each.id()))
                .toList();
    }

    private int start(String wanted, ExperimentOutput output) throws InterruptedException {
        AssignmentCatalogue catalogue = services.assignments().get();
        Assignment assignment;
        Experiment chosen;
        if (wanted.endsWith(".yaml") || wanted.endsWith(".yml")) {
            OwnExperiments.Own own = OwnExperiments.read(Path.of(wanted));
            assignment = catalogue.get(own.assignment());
            chosen = own.experiment();
        } else {
            int slash = wanted.indexOf('/');
            if (slash < 1 || slash == wanted.length() - 1) {
                throw new BadSpecException(
                        "\"" + wanted + "\" is no ASSIGNMENT/EXPERIMENT",
                        "",
                        "Experiments: " + String.join(", ", ids()) + "; or name a .yaml file");
            }
            assignment = catalogue.get(wanted.substring(0, slash));
            chosen = assignment.experiment(wanted.substring(slash + 1));
        }
        Path dataFolder = DataFolder.of(data, services.folders());
        ExperimentOptions options = new ExperimentOptions(
                out == null ? services.folders().experiments() : FolderChoices.experimentsBelow(out),
                dataFolder,
                changes,
                seeds,
                1);
        ExperimentPlan plan =
                ExperimentPlan.of(assignment, chosen, options, services.places().datasets(dataFolder));
        if (!spark.isGiven()) {
            plan.record().settings().stream()
                    .map(setting -> setting.spec().engine().backend())
                    .distinct()
                    .forEach(services.backends()::decide);
        }
        plan.notices().forEach(output::notice);
        try (SparkOption.Place place = spark.open(services, output::notice)) {
            ExperimentRuns runs = new ExperimentRuns(place.runs());
            ExperimentPlan ready = plan.withParallel(spark.atATime(parallel, runs, output::notice));
            return follow(output, follower -> runs.start(ready, options.folder(), follower));
        }
    }

    private int resume(Path named, ExperimentOutput output) throws InterruptedException {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("ASSIGNMENT/EXPERIMENT", experiment != null);
        given.put("--set", !changes.isEmpty());
        given.put("--seeds", seeds != null);
        given.put("--data", data != null);
        given.put("--out", out != null);
        given.forEach((option, isGiven) -> {
            if (isGiven) {
                throw new BadSpecException(
                        option + " cannot be given with --resume",
                        "",
                        "An experiment goes on as it was set up: leave it out, or start a new one");
            }
        });
        ExperimentDirectory directory = ExperimentFolders.find(named, services.folders());
        requireOpen(directory);
        try (SparkOption.Place place = spark.open(services, output::notice)) {
            ExperimentRuns runs = new ExperimentRuns(place.runs());
            ExperimentSession session = runs.open(directory);
            return follow(output, follower -> {
                session.addListener(follower);
                if (parallel != null || spark.isGiven()) {
                    ExperimentFollower.done(session.setParallel(spark.atATime(parallel, runs, output::notice)));
                }
                List<ExperimentItem> failed = session.record().queue().stream()
                        .filter(item -> item.state() == ItemState.FAILED)
                        .toList();
                ExperimentFollower.done(session.resume());
                for (ExperimentItem item : failed) {
                    ExperimentFollower.done(session.retry(item, false));
                }
                return session;
            });
        }
    }

    private static void requireOpen(ExperimentDirectory directory) {
        ExperimentRecord record = directory.read();
        if (record.search() != null) {
            throw new BadSpecException(
                    "is a search", directory.name(), "Go on with it by: " + ResumeHint.search(directory));
        }
        if (record.queue().stream()
                .map(ExperimentItem::state)
                .noneMatch(state -> state.isOpen() || state.isLive() || state == ItemState.FAILED)) {
            throw new EngineException("the experiment is finished", directory.name(), "Nothing is left to run");
        }
    }

    private static int follow(ExperimentOutput output, Function<ExperimentFollower, ExperimentSession> start)
            throws InterruptedException {
        ExperimentFollower follower = new ExperimentFollower(output);
        Interruption interruption = Interruption.install(follower::interrupt);
        try {
            return follower.follow(start.apply(follower));
        } finally {
            interruption.close();
        }
    }
}
