package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.OwnSearches;
import org.dl4jworkbench.lab.experiment.ExperimentDirectory;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.search.SearchOptions;
import org.dl4jworkbench.lab.search.SearchPlan;
import org.dl4jworkbench.lab.search.SearchRuns;
import org.dl4jworkbench.lab.search.SearchSession;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Search;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        header = "Searches for good hyperparameters: trials, each judged by k-fold cross-validation; or continues one.",
        customSynopsis = {
            "workbench search ASSIGNMENT/SEARCH [--trials N] [--folds K] [--sampler S] [--seed N] [OPTIONS]",
            "       workbench search FILE.yaml [OPTIONS]",
            "       workbench search --resume SEARCH_DIR [--trials N] [--parallel N|auto] [--train-best] [--json]"
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  workbench search regression-1d/random --set training.epochs=200 --train-best",
            "  workbench search fashion/dense --sampler halving --trials 27 --parallel 2",
            "  workbench search regression-1d/random --spark spark://host:7077",
            "With --json the last lines are the rows of the table. A failed trial does not stop the others."
        })
final class SearchCommand implements Callable<Integer> {
    private static final String AUTO = "auto";

    private final CliServices services;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "ASSIGNMENT/SEARCH",
            description = "The two ids, as workbench list tells them; or a YAML file with a search of your own.")
    private @Nullable String search;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "How many settings are tried; with --resume as many as there are to be in all.")
    private @Nullable Integer trials;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Folds of the cross-validation that judges each trial; 1 for the validation part.")
    private @Nullable Integer folds;

    @Option(
            names = "--sampler",
            paramLabel = "S",
            description = "How settings are chosen: random, grid, sobol, halving.")
    private @Nullable String sampler;

    @Option(names = "--seed", paramLabel = "N", description = "Of the sampler: the same seed gives the same trials.")
    private @Nullable Long seed;

    @Option(
            names = "--parallel",
            paramLabel = "N|auto",
            description = "Runs at a time; auto, the default, measures how many are worthwhile.")
    private @Nullable String parallel;

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "Change one field in every trial, such as training.epochs=100. Can be given several times.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "A folder with data sets, searched before all others.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The search's folder is made in DIR/experiments; in your own folder by default.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "SEARCH_DIR",
            description = "Go on with what did not come to its end; finished folds are not trained again.")
    private @Nullable Path resume;

    @Option(
            names = "--train-best",
            description = "At the end train the best trial on all training examples and test it, once.")
    private boolean trainBest;

    @Mixin
    private SparkOption spark = new SparkOption();

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    SearchCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        spark.check(services);
        Integer wanted = parallel();
        Path named = resume;
        if (named != null) {
            return resume(named, wanted);
        }
        if (search == null) {
            throw new ParameterException(
                    command.commandLine(), "ASSIGNMENT/SEARCH is missing. Searches: " + String.join(", ", ids()));
        }
        return start(search, wanted);
    }

    private SearchOutput output(SearchRuns runs) {
        return json
                ? new JsonSearchOutput(new JsonLines(services.out()), runs)
                : new TextSearchOutput(services.out(), services.err(), services.terminal(), runs);
    }

    /** Tells what there is to say before there are runs. */
    private void notice(String message) {
        ExperimentOutput output = json
                ? new JsonExperimentOutput(new JsonLines(services.out()))
                : new TextExperimentOutput(services.out(), services.err(), services.terminal());
        output.notice(message);
    }

    private List<String> ids() {
        return services.assignments().get().all().stream()
                .flatMap(assignment -> assignment.searches().stream().map(each -> assignment.id() + "/" + each.id()))
                .toList();
    }

    private int start(String wanted, @Nullable Integer count) throws InterruptedException {
        AssignmentCatalogue catalogue = services.assignments().get();
        Assignment assignment;
        Search chosen;
        if (wanted.endsWith(".yaml") || wanted.endsWith(".yml")) {
            OwnSearches.Own own = OwnSearches.read(Path.of(wanted));
            assignment = catalogue.get(own.assignment());
            chosen = own.search();
        } else {
            int slash = wanted.indexOf('/');
            if (slash < 1 || slash == wanted.length() - 1) {
                throw new BadSpecException(
                        "\"" + wanted + "\" is no ASSIGNMENT/SEARCH",
                        "",
                        "Searches: " + String.join(", ", ids()) + "; or name a .yaml file");
            }
            assignment = catalogue.get(wanted.substring(0, slash));
            chosen = assignment.search(wanted.substring(slash + 1));
        }
        Path dataFolder = DataFolder.of(data, services.folders());
        SearchOptions options = new SearchOptions(
                out == null ? services.folders().experiments() : FolderChoices.experimentsBelow(out),
                dataFolder,
                changes,
                trials,
                folds,
                sampler == null ? null : Search.Sampler.of(sampler),
                seed,
                count);
        SearchPlan plan =
                SearchPlan.of(assignment, chosen, options, services.places().datasets(dataFolder));
        if (!spark.isGiven()) {
            services.backends()
                    .decide(plan.record().settings().get(0).spec().engine().backend());
        }
        plan.notices().forEach(this::notice);
        try (SparkOption.Place place = spark.open(services, this::notice)) {
            ExperimentRuns queues = new ExperimentRuns(place.runs());
            SearchRuns runs = new SearchRuns(queues);
            SearchOutput output = output(runs);
            // How many pay is measured on this machine only.
            SearchPlan ready = count == null && !spark.isGiven()
                    ? plan
                    : plan.withParallel(spark.atATime(count, queues, output::notice));
            return following(
                    output, follower -> follow(runs.start(ready, options.folder(), follower), follower, output));
        }
    }

    /** As given; null to measure. */
    private @Nullable Integer parallel() {
        if (parallel == null || parallel.equalsIgnoreCase(AUTO)) {
            return null;
        }
        int wanted;
        try {
            wanted = Integer.parseInt(parallel);
        } catch (NumberFormatException e) {
            throw new BadSpecException(
                    "\"" + parallel + "\" is no number", "--parallel", "Allowed: auto, or a number from 1", e);
        }
        if (wanted < 1) {
            throw new BadSpecException("must be at least 1, not " + parallel, "--parallel", "");
        }
        return wanted;
    }

    /** What is done while the process listens for Ctrl-C. */
    private interface Work {
        int with(ExperimentFollower follower) throws InterruptedException;
    }

    private static int following(SearchOutput output, Work work) throws InterruptedException {
        ExperimentFollower follower = new ExperimentFollower(output);
        Interruption interruption = Interruption.install(follower::interrupt);
        try {
            return work.with(follower);
        } finally {
            interruption.close();
        }
    }

    private int resume(Path named, @Nullable Integer count) throws InterruptedException {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("ASSIGNMENT/SEARCH", search != null);
        given.put("--set", !changes.isEmpty());
        given.put("--folds", folds != null);
        given.put("--sampler", sampler != null);
        given.put("--seed", seed != null);
        given.put("--data", data != null);
        given.put("--out", out != null);
        given.forEach((option, isGiven) -> {
            if (isGiven) {
                throw new BadSpecException(
                        option + " cannot be given with --resume",
                        "",
                        "A search goes on as it was set up: leave it out, or start a new one");
            }
        });
        ExperimentDirectory directory = ExperimentFolders.find(named, services.folders());
        SearchContinuation onDisk =
                new SearchContinuation(new SearchRuns(new ExperimentRuns(services.runs())).open(directory), trials);
        onDisk.requireWork(trainBest);
        try (SparkOption.Place place = spark.open(services, this::notice)) {
            ExperimentRuns queues = new ExperimentRuns(place.runs());
            SearchRuns runs = new SearchRuns(queues);
            SearchOutput output = output(runs);
            return following(output, follower -> {
                SearchSession session = runs.open(directory);
                session.queue().addListener(follower);
                if (count != null || spark.isGiven()) {
                    ExperimentFollower.done(session.queue().setParallel(spark.atATime(count, queues, output::notice)));
                }
                new SearchContinuation(session, trials).start();
                return follow(session, follower, output);
            });
        }
    }

    private int follow(SearchSession session, ExperimentFollower follower, SearchOutput output)
            throws InterruptedException {
        output.started(session);
        boolean stopped = follower.await(session.queue());
        if (!stopped && trainBest && session.table().best() != null) {
            ExperimentFollower.done(session.trainBest().thenAccept(item -> {}));
            stopped = follower.await(session.queue());
        }
        output.ended(session, stopped);
        if (stopped) {
            return ExitCode.INTERRUPTED;
        }
        // A trial that diverges is a result; a search without any other is not.
        return session.table().best() == null || !session.queue().directory().exists()
                ? ExitCode.FAILED
                : ExitCode.DONE;
    }
}
