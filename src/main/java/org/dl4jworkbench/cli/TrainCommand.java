package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.lab.RunContinuation;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunPlan;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        header = "Trains an assignment, or continues a run that did not come to its end.",
        customSynopsis = {
            "workbench train ASSIGNMENT [--preset P] [--set path=value]... [OPTIONS]",
            "       workbench train --resume RUN_DIR [--epochs N | --iterations N] [--data DIR] [--json]"
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  workbench train mnist-mlp --preset R0 --set training.epochs=3",
            "  workbench train mnist-mlp --set network.layers[0].units=100 --set training.optimiser=adam",
            "  workbench train mnist-mlp --set training.iterations=20 --json",
            "  workbench train --resume RUN_DIR --epochs 30    goes on to epoch 30, also when it has finished",
            "A path or value that does not exist is answered with those that do."
        })
final class TrainCommand implements Callable<Integer> {
    private final CliServices services;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "ASSIGNMENT",
            description = "The assignment's id; workbench list tells which there are.")
    private @Nullable String assignment;

    @Option(names = "--preset", paramLabel = "P", description = "The preset to start from; the first one by default.")
    private @Nullable String preset;

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "Change one field of the preset, such as training.epochs=3. Can be given several times.")
    private List<String> changes = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with data sets, searched before all others; MNIST is expected in DIR/mnist.")
    private @Nullable Path data;

    @Option(names = "--backend", paramLabel = "auto|cpu|cuda", description = "What to compute on.")
    private @Nullable String backend;

    @Option(names = "--threads", paramLabel = "N|auto", description = "Threads to compute with; auto tries which pay.")
    private @Nullable String threads;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of weights, split and order of the examples.")
    private @Nullable String seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder that receives the run's folder; your own runs folder by default.")
    private @Nullable Path out;

    @Option(names = "--resume", paramLabel = "RUN_DIR", description = "Continue this run from its last checkpoint.")
    private @Nullable Path resume;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "With --resume: train up to N epochs in all, also a run that has finished.")
    private @Nullable Integer epochs;

    @Option(names = "--iterations", paramLabel = "N", description = "The same with N minibatches in all.")
    private @Nullable Integer iterations;

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    TrainCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path run = resume;
        String id = assignment;
        TrainingOutput output = json
                ? new JsonTrainingOutput(new JsonLines(services.out()))
                : new TextTrainingOutput(services.out(), services.err(), services.terminal());
        if (run != null) {
            return resume(run, output);
        }
        if (epochs != null || iterations != null) {
            throw new BadSpecException(
                    "--epochs and --iterations belong to --resume",
                    "",
                    "A new run takes --set training.epochs=N or --set training.iterations=N");
        }
        if (id == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "ASSIGNMENT is missing. Assignments: "
                            + String.join(
                                    ", ",
                                    services.assignments().get().all().stream()
                                            .map(Assignment::id)
                                            .toList()));
        }
        return start(id, output);
    }

    private int start(String id, TrainingOutput output) throws InterruptedException {
        Assignment chosen = services.assignments().get().get(id);
        List<SpecPaths.Change> all =
                new ArrayList<>(changes.stream().map(SpecPaths.Change::parse).toList());
        option(all, "engine.backend", backend);
        option(all, "engine.threads", threads);
        option(all, "training.seed", seed);
        RunSpec spec = SpecPaths.set((preset == null ? chosen.presets().get(0) : chosen.preset(preset)).spec(), all);
        Path dataFolder = DataFolder.of(data, services.folders());
        DatasetCatalogue datasets = services.places().datasets(dataFolder);
        RunPlan plan = RunPlan.of(chosen, spec, datasets);
        services.backends().decide(spec.engine().backend());
        plan.notices().forEach(output::notice);
        Path folder = out == null ? services.folders().runs() : out;
        RunSpec ready = plan.spec();
        return follow(listener -> services.runs().start(ready, folder, dataFolder, listener), output);
    }

    private static void option(List<SpecPaths.Change> changes, String path, @Nullable String value) {
        if (value != null) {
            changes.add(new SpecPaths.Change(path, value));
        }
    }

    private int resume(Path named, TrainingOutput output) throws InterruptedException {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("ASSIGNMENT", assignment != null);
        given.put("--preset", preset != null);
        given.put("--set", !changes.isEmpty());
        given.put("--backend", backend != null);
        given.put("--threads", threads != null);
        given.put("--seed", seed != null);
        given.put("--out", out != null);
        given.forEach((option, isGiven) -> {
            if (isGiven) {
                throw new BadSpecException(
                        option + " cannot be given with --resume",
                        "",
                        "A run goes on as it was set up: leave it out, or start a new run");
            }
        });
        DataFolder.require(data);
        RunDirectory directory = RunFolders.find(named, services.folders());
        directory.requireNoLinks();
        RunRecord record = directory.read();
        RunContinuation more = more(record);
        if (more == null && record.status() == RunStatus.FINISHED) {
            throw new EngineException(
                    "the run is finished",
                    directory.name(),
                    "Nothing is left to train; --epochs N trains up to N epochs in all");
        }
        services.backends().decide(record.spec().engine().backend());
        if (more == null) {
            return follow(listener -> services.runs().resume(directory, data, listener), output);
        }
        TrainingFollower follower = new TrainingFollower(output, more.change().inWords());
        return follow(listener -> services.runs().extend(directory, data, more, listener), follower);
    }

    private @Nullable RunContinuation more(RunRecord record) {
        if (epochs != null && iterations != null) {
            throw new BadSpecException("--epochs and --iterations cannot be given both", "", "Name one of them");
        }
        int cores = Runtime.getRuntime().availableProcessors();
        if (epochs != null) {
            return RunContinuation.ofEpochs(record, epochs, cores);
        }
        return iterations == null ? null : RunContinuation.ofIterations(record, iterations, cores);
    }

    private static int follow(Function<RunData.Listener, Runs.Run> start, TrainingOutput output)
            throws InterruptedException {
        return follow(start, new TrainingFollower(output));
    }

    private static int follow(Function<RunData.Listener, Runs.Run> start, TrainingFollower follower)
            throws InterruptedException {
        Interruption interruption = Interruption.install(follower::interrupt);
        try {
            return follower.follow(start.apply(follower));
        } finally {
            interruption.close();
        }
    }
}
