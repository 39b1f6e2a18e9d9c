package org.dl4jworkbench.ui.assignment.search;

import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;

/** Finds a run of a preset as it stands, for trials to be compared with. */
final class PresetRun {
    private PresetRun() {}

    /**
     * The newest finished run of a preset without a change; where it ran and with how many threads makes no difference.
     *
     * @param preset the preset's spec
     * @param runs the newest first
     */
    static Optional<RunDirectory> newest(RunSpec preset, List<RunHistory.Entry> runs) {
        return runs.stream()
                .filter(run -> run.record().status() == RunStatus.FINISHED)
                .filter(run -> isPreset(preset, run.record().spec()))
                .findFirst()
                .map(RunHistory.Entry::directory);
    }

    private static boolean isPreset(RunSpec preset, RunSpec ran) {
        if (!ran.assignment().equals(preset.assignment()) || !ran.preset().equals(preset.preset())) {
            return false;
        }
        boolean decides = preset.data().dataset().equals(DataSpec.AUTO);
        return SpecPaths.differences(preset, ran).stream()
                .allMatch(path -> path.startsWith("engine.")
                        || path.startsWith("snapshots.")
                        || decides && path.equals("data.dataset"));
    }
}
