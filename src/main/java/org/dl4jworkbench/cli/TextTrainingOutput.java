package org.dl4jworkbench.cli;

import java.util.Locale;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.Resumption;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;

/** For people: a line per epoch, and on a terminal a progress bar below them. */
final class TextTrainingOutput implements TrainingOutput {
    private static final int BAR_CELLS = 24;
    private static final long NANOS_BETWEEN_DRAWINGS = 100_000_000;

    private final TextOut out;
    private final TextOut err;
    private final boolean bar;
    private boolean barShown;
    private long lastDrawn;

    /** @param bar whether stdout is a terminal on which a line can be drawn anew */
    TextTrainingOutput(TextOut out, TextOut err, boolean bar) {
        this.out = out;
        this.err = err;
        this.bar = bar;
    }

    @Override
    public void notice(String message) {
        line(message);
    }

    @Override
    public void started(RunData data, EngineInfo info) {
        line("Run       " + data.directory().path());
        line("Data      " + data.spec().data().dataset());
        line("Computes  on " + info.backend() + " (" + info.device() + "), " + info.threads()
                + (info.threads() == 1 ? " thread, " : " threads, ") + info.blas()
                + (info.oneDnnHelpers() ? " with oneDNN" : ""));
    }

    @Override
    public void epoch(EpochResult result) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "epoch %4d", result.epoch()));
        append(text, "train", result.train());
        append(text, "validation", result.validation());
        append(text, "test", result.test());
        line(text.append("  ").append(Numbers.duration(result.seconds())).toString());
    }

    private static void append(StringBuilder text, String split, @Nullable Score score) {
        if (score != null) {
            text.append(String.format(Locale.ROOT, "  %s loss %.4f", split, score.loss()));
            if (score.accuracy() != null) {
                text.append(String.format(Locale.ROOT, " acc %.4f", score.accuracy()));
            }
        }
    }

    @Override
    public void progress(Progress progress) {
        long now = System.nanoTime();
        if (!bar || (barShown && now - lastDrawn < NANOS_BETWEEN_DRAWINGS)) {
            return;
        }
        lastDrawn = now;
        barShown = true;
        out.redraw(bar(progress));
    }

    /** One line of less than 80 columns. */
    static String bar(Progress progress) {
        double share = progress.iterations() == 0 ? 0 : (double) progress.iteration() / progress.iterations();
        int filled = (int) Math.round(share * BAR_CELLS);
        String left = progress.secondsLeft() < 0 ? "" : ", " + Numbers.duration(progress.secondsLeft()) + " left";
        String speed = progress.iterationsPerSecond() <= 0
                ? ""
                : String.format(Locale.ROOT, "  %.0f it/s", progress.iterationsPerSecond());
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f%%  epoch %d/%d%s%s",
                "#".repeat(filled),
                "-".repeat(BAR_CELLS - filled),
                Math.floor(share * 100),
                progress.epoch(),
                progress.epochs(),
                speed,
                left);
    }

    @Override
    public void finished(RunData data) {
        data.best()
                .ifPresent(best -> line("Finished. Best epoch " + best.epoch() + test(best) + ", last epoch "
                        + data.last().map(last -> last.epoch() + test(last)).orElse("none") + "."));
        line("Figures and tables: workbench export " + data.directory().path() + " --out FOLDER");
    }

    private static String test(EpochResult result) {
        Score test = result.test();
        if (test == null) {
            return "";
        }
        return test.accuracy() == null
                ? String.format(Locale.ROOT, " (test loss %.4f)", test.loss())
                : String.format(Locale.ROOT, " (test accuracy %.4f)", test.accuracy());
    }

    @Override
    public void stopped(RunData data) {
        boolean kept = Resumption.of(data.directory(), data.record()) == Resumption.FROM_CHECKPOINT;
        line(data.status() == RunStatus.STOPPED && kept ? "Stopped; the run's checkpoint is written." : "Interrupted.");
        ResumeHint.line(data).ifPresent(this::line);
    }

    @Override
    public void failed(RunData data, String reason) {
        clearBar();
        out.flush();
        err.println("The run failed: " + reason);
        if (data.directory().exists()) {
            err.println("Its log: " + data.directory().engineLog());
            ResumeHint.line(data).ifPresent(err::println);
        }
        err.flush();
    }

    private void line(String text) {
        clearBar();
        out.println(text);
        out.flush();
    }

    private void clearBar() {
        if (barShown) {
            out.clearLine();
            barShown = false;
        }
    }
}
