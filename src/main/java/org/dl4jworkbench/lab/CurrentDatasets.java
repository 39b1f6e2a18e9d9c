package org.dl4jworkbench.lab;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.jspecify.annotations.Nullable;

/** The catalogue of data sets over the places of today: the user may name another folder while the window is open. */
public final class CurrentDatasets {
    private final Places places;
    private @Nullable DatasetCatalogue catalogue;

    public CurrentDatasets(Places places) {
        this.places = places;
    }

    /**
     * The catalogue, the same object while the folders are the same, so that what it has loaded stays in memory.
     *
     * @param first the folder that goes before all others, or null
     */
    public synchronized DatasetCatalogue over(@Nullable Path first) {
        List<Path> roots = places.datasetRoots(first);
        DatasetCatalogue known = catalogue;
        if (known == null || !known.roots().equals(roots)) {
            known = places.datasets(first);
            catalogue = known;
        }
        return known;
    }
}
