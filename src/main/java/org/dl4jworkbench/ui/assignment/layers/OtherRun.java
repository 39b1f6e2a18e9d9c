package org.dl4jworkbench.ui.assignment.layers;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.rundir.RunDirectory;

/**
 * A run whose weights can be laid over those of the shown one.
 *
 * @param name its preset, start, and what tells it from others of the same preset
 */
record OtherRun(RunDirectory directory, String name) {
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ROOT);

    /** Those of the same assignment that are not the shown one, newest first. */
    static List<OtherRun> of(List<RunHistory.Entry> runs, RunDirectory shown, String assignment) {
        return runs.stream()
                .filter(each -> each.record().spec().assignment().equals(assignment))
                .filter(each -> !each.directory().path().equals(shown.path()))
                .map(each -> new OtherRun(each.directory(), name(each.record())))
                .toList();
    }

    private static String name(RunRecord record) {
        double l2 = record.spec().training().l2();
        return record.spec().preset()
                + (l2 == 0 ? "" : " · L2 " + org.dl4jworkbench.model.Numbers.plain(l2))
                + " · "
                + START.format(record.created().atZone(ZoneId.systemDefault()));
    }

    /** In a choice of runs. */
    @Override
    public String toString() {
        return name;
    }
}
