package org.dl4jworkbench.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dl4jworkbench.chart.TableText;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.experiment.ExperimentExhibits;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentRecord;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ExperimentTable;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;

/** For people: a line per run that ended, on a terminal a line that moves, and the table at the end. */
final class TextExperimentOutput implements ExperimentOutput {
    private final TextLines lines;

    /** @param moving whether stdout is a terminal on which a line can be drawn anew */
    TextExperimentOutput(TextOut out, TextOut err, boolean moving) {
        lines = new TextLines(out, err, moving);
    }

    @Override
    public void notice(String message) {
        lines.line(message);
    }

    @Override
    public void started(ExperimentSession session) {
        ExperimentRecord record = session.record();
        lines.line("Experiment  " + session.directory().path());
        int seeds = record.experiment().seeds();
        int folds = record.experiment().folds();
        lines.line("Runs        " + record.queue().size() + ": "
                + record.settings().size() + " variations"
                + (seeds > 1 ? " × " + seeds + " seeds" : "")
                + (folds > 1 ? " × " + folds + " folds" : "") + ", " + record.parallel() + " at a time");
    }

    @Override
    public void item(ExperimentSession session, ExperimentItem item, @Nullable RunData data) {
        if (item.state().isLive() || item.state() == ItemState.QUEUED) {
            return;
        }
        String place = String.format(
                Locale.ROOT, "[%d/%d] ", done(session), session.record().queue().size());
        String reason = item.reason() == null ? "" : ": " + item.reason();
        String text = place + item.label() + "  " + item.state().token() + reason + figures(data);
        if (item.state() == ItemState.FAILED) {
            lines.problem(text);
        } else {
            lines.line(text);
        }
    }

    private static long done(ExperimentSession session) {
        return session.record().queue().stream()
                .filter(item -> !item.state().isLive() && !item.state().isOpen())
                .count();
    }

    private static String figures(@Nullable RunData data) {
        EpochResult best = data == null ? null : data.best().orElse(null);
        if (data == null || best == null) {
            return "";
        }
        StringBuilder text = new StringBuilder("  best epoch ").append(best.epoch());
        append(text, "train", best.train());
        append(text, "validation", best.validation());
        append(text, "test", best.test());
        return text.append("  ")
                .append(Numbers.duration(data.last().map(EpochResult::seconds).orElse(0.0)))
                .toString();
    }

    private static void append(StringBuilder text, String split, @Nullable Score score) {
        if (score != null) {
            text.append(
                    score.accuracy() == null
                            ? String.format(Locale.ROOT, "  %s loss %.4f", split, score.loss())
                            : String.format(Locale.ROOT, "  %s acc %.4f", split, score.accuracy()));
        }
    }

    @Override
    public void progress(ExperimentSession session, List<RunData> live) {
        String text = done(session) + " of " + session.record().queue().size() + " done"
                + live.stream()
                        .flatMap(data -> data.progress().stream())
                        .map(progress -> String.format(
                                Locale.ROOT,
                                "  epoch %d/%d (%.0f%%)",
                                progress.epoch(),
                                progress.epochs(),
                                100.0 * progress.iteration() / Math.max(1, progress.iterations())))
                        .collect(Collectors.joining());
        lines.moving(text);
    }

    @Override
    public void ended(ExperimentSession session, ExperimentTable table, boolean interrupted) {
        lines.line("");
        lines.table(TableText.markdown(ExperimentExhibits.table(table)));
        lines.line("");
        long failed = session.record().count(ItemState.FAILED);
        if (interrupted) {
            lines.line("Stopped; the checkpoints are written.");
        } else if (failed > 0) {
            lines.problem(failed + " of " + session.record().queue().size() + " runs failed.");
        }
        if (!session.directory().exists()) {
            return;
        }
        if (interrupted || failed > 0) {
            lines.line("To go on: " + ResumeHint.command(session.directory()));
        }
        lines.line("Figures and tables: workbench export " + session.directory().path() + " --out FOLDER");
    }
}
