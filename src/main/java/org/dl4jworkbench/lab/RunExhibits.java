package org.dl4jworkbench.lab;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dl4jworkbench.chart.DataFigures;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.WorkbenchException;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SnapshotRoom;
import org.jspecify.annotations.Nullable;

/**
 * Every figure and table of a run: those of its own files, and those that show its examples again where the data set is still on
 * this machine.
 *
 * @param byName by file name without ending, in the order of a report
 * @param notices what had to be left out, and why
 */
public record RunExhibits(Map<String, Exhibit> byName, List<String> notices) {
    public RunExhibits {
        notices = List.copyOf(notices);
    }

    /**
     * Reads them; can take seconds.
     *
     * @param classNames in the order of the labels
     * @param preset the spec that the run started from, or null where that is gone
     * @param network null where the layers are not known
     * @param datasets loads a run's data set
     */
    public static RunExhibits of(
            RunDirectory run,
            List<String> classNames,
            @Nullable RunSpec preset,
            @Nullable NetworkSummary network,
            Function<RunRecord, Dataset> datasets) {
        Map<String, Exhibit> exhibits = new LinkedHashMap<>(RunFigures.all(run, classNames, network));
        List<EpochResult> epochs = EpochsCsv.read(run.epochs());
        if (!epochs.isEmpty()) {
            exhibits.put("best-and-last-epoch", RunTables.scores(epochs));
            exhibits.put(
                    "about-the-run",
                    RunTables.about(run.read(), epochs, preset, network, SnapshotRoom.of(run), ZoneId.systemDefault()));
        }
        List<String> notices = new ArrayList<>();
        if (!exhibits.isEmpty() && DataFigures.areWanted(run.read())) {
            try {
                exhibits.putAll(DataFigures.all(run, datasets.apply(run.read())));
            } catch (WorkbenchException e) {
                // The data may be gone; what the run's own files show is worth having all the same.
                notices.add("The figures that show examples are left out: " + e.getMessage());
            }
        }
        return new RunExhibits(exhibits, notices);
    }
}
