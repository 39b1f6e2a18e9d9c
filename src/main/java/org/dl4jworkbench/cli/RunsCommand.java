package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.FolderChoices;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.RunRecords;
import org.dl4jworkbench.lab.history.HistoryReading;
import org.dl4jworkbench.lab.history.HistoryRun;
import org.dl4jworkbench.lab.history.RunQuery;
import org.dl4jworkbench.lab.history.RunsTable;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        header = "Lists the runs on the disk, the newest first.",
        description = {
            "",
            "A query is words and conditions, all of which must hold:",
            "  " + RunQuery.EXAMPLES,
            "Write it in single quotes, for the shell's sake. A hyphen before a condition, as in -tag:bad, turns it"
                    + " round.",
            "Archived runs are listed where the query says is:archived."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class RunsCommand implements Callable<Integer> {
    private final CliServices services;

    @Parameters(arity = "0..*", paramLabel = "QUERY", description = "What to look for; without it every run.")
    private List<String> query = List.of();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "The folder of the runs, and in its experiments/ those of experiments; without it your own.")
    private @Nullable Path folder;

    @Option(names = "--limit", paramLabel = "N", description = "List N runs at most.")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "Print one JSON object per line on stdout and nothing else there.")
    private boolean json;

    RunsCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new BadSpecException("must be at least 1, not " + limit, "--limit", "");
        }
        RunQuery wanted = RunQuery.parse(String.join(" ", query));
        RunHistory.Found listed = listed();
        listed.problems().forEach(problem -> services.err().println(problem.getMessage()));
        services.err().flush();
        List<HistoryRun> all = new HistoryReading(services.assignments().get()).of(listed.runs());
        wanted.unknownField(all).ifPresent(problem -> {
            throw problem;
        });
        List<HistoryRun> found = all.stream()
                .filter(wanted::matches)
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .toList();
        if (json) {
            JsonLines lines = new JsonLines(services.out());
            found.forEach(run -> lines.write(Line.of(run)));
        } else if (found.isEmpty()) {
            services.err().println(all.isEmpty() ? "There is no run yet." : "No run matches.");
        } else {
            print(RunsTable.of(found));
        }
        return ExitCode.DONE;
    }

    private RunHistory.Found listed() {
        RunRecords records = new RunRecords();
        return Optional.ofNullable(folder)
                .map(named -> RunHistory.find(named, FolderChoices.experimentsBelow(named), records))
                .orElseGet(() -> RunHistory.find(
                        services.folders().runs(), services.folders().experiments(), records));
    }

    /** For {@code --json}. */
    private record Line(
            String run,
            RunStatus status,
            String assignment,
            String preset,
            List<String> changes,
            boolean star,
            List<String> tags,
            String note,
            boolean archived,
            @Nullable String experiment,
            String started,
            @Nullable EpochResult best,
            @Nullable EpochResult last,
            @Nullable String reason) {
        static Line of(HistoryRun run) {
            RunSpec spec = run.record().spec();
            return new Line(
                    run.entry().directory().path().toString(),
                    run.record().status(),
                    spec.assignment(),
                    spec.preset(),
                    run.changes(),
                    run.notes().star(),
                    run.notes().tags(),
                    run.notes().note(),
                    run.notes().archived(),
                    run.entry().experiment(),
                    run.record().created().toString(),
                    run.record().best(),
                    run.record().last(),
                    run.record().reason());
        }
    }

    private void print(Table table) {
        TextTable.lines(table).forEach(services.out()::println);
        services.out().flush();
    }
}
