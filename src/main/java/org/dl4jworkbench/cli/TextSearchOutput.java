package org.dl4jworkbench.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dl4jworkbench.chart.TableText;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.lab.experiment.Throughput;
import org.dl4jworkbench.lab.search.Importance;
import org.dl4jworkbench.lab.search.SearchExhibits;
import org.dl4jworkbench.lab.search.SearchRuns;
import org.dl4jworkbench.lab.search.SearchSession;
import org.dl4jworkbench.lab.search.SearchTable;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Search;
import org.jspecify.annotations.Nullable;

/** For people: a line per trial that came to its end, on a terminal a line that moves, and the table at the end. */
final class TextSearchOutput implements SearchOutput {
    private final TextLines lines;
    private final SearchRuns runs;
    private final Set<Integer> told = new HashSet<>();

    /** @param moving whether stdout is a terminal on which a line can be drawn anew */
    TextSearchOutput(TextOut out, TextOut err, boolean moving, SearchRuns runs) {
        this.lines = new TextLines(out, err, moving);
        this.runs = runs;
    }

    @Override
    public void notice(String message) {
        lines.line(message);
    }

    @Override
    public void started(ExperimentSession session) {
        started(runs.session(session));
    }

    @Override
    public void started(SearchSession session) {
        ExperimentRecord record = session.queue().record();
        Search search = session.search();
        lines.line("Search      " + session.directory().path());
        lines.line("Trials      " + search.trials() + ", " + search.sampler().token() + ", seed " + search.seed()
                + (search.folds() > 1 ? ", each on " + search.folds() + " folds" : ""));
        Throughput throughput = record.throughput();
        lines.line("At a time   "
                + (throughput != null && throughput.isPending()
                        ? "to be measured, takes some ten seconds"
                        : record.parallel()));
        session.table().rows().stream().filter(row -> !row.interim()).forEach(row -> told.add(row.trial()));
    }

    @Override
    public void item(ExperimentSession session, ExperimentItem item, @Nullable RunData data) {
        if (item.state().isLive() || item.state().isOpen()) {
            return;
        }
        if (item.state() == ItemState.FAILED) {
            lines.problem(item.label() + "  failed: " + item.reason());
        }
        SearchTable table = runs.session(session).table();
        table.rows().stream()
                .filter(row -> row.name().equals(item.variation()))
                .filter(row -> !row.interim() && told.add(row.trial()))
                .forEach(row -> lines.line(line(table, row)));
    }

    private static String line(SearchTable table, SearchTable.Row row) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, "[%d/%d]", row.trial(), table.rows().size()));
        row.values().forEach((path, value) -> text.append("  ")
                .append(FieldNames.of(path))
                .append(' ')
                .append(value));
        if (row.objective().isKnown()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %s %.4f",
                    table.objective().token(),
                    row.objective().mean()));
            if (row.objective().count() > 1) {
                text.append(
                        String.format(Locale.ROOT, " ± %.4f", row.objective().deviation()));
            }
            text.append(" at epoch ").append(row.epoch());
        }
        if (!row.state().equals(ItemState.FINISHED.token())) {
            text.append("  ").append(row.state());
        }
        return text.append(row.best() ? "  best so far" : "").toString();
    }

    @Override
    public void progress(ExperimentSession session, List<RunData> live) {
        ExperimentRecord record = session.record();
        long done = record.queue().stream()
                .filter(item -> !item.state().isLive() && !item.state().isOpen())
                .count();
        lines.moving(done + " of " + record.queue().size() + " runs done"
                + live.stream()
                        .flatMap(data -> data.progress().stream())
                        .map(progress ->
                                String.format(Locale.ROOT, "  epoch %d/%d", progress.epoch(), progress.epochs()))
                        .collect(Collectors.joining()));
    }

    @Override
    public void ended(ExperimentSession session, ExperimentTable table, boolean interrupted) {
        ended(runs.session(session), interrupted);
    }

    @Override
    public void ended(SearchSession session, boolean interrupted) {
        SearchTable table = session.table();
        lines.line("");
        lines.table(TableText.markdown(SearchExhibits.table(table)));
        lines.line("");
        if (Importance.of(table).stream().anyMatch(each -> !Double.isNaN(each.share()))) {
            lines.table(TableText.markdown(SearchExhibits.importance(table)));
            lines.line("");
        }
        Integer best = table.best();
        if (best != null) {
            lines.line("Best: " + line(table, table.rows().get(best)).replaceFirst("  best so far$", ""));
        }
        SearchTable.Final last = table.finalRun();
        if (last != null) {
            lines.line(text(last));
        }
        long failed = session.queue().record().count(ItemState.FAILED);
        if (interrupted) {
            lines.line("Stopped; the checkpoints are written.");
        } else if (failed > 0) {
            lines.problem(failed + " of " + session.queue().record().queue().size() + " runs failed.");
        }
        if (!session.directory().exists()) {
            return;
        }
        if (interrupted || failed > 0) {
            lines.line("To go on: " + ResumeHint.search(session.directory()));
        }
        lines.line("Figures and tables: workbench export " + session.directory().path() + " --out FOLDER");
    }

    private static String text(SearchTable.Final last) {
        EpochResult result = last.last();
        String figures = "";
        if (result != null && last.item().state() == ItemState.FINISHED && result.test() != null) {
            Double accuracy = Objects.requireNonNull(result.test()).accuracy();
            figures = accuracy == null
                    ? String.format(
                            Locale.ROOT, ", test loss %.4f", result.test().loss())
                    : String.format(Locale.ROOT, ", test accuracy %.4f", accuracy);
        }
        return "Trained on everything: trial " + last.trial() + ", " + last.epochs() + " epochs, "
                + last.item().state().token() + figures + (last.current() ? "" : "; the best trial is another one now");
    }
}
