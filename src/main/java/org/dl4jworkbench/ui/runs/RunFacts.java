package org.dl4jworkbench.ui.runs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dl4jworkbench.engine.protocol.Progress;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.ui.common.StatusLook;
import org.jspecify.annotations.Nullable;

/**
 * What the table tells of one run.
 *
 * @param title assignment and preset
 * @param atWork whether an engine is at work on it, of this window or of another program
 * @param epochsDone the last evaluated epoch
 * @param epochsTotal of the whole training, or null where only a number of iterations ends it
 * @param bestTest the test score of the best epoch, or null
 * @param lastTest the test score of the last epoch, or null
 * @param seconds training time without evaluation and pauses, NaN before the first epoch
 * @param reason why it failed, or an empty text
 */
record RunFacts(
        String name,
        RunStatus status,
        boolean atWork,
        String title,
        Instant started,
        int epochsDone,
        @Nullable Integer epochsTotal,
        @Nullable Score bestTest,
        @Nullable Score lastTest,
        double seconds,
        String dataset,
        String reason) {
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** Of a run on the disk. */
    static RunFacts of(RunHistory.Entry run) {
        RunRecord record = run.record();
        return of(run.directory().name(), record, record.status(), record.best(), record.last(), null, record.reason());
    }

    /** Of a run that this window's engine is at work on. */
    static RunFacts of(RunData data) {
        RunRecord record = data.record();
        return of(
                data.directory().name(),
                record,
                record.status(),
                data.best().orElse(null),
                data.last().orElse(null),
                data.progress().orElse(null),
                record.reason());
    }

    private static RunFacts of(
            String name,
            RunRecord record,
            RunStatus status,
            @Nullable EpochResult best,
            @Nullable EpochResult last,
            @Nullable Progress progress,
            @Nullable String reason) {
        TrainingSpec training = record.spec().training();
        Integer total = progress != null ? Integer.valueOf(progress.epochs()) : training.epochs();
        return new RunFacts(
                name,
                status,
                status.isLive(),
                record.spec().assignment() + " · " + record.spec().preset(),
                record.created(),
                last == null ? 0 : last.epoch(),
                total,
                best == null ? null : best.test(),
                last == null ? null : last.test(),
                last == null ? Double.NaN : last.seconds(),
                record.spec().data().dataset(),
                reason == null ? "" : reason);
    }

    /** Whether training can go on from where it ended. */
    boolean isResumable() {
        return status == RunStatus.STOPPED || status == RunStatus.FAILED;
    }

    String startedText() {
        return STARTED.format(started);
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

    /** Whether each word of a filter occurs in what the table shows of the run. */
    boolean matches(String filter) {
        String text = String.join(" ", name, title, StatusLook.of(status).word(), dataset, startedText(), reason)
                .toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
