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
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.RunDirectory;
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
            "workbench experiment ASSIGNMENT/EXPERIMENT [--set path=value]... [--seeds N] [--folds K] [--parallel N] [OPTIONS]",
            "       workbench experiment FILE.yaml [OPTIONS]",
            "       workbench experiment --of RUN_DIR [--seeds N] [--folds K] [OPTIONS]",
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
            "  workbench experiment --of RUN_DIR --folds 5    cross-validates the very settings of a run",
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

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Judge each variation by a stratified K-fold cross-validation.")
    private @Nullable Integer folds;

    @Option(
            names = "--of",
            paramLabel = "RUN_DIR",
            description = "Run the very settings of this run again, with --seeds N or --folds K.")
    private @Nullable Path of;

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
        if (folds != null && folds < 1) {
            throw new BadSpecException("must be at least 1, not " + folds, "--folds", "");
        }
        Path named = resume;
        if (named != null) {
            return resume(named, output);
        }
        if (of != null) {
            return startOf(of, output);
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
        ExperimentOptions options = options(DataFolder.of(data, services.folders()));
        return start(
                ExperimentPlan.of(assignment, chosen, options, services.places().datasets(options.dataFolder())),
                options,
                output);
    }

    private int startOf(Path named, ExperimentOutput output) throws InterruptedException {
        if (experiment != null || !changes.isEmpty()) {
            throw new BadSpecException(
                    (experiment != null ? "ASSIGNMENT/EXPERIMENT" : "--set") + " cannot be given with --of",
                    "",
                    "The run's very settings are taken: leave it out");
        }
        if (seeds == null && folds == null) {
            throw new BadSpecException(
                    "--of needs --seeds or --folds", "", "Say with how many seeds, or with how many folds");
        }
        RunDirectory run = RunFolders.find(named, services.folders());
        RunRecord record = run.read();
        ExperimentOptions options = options(
                data == null && record.dataFolder() != null
                        ? Path.of(record.dataFolder())
                        : DataFolder.of(data, services.folders()));
        return start(
                ExperimentPlan.ofRun(
                        services.assignments().get().get(record.spec().assignment()),
                        run.name(),
                        record,
                        options,
                        services.places().datasets(options.dataFolder())),
                options,
                output);
    }

    private ExperimentOptions options(@Nullable Path dataFolder) {
        return new ExperimentOptions(
                out == null ? services.folders().experiments() : FolderChoices.experimentsBelow(out),
                dataFolder,
                changes,
                seeds,
                folds,
                1);
    }

    private int start(ExperimentPlan plan, ExperimentOptions options, ExperimentOutput output)
            throws InterruptedException {
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
        given.put("--folds", folds != null);
        given.put("--of", of != null);
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
