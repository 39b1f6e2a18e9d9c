package org.dl4jworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dl4jworkbench.engine.client.BenchAnswer;
import org.dl4jworkbench.engine.client.BenchCase;
import org.dl4jworkbench.engine.client.BenchRequest;
import org.dl4jworkbench.engine.client.StepKind;
import org.dl4jworkbench.engine.client.StepTimer;
import org.dl4jworkbench.lab.BenchCases;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.Threads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header = "Times the training step of the assignments' networks on the CPU.",
        description = {
            "%nForward pass, loss, backward pass and update, on random input in memory, in a process for each network. The figure is "
                    + "the median of blocks of a tenth of a second. End other programs first: they count, too.%n"
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 done, 2 bad input, 3 a network could not be timed, 130 interrupted."})
final class BenchCommand implements Callable<Integer> {
    private static final double LONGEST_SECONDS = 3600;

    private final CliServices services;
    private final StepTimer timer;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Networks to time; all without. A wrong name lists them.")
    private List<String> names = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "4",
            description = "How long each network is timed, after half as long to warm up. Without it ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--threads",
            paramLabel = "N|auto",
            defaultValue = "auto",
            description = "Threads to compute with; auto, the default, measures which number is best, as a run does.")
    private String threads = "auto";

    @ArgGroup
    private @Nullable Kind kind;

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    /** Of two kinds of step only one. */
    private static final class Kind {
        @Option(
                names = "--built-in-layers",
                description =
                        "The step that a run takes with --set engine.builtInLayers=true: Deeplearning4j's own layers and updater.")
        private boolean builtInLayers;

        @Option(
                names = "--plain",
                description =
                        "What Deeplearning4j's quick start comes to: fit, with none of this program's settings for "
                                + "Java, Deeplearning4j and threads. Only the native library is the one of this build.")
        private boolean plain;
    }

    BenchCommand(CliServices services, StepTimer timer) {
        this.services = services;
        this.timer = timer;
    }

    @Override
    public Integer call() {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new BadSpecException(
                    "--seconds must be above 0 and at most " + Math.round(LONGEST_SECONDS) + ", not " + seconds,
                    "",
                    "");
        }
        Threads count = Threads.of(threads);
        List<BenchCase> cases = BenchCases.named(names);
        BenchOutput output = json
                ? BenchOutput.json(new JsonLines(services.out()))
                : new TextBenchOutput(new TextLines(services.out(), services.err(), services.terminal()), cases);
        AtomicBoolean interrupted = new AtomicBoolean();
        Interruption interruption = Interruption.install(() -> {
            interrupted.set(true);
            timer.cancel();
        });
        try {
            return measure(cases, count, output, interrupted);
        } finally {
            interruption.close();
        }
    }

    private int measure(List<BenchCase> cases, Threads count, BenchOutput output, AtomicBoolean interrupted) {
        Problems problems = new Problems(services.err(), json ? new JsonLines(services.out()) : null);
        int exitCode = ExitCode.DONE;
        for (BenchCase bench : cases) {
            output.begins(bench);
            try {
                BenchAnswer answer = timer.measure(new BenchRequest(bench, step(), count, seconds));
                output.measured(bench, step(), answer);
            } catch (EngineException e) {
                if (interrupted.get()) {
                    problems.tell("Interrupted while " + bench.name() + " was timed.");
                    return ExitCode.INTERRUPTED;
                }
                problems.tell(String.valueOf(e.getMessage()));
                exitCode = ExitCode.FAILED;
            }
            if (services.out().checkError()) {
                services.err().println("Nobody reads the output any more: stopped after " + bench.name() + ".");
                return ExitCode.FAILED;
            }
        }
        return exitCode;
    }

    private StepKind step() {
        Kind chosen = kind;
        return chosen == null ? StepKind.ENGINE : chosen.plain ? StepKind.PLAIN : StepKind.BUILT_IN_LAYERS;
    }
}
