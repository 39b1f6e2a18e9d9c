package org.dl4jworkbench.data;

import java.nio.file.Path;
import java.util.List;

/**
 * What the catalogue can say about a data set without reading it.
 *
 * @param available whether {@link DatasetCatalogue#load} will find all files
 * @param generated whether this program drew the pictures
 * @param where the folder it was found in, or "embedded in the program"; empty when it is not available
 * @param sizeOnDisk bytes of its files as stored; 0 when it is not available
 * @param searched the folders that were looked into, in this order; empty for an embedded set
 * @param howToGet what to do to make it available; empty when it is
 */
public record DatasetListing(
        String id,
        String title,
        boolean available,
        boolean generated,
        String where,
        long sizeOnDisk,
        List<Path> searched,
        String howToGet) {
    public DatasetListing {
        searched = List.copyOf(searched);
    }
}
