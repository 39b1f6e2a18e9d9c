package org.dl4jworkbench.ui.runs;

import java.time.Instant;
import java.time.Year;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.history.HistoryRun;
import org.dl4jworkbench.model.Divergence;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.RunNotes;
import org.jspecify.annotations.Nullable;

/**
 * What the table tells of one run.
 *
 * @param run the run with all that it is searched by
 * @param atWork whether an engine is at work on it, of this window or of another program
 * @param epochsDone the last evaluated epoch
 * @param epochsTotal of the whole training, or null where only a number of iterations ends it
 * @param bestTest the test score of the best epoch, or null
 * @param lastTest the test score of the last epoch, or null
 * @param seconds training time without evaluation and pauses, NaN before the first epoch
 */
record RunFacts(
        HistoryRun run,
        boolean atWork,
        int epochsDone,
        @Nullable Integer epochsTotal,
        @Nullable Score bestTest,
        @Nullable Score lastTest,
        double seconds) {

    /** Of a run on the disk. */
    static RunFacts of(HistoryRun run) {
        return facts(run, null);
    }

    /** Of a run that this window's engine is at work on; the disk is behind. */
    static RunFacts of(HistoryRun run, RunData data) {
        RunHistory.Entry entry = run.entry();
        RunRecord record =
                data.record().withEpochs(data.best().orElse(null), data.last().orElse(null));
        return facts(
                run.with(new RunHistory.Entry(entry.directory(), record, entry.notes(), entry.experiment())),
                data.progress().orElse(null));
    }

    private static RunFacts facts(HistoryRun run, @Nullable Progress progress) {
        RunRecord record = run.record();
        EpochResult best = record.best();
        EpochResult last = record.last();
        return new RunFacts(
                run,
                record.status().isLive(),
                last == null ? 0 : last.epoch(),
                progress != null
                        ? Integer.valueOf(progress.epochs())
                        : record.spec().training().epochs(),
                best == null ? null : best.test(),
                last == null ? null : last.test(),
                last == null ? Double.NaN : last.seconds());
    }

    String name() {
        return run.entry().directory().name();
    }

    RunStatus status() {
        return run.record().status();
    }

    /** Assignment and preset. */
    String title() {
        return run.title();
    }

    /** What differs from the preset, in one line. */
    String changes() {
        return String.join("; ", run.changes());
    }

    /** The same with the run's values alone, for a narrow column. */
    String briefChanges() {
        return String.join("; ", run.brief());
    }

    String tags() {
        return String.join(", ", run.notes().tags());
    }

    String note() {
        return run.notes().note().replace('\n', ' ');
    }

    RunNotes notes() {
        return run.notes();
    }

    String experiment() {
        return run.experiment();
    }

    String dataset() {
        return run.record().spec().data().dataset();
    }

    Instant started() {
        return run.record().created();
    }

    /** Why it failed, or an empty text. */
    String reason() {
        String reason = run.record().reason();
        return reason == null ? "" : reason;
    }

    /** Whether training can go on from where it ended. */
    boolean isResumable() {
        return (status() == RunStatus.STOPPED || status() == RunStatus.FAILED) && !hasDiverged();
    }

    /** Whether its numbers became NaN: resumed it would do so again. */
    boolean hasDiverged() {
        return Divergence.ended(run.record());
    }

    /** Without the year where it is this one: a column has little room. */
    String startedText() {
        String text = run.started();
        return text.startsWith(Year.now() + "-") ? text.substring(5) : text;
    }

    String epochsText() {
        return epochsTotal == null
                ? Numbers.grouped(epochsDone)
                : Numbers.grouped(epochsDone) + " / " + Numbers.grouped(epochsTotal);
    }

    @Nullable
    Double secondsKey() {
        return Double.isNaN(seconds) ? null : seconds;
    }

    String secondsText() {
        return Double.isNaN(seconds) ? "–" : Numbers.duration(seconds);
    }
}
