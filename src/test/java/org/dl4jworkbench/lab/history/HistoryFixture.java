package org.dl4jworkbench.lab.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.RunDirectory;

/** Run directories as engines leave them, and the runs of a folder. */
final class HistoryFixture {
    static final AssignmentCatalogue CATALOGUE = AssignmentCatalogue.read(Path.of("no-folder-of-the-user"));

    private HistoryFixture() {}

    /** @param changes {@code path=value} */
    static RunDirectory run(
            Path runs, String assignment, String preset, RunStatus status, double testAccuracy, String... changes) {
        RunSpec spec = CATALOGUE.get(assignment).preset(preset).spec();
        for (String change : changes) {
            spec = SpecPaths.set(spec, change);
        }
        Instant created = Instant.parse("2026-03-01T12:00:00Z");
        RunDirectory run = RunDirectory.create(runs, spec, created, null);
        Score test = new Score(1 - testAccuracy, testAccuracy);
        run.write(RunRecord.created(spec, created, null)
                .withEpochs(
                        new EpochResult(2, 20, 4, new Score(0.1, 0.99), null, test),
                        new EpochResult(5, 50, 10, new Score(0.05, 1.0), null, new Score(0.5, 0.5)))
                .withStatus(status, status == RunStatus.FAILED ? "out of memory" : null, created));
        return run;
    }

    static List<HistoryRun> read(Path runs, Path experiments) {
        return new HistoryReading(CATALOGUE).of(RunHistory.list(runs, experiments));
    }
}
