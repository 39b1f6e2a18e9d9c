package org.dl4jworkbench.lab;

import java.nio.file.Path;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.model.RunRecord;

/** Finds the data that a run was trained with, for views that show its examples again. */
public final class RunDatasets {
    private RunDatasets() {}

    /**
     * Loads a run's data set; can take seconds, so never on the JavaFX thread.
     *
     * @param current the folders of today, searched where the run's own folder was not named
     */
    public static Dataset load(RunRecord record, DatasetCatalogue current, Places places) {
        String folder = record.dataFolder();
        DatasetCatalogue catalogue = folder == null || current.roots().contains(Path.of(folder))
                ? current
                : places.datasets(Path.of(folder));
        return catalogue.load(record.spec().data());
    }

    /** The run's splits of its data set. */
    public static Split split(RunRecord record, Dataset dataset) {
        return Split.of(record.spec().data(), record.spec().training().seed(), dataset);
    }
}
