package org.dl4jworkbench.lab.search;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.lab.experiment.ExperimentHistory;

/** The searches on the disk. They lie among the experiments; {@link ExperimentHistory#delete} deletes one. */
public final class SearchHistory {
    private SearchHistory() {}

    /** All readable searches below a folder of experiments, newest first; a missing folder holds none. */
    public static List<ExperimentHistory.Entry> list(Path experiments) {
        return ExperimentHistory.all(experiments).stream()
                .filter(entry -> entry.record().search() != null)
                .toList();
    }
}
