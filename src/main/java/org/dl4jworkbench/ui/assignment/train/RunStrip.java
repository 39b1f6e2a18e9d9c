package org.dl4jworkbench.ui.assignment.train;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.model.Continuation;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.jspecify.annotations.Nullable;

/**
 * The words of the strip above the charts: where the run stands.
 *
 * @param name which run it is, by preset and start
 * @param state a word for its state
 * @param look the style class of the state's colour: {@code good}, {@code bad}, {@code busy} or {@code quiet}
 * @param epoch "epoch 23 of 50"
 * @param fraction done, from 0 to 1; negative while unknown
 * @param speed "1,704 examples/s · 13 iterations/s"; empty unless it trains
 * @param left "4 min left", or how long it took; empty while unknown
 * @param best "best: epoch 19 · validation 0.9895"; empty before the first epoch
 * @param continued what was changed between two stretches of its training, a line each; empty for nothing
 * @param engine "CPU · oneDNN · 2 threads"; empty before the engine tells
 */
record RunStrip(
        String name,
        String state,
        String look,
        String epoch,
        double fraction,
        String speed,
        String left,
        String best,
        String engine,
        String continued) {
    private static final long STEPS = 400;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    static RunStrip of(ShownRun.State state, RunData run) {
        RunRecord record = run.record();
        Optional<Progress> progress = run.progress();
        Optional<EpochResult> last = run.last();
        return new RunStrip(
                name(record, ZoneId.systemDefault(), Instant.now()),
                word(state),
                look(state),
                progress.filter(known -> state.isLive()).map(RunStrip::epoch).orElseGet(() -> epoch(record, last)),
                fraction(state, record, progress, last),
                state == ShownRun.State.RUNNING ? progress.map(RunStrip::speed).orElse("") : "",
                left(state, progress, last),
                run.best()
                        .filter(result -> result.epoch() > 0)
                        .map(RunStrip::best)
                        .orElse(""),
                engine(run.info(), record.provenance()),
                record.continuations().stream().map(Continuation::inWords).collect(Collectors.joining("\n")));
    }

    /** "R0 · 10:15:02" on the day itself, with the date on others. */
    static String name(RunRecord record, ZoneId zone, Instant now) {
        ZonedDateTime start = record.created().atZone(zone);
        boolean today = start.toLocalDate().equals(LocalDate.ofInstant(now, zone));
        return record.spec().preset() + " · " + (today ? TIME : DAY).format(start);
    }

    private static String word(ShownRun.State state) {
        return switch (state) {
            case NONE -> "no run";
            case OPENING -> "reading";
            case CHECKING -> "checking";
            case STARTING -> "starting the engine";
            case RUNNING -> "training";
            case PAUSED -> "paused";
            case FINISHED -> "finished";
            case STOPPED -> "stopped";
            case FAILED -> "failed";
            case ABANDONED -> "interrupted";
            case ELSEWHERE -> "training elsewhere";
        };
    }

    private static String look(ShownRun.State state) {
        return switch (state) {
            case RUNNING, FINISHED -> "good";
            case FAILED, ABANDONED -> "bad";
            case STARTING, OPENING, CHECKING, PAUSED, ELSEWHERE -> "busy";
            case NONE, STOPPED -> "quiet";
        };
    }

    private static String epoch(Progress progress) {
        return "epoch " + Numbers.grouped(progress.epoch()) + " of " + Numbers.grouped(progress.epochs());
    }

    private static String epoch(RunRecord record, Optional<EpochResult> last) {
        TrainingSpec training = record.spec().training();
        String done = Numbers.grouped(last.map(EpochResult::epoch).orElse(0));
        Integer epochs = training.epochs();
        return "epoch " + done
                + (epochs == null || training.iterations() != null ? "" : " of " + Numbers.grouped(epochs));
    }

    private static double fraction(
            ShownRun.State state, RunRecord record, Optional<Progress> progress, Optional<EpochResult> last) {
        if (state == ShownRun.State.FINISHED) {
            return 1;
        }
        if (progress.isPresent() && progress.get().iterations() > 0) {
            // In steps that can be seen, as the window is drawn anew for each.
            return (double) (STEPS * progress.get().iteration() / progress.get().iterations()) / STEPS;
        }
        if (last.isEmpty()) {
            return state == ShownRun.State.STARTING ? -1 : 0;
        }
        Integer epochs = record.spec().training().epochs();
        Integer iterations = record.spec().training().iterations();
        double byEpochs = epochs == null ? 0 : (double) last.get().epoch() / epochs;
        double byIterations = iterations == null ? 0 : (double) last.get().iteration() / iterations;
        return Math.min(1, Math.max(byEpochs, byIterations));
    }

    private static String speed(Progress progress) {
        List<String> parts = new ArrayList<>();
        if (progress.examplesPerSecond() > 0) {
            parts.add(rate(progress.examplesPerSecond()) + " examples/s");
        }
        if (progress.iterationsPerSecond() > 0) {
            parts.add(rate(progress.iterationsPerSecond()) + " iterations/s");
        }
        return String.join(" · ", parts);
    }

    private static String rate(double perSecond) {
        return perSecond < 9.95
                ? String.format(Locale.ROOT, "%.1f", perSecond)
                : Numbers.grouped(Math.round(perSecond));
    }

    private static String left(ShownRun.State state, Optional<Progress> progress, Optional<EpochResult> last) {
        if (state == ShownRun.State.RUNNING) {
            return progress.filter(known -> known.secondsLeft() >= 0)
                    .map(known -> Numbers.duration(known.secondsLeft()) + " left")
                    .orElse("");
        }
        return last.filter(result -> result.seconds() > 0)
                .map(result -> "trained for " + Numbers.duration(result.seconds()))
                .orElse("");
    }

    /** The best epoch by what it was chosen by. */
    static String best(EpochResult best) {
        Score validation = best.validation();
        Score shown = validation == null ? best.train() : validation;
        return "best: epoch " + Numbers.grouped(best.epoch()) + " · " + (validation == null ? "train " : "validation ")
                + (shown.accuracy() == null ? "loss " : "") + figure(shown);
    }

    /** The figure that a split is judged by: the accuracy, of a regression the loss. */
    static String figure(Score score) {
        return four(score.accuracy() == null ? score.loss() : score.accuracy());
    }

    /** An accuracy or a loss as everywhere on the page: four decimals, a dash where it is not known. */
    static String four(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String engine(Optional<EngineInfo> info, @Nullable Provenance provenance) {
        if (info.isPresent()) {
            return engine(
                    info.get().backend(), info.get().oneDnnHelpers(), info.get().threads());
        }
        return provenance == null ? "" : engine(provenance.backend(), provenance.oneDnnHelpers(), provenance.threads());
    }

    private static String engine(String backend, boolean oneDnn, int threads) {
        // Records name the native library too: "CPU (linux-x86_64-onednn-avx2)".
        return backend.replaceAll(" \\(.*", "") + (oneDnn ? " · oneDNN" : "") + " · " + threads
                + (threads == 1 ? " thread" : " threads");
    }
}
