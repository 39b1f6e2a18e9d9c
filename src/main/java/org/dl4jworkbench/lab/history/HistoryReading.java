package org.dl4jworkbench.lab.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.Preset;
import org.dl4jworkbench.model.RunSpec;
import org.jspecify.annotations.Nullable;

/** Takes runs apart for lists and searches, each spec once. May be used by several threads, not by that of the screen. */
public final class HistoryReading {
    private final AssignmentCatalogue assignments;
    private final Map<Path, HistoryRun> known = new ConcurrentHashMap<>();

    public HistoryReading(AssignmentCatalogue assignments) {
        this.assignments = assignments;
    }

    /** The runs in the same order; those that are not among them are forgotten. */
    public List<HistoryRun> of(List<RunHistory.Entry> entries) {
        known.keySet()
                .retainAll(
                        entries.stream().map(entry -> entry.directory().path()).collect(Collectors.toSet()));
        return entries.stream().map(this::of).toList();
    }

    private HistoryRun of(RunHistory.Entry entry) {
        HistoryRun before = known.get(entry.directory().path());
        if (before != null && before.entry().equals(entry)) {
            return before;
        }
        HistoryRun now =
                before != null && before.record().spec().equals(entry.record().spec())
                        ? before.with(entry)
                        : HistoryRun.of(entry, preset(entry.record().spec()));
        known.put(entry.directory().path(), now);
        return now;
    }

    private @Nullable RunSpec preset(RunSpec spec) {
        return assignments.all().stream()
                .filter(each -> each.id().equals(spec.assignment()))
                .flatMap(each -> each.presets().stream())
                .filter(each -> each.id().equals(spec.preset()))
                .findFirst()
                .map(Preset::spec)
                .orElse(null);
    }
}
