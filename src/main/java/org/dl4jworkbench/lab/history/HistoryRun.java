package org.dl4jworkbench.lab.history;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.RunNotes;
import org.jspecify.annotations.Nullable;

/**
 * A run with all that it is searched by. Making one takes the spec apart, about a third of a millisecond, so hundreds are made in
 * the background; asking it costs nothing.
 *
 * @param values the value of every field of the spec as text, by its path, see {@link SpecPaths#values}
 * @param changes what differs from its preset, a line for each field; empty where the preset is gone
 * @param brief the same with the run's values alone
 * @param text all that free words are looked for in, in small letters
 */
public record HistoryRun(
        RunHistory.Entry entry, Map<String, String> values, List<String> changes, List<String> brief, String text) {
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    public HistoryRun {
        changes = List.copyOf(changes);
        brief = List.copyOf(brief);
    }

    /** @param preset the spec that the run started from, or null where that is gone */
    public static HistoryRun of(RunHistory.Entry entry, @Nullable RunSpec preset) {
        RunSpec spec = entry.record().spec();
        List<String> paths = preset == null
                ? List.of()
                : SpecPaths.differences(preset, spec).stream()
                        // Every run has its data set decided; that alone is no change.
                        .filter(path -> !path.equals("data.dataset"))
                        .toList();
        List<String> changes = paths.stream()
                .map(path -> FieldNames.change(path, preset == null ? spec : preset, spec))
                .toList();
        return new HistoryRun(
                entry,
                SpecPaths.values(spec),
                changes,
                paths.stream().map(path -> brief(path, spec)).toList(),
                text(entry, changes));
    }

    private static String brief(String path, RunSpec spec) {
        String value = path.equals("network.layers") ? "" : SpecPaths.get(spec, path);
        return value.isEmpty() || value.startsWith("[") ? FieldNames.of(path) : FieldNames.of(path) + " " + value;
    }

    /** The same run further on; its spec is the same. */
    public HistoryRun with(RunHistory.Entry now) {
        return new HistoryRun(now, values, changes, brief, text(now, changes));
    }

    public RunRecord record() {
        return entry.record();
    }

    public RunNotes notes() {
        return entry.notes();
    }

    /** Assignment and preset. */
    public String title() {
        RunSpec spec = record().spec();
        return spec.assignment() + " · " + spec.preset();
    }

    /** When it began, in local time. */
    public String started() {
        return started(record());
    }

    private static String started(RunRecord record) {
        return STARTED.format(record.created());
    }

    /** The experiment's name as its folder has it, without the time; empty for a run of its own. */
    public String experiment() {
        return experiment(entry);
    }

    private static String experiment(RunHistory.Entry entry) {
        String folder = entry.experiment();
        return folder == null ? "" : folder.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d_", "");
    }

    private static String text(RunHistory.Entry entry, List<String> changes) {
        RunRecord record = entry.record();
        RunSpec spec = record.spec();
        return String.join(
                        " ",
                        entry.directory().name(),
                        spec.assignment(),
                        spec.preset(),
                        record.status().token(),
                        spec.data().dataset(),
                        started(record),
                        record.reason() == null ? "" : record.reason(),
                        String.join(" ", entry.notes().tags()),
                        entry.notes().note(),
                        experiment(entry),
                        String.join(" ", changes))
                .toLowerCase(Locale.ROOT);
    }
}
