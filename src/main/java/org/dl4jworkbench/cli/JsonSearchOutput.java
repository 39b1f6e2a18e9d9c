package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.Throughput;
import org.dl4jworkbench.lab.search.Importance;
import org.dl4jworkbench.lab.search.SearchRuns;
import org.dl4jworkbench.lab.search.SearchSession;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.Search;
import org.jspecify.annotations.Nullable;

/** {@code --json}: one object per event on stdout, and nothing else; the last lines are the rows of the table. */
final class JsonSearchOutput implements SearchOutput {
    private final JsonLines lines;
    private final SearchRuns runs;
    private final Set<Integer> told = new HashSet<>();

    JsonSearchOutput(JsonLines lines, SearchRuns runs) {
        this.lines = lines;
        this.runs = runs;
    }

    @Override
    public void notice(String message) {
        lines.write(JsonLines.event("notice").with("message", message).fields());
    }

    @Override
    public void started(ExperimentSession session) {
        started(runs.session(session));
    }

    @Override
    public void started(SearchSession session) {
        ExperimentRecord record = session.queue().record();
        Search search = session.search();
        lines.write(JsonLines.event("started")
                .with("search", session.directory().path().toString())
                .with("assignment", record.assignment())
                .with("id", search.id())
                .with("title", search.title())
                .with("sampler", search.sampler().token())
                .with("seed", search.seed())
                .with("objective", search.objective().token())
                .with("trials", search.trials())
                .with("folds", search.folds())
                .with("parameters", search.parameters())
                .with("items", record.queue().size())
                .with("parallel", parallel(record))
                .fields());
        session.table().rows().stream().filter(row -> !isOpen(row)).forEach(row -> told.add(row.trial()));
    }

    private static Object parallel(ExperimentRecord record) {
        Throughput throughput = record.throughput();
        return throughput != null && throughput.isPending() ? "auto" : record.parallel();
    }

    private static boolean isOpen(SearchTable.Row row) {
        return row.interim();
    }

    @Override
    public void item(ExperimentSession session, ExperimentItem item, @Nullable RunData data) {
        JsonLines.Event event = JsonLines.event("item")
                .with("trial", item.variation())
                .with("fold", item.fold() == null ? "" : item.fold().text())
                .with("state", item.state().token());
        session.directory()
                .run(item)
                .ifPresent(run -> event.with("run", run.path().toString()));
        if (item.reason() != null) {
            event.with("message", item.reason());
        }
        lines.write(event.fields());
        if (!item.state().isLive() && !item.state().isOpen()) {
            SearchTable table = runs.session(session).table();
            table.rows().stream()
                    .filter(row -> row.name().equals(item.variation()))
                    .filter(row -> !isOpen(row) && told.add(row.trial()))
                    .forEach(row -> lines.write(row("trial", session, row)));
        }
    }

    @Override
    public void progress(ExperimentSession session, List<RunData> live) {}

    @Override
    public void ended(ExperimentSession session, ExperimentTable table, boolean interrupted) {
        ended(runs.session(session), interrupted);
    }

    @Override
    public void ended(SearchSession session, boolean interrupted) {
        SearchTable table = session.table();
        ExperimentRecord record = session.queue().record();
        Integer best = table.best();
        JsonLines.Event event = JsonLines.event(interrupted ? "stopped" : best == null ? "failed" : "finished")
                .with("search", session.directory().path().toString())
                .with("trials", table.rows().size())
                .with("finished", record.count(ItemState.FINISHED))
                .with("failed", record.count(ItemState.FAILED))
                .with("pruned", record.count(ItemState.PRUNED))
                .with("items", record.queue().size())
                .with("parallel", parallel(record));
        Throughput throughput = record.throughput();
        if (throughput != null && !throughput.isPending()) {
            event.with("throughput", throughput.points());
        }
        if (best != null) {
            event.with("best", table.rows().get(best).trial());
        }
        if (!interrupted && best == null) {
            event.with("message", "no trial came to its end on all folds");
        }
        if (interrupted || record.count(ItemState.FAILED) > 0) {
            event.with("resume", ResumeHint.search(session.directory()));
        }
        lines.write(event.fields());
        for (Importance importance : Importance.of(table)) {
            lines.write(JsonLines.event("importance")
                    .with("path", importance.path())
                    .with("share", importance.share())
                    .with("trials", importance.count())
                    .fields());
        }
        SearchTable.Final last = table.finalRun();
        if (last != null) {
            lines.write(last(session, last));
        }
        table.rows().forEach(row -> lines.write(row("row", session.queue(), row)));
    }

    private static Object last(SearchSession session, SearchTable.Final last) {
        JsonLines.Event event = JsonLines.event("final")
                .with("trial", last.trial())
                .with("epochs", last.epochs())
                .with("state", last.item().state().token())
                .with("current", last.current());
        session.directory()
                .run(last.item())
                .ifPresent(run -> event.with("run", run.path().toString()));
        EpochResult result = last.last();
        if (result != null) {
            score(event, "train", result.train());
            score(event, "test", result.test());
        }
        return event.fields();
    }

    private static void score(JsonLines.Event event, String split, @Nullable Score score) {
        if (score != null) {
            event.with(split + "Loss", score.loss());
            if (score.accuracy() != null) {
                event.with(split + "Accuracy", score.accuracy());
            }
        }
    }

    private static Object row(String name, ExperimentSession session, SearchTable.Row row) {
        JsonLines.Event event = JsonLines.event(name)
                .with("trial", row.trial())
                .with("values", row.values())
                .with("state", row.state())
                .with("interim", row.interim())
                .with("pruned", row.pruned())
                .with("best", row.best())
                .with("foldsDone", row.foldsDone())
                .with("folds", row.folds())
                .with("parameters", row.parameters());
        if (row.objective().isKnown()) {
            event.with("objective", row.objective().mean());
            if (row.objective().count() > 1) {
                event.with("objectiveDeviation", row.objective().deviation());
            }
        }
        if (row.epoch() != null) {
            event.with("epoch", row.epoch());
        }
        if (row.seconds().isKnown()) {
            event.with("seconds", row.seconds().mean());
        }
        Path folder = session.directory().runs();
        return event.with(
                        "runs",
                        row.runs().stream()
                                .map(run -> folder.resolve(run).toString())
                                .toList())
                .fields();
    }
}
