package org.dl4jworkbench.lab.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.jspecify.annotations.Nullable;

/** The fields of a run that a query can name, besides those of its spec. Names are looked up in small letters. */
final class RunFields {
    /** @param whole whether a value is meant whole, such as a tag, and not a part of it */
    record Text(boolean whole, Function<HistoryRun, List<String>> values) {}

    private static final Map<String, Text> TEXTS = new LinkedHashMap<>();
    private static final Map<String, ToDoubleFunction<HistoryRun>> NUMBERS = new LinkedHashMap<>();
    private static final Map<String, Predicate<HistoryRun>> STATES = new LinkedHashMap<>();

    static {
        TEXTS.put("status", new Text(true, run -> status(run.record().status())));
        TEXTS.put("assignment", part(run -> run.record().spec().assignment()));
        TEXTS.put("preset", new Text(true, run -> List.of(run.record().spec().preset())));
        TEXTS.put("data", part(run -> run.record().spec().data().dataset()));
        TEXTS.put("tag", new Text(true, run -> run.notes().tags()));
        TEXTS.put("note", part(run -> run.notes().note()));
        TEXTS.put("changes", new Text(false, HistoryRun::changes));
        TEXTS.put(
                "in",
                part(run -> run.entry().experiment() == null ? "" : run.entry().experiment()));
        TEXTS.put("folder", part(run -> run.entry().directory().name()));
        TEXTS.put(
                "reason",
                part(run -> run.record().reason() == null ? "" : run.record().reason()));
        TEXTS.put("started", part(HistoryRun::started));
        for (String split : List.of("train", "validation", "test")) {
            NUMBERS.put(split, run -> score(run.record().best(), split, true));
            NUMBERS.put(split + "loss", run -> score(run.record().best(), split, false));
            NUMBERS.put("last." + split, run -> score(run.record().last(), split, true));
            NUMBERS.put("last." + split + "loss", run -> score(run.record().last(), split, false));
        }
        NUMBERS.put("loss", run -> score(run.record().best(), "test", false));
        NUMBERS.put("epochs", run -> epoch(run.record().last()));
        NUMBERS.put("best", run -> epoch(run.record().best()));
        NUMBERS.put("seconds", RunFields::seconds);
        NUMBERS.put("seed", run -> run.record().spec().training().seed());
        STATES.put("starred", run -> run.notes().star());
        STATES.put("archived", run -> run.notes().archived());
        STATES.put("tagged", run -> !run.notes().tags().isEmpty());
        STATES.put("noted", run -> !run.notes().note().isBlank());
        STATES.put("changed", run -> !run.changes().isEmpty());
        STATES.put("live", run -> run.record().status().isLive());
        STATES.put("experiment", run -> run.entry().experiment() != null);
    }

    private RunFields() {}

    static @Nullable Text text(String name) {
        return TEXTS.get(name.toLowerCase(Locale.ROOT));
    }

    static @Nullable ToDoubleFunction<HistoryRun> number(String name) {
        return NUMBERS.get(name.toLowerCase(Locale.ROOT));
    }

    static @Nullable Predicate<HistoryRun> state(String name) {
        return STATES.get(name.toLowerCase(Locale.ROOT));
    }

    static String states() {
        return String.join(", ", STATES.keySet());
    }

    /** All names, for a message. */
    static String names() {
        return String.join(", ", TEXTS.keySet())
                + ", is; of the best epoch train, validation, test (accuracies), trainLoss, validationLoss, testLoss (or loss),"
                + " of the last one last.test and so on; epochs, best, seconds, seed; and every field of the spec, such as"
                + " training.learningRate or network.layers[0].units";
    }

    private static Text part(Function<HistoryRun, String> value) {
        return new Text(false, run -> List.of(value.apply(run)));
    }

    /** The window calls a running one training. */
    private static List<String> status(RunStatus status) {
        return status == RunStatus.RUNNING ? List.of(status.token(), "training") : List.of(status.token());
    }

    private static double score(@Nullable EpochResult epoch, String split, boolean accuracy) {
        if (epoch == null) {
            return Double.NaN;
        }
        Score score =
                switch (split) {
                    case "train" -> epoch.train();
                    case "validation" -> epoch.validation();
                    default -> epoch.test();
                };
        return score == null ? Double.NaN : accuracy ? score.accuracyOrNaN() : score.loss();
    }

    private static double epoch(@Nullable EpochResult epoch) {
        return epoch == null ? Double.NaN : epoch.epoch();
    }

    private static double seconds(HistoryRun run) {
        RunRecord record = run.record();
        return record.last() == null ? Double.NaN : record.last().seconds();
    }
}
