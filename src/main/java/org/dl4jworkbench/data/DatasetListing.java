package org.dl4jworkbench.data;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue can say about a data set without reading it.
 *
 * @param kind who it is from
 * @param format how its files are written
 * @param task what it is for
 * @param shape of one example as its files hold it, or null where only reading tells; see {@code sizesDiffer}
 * @param sizesDiffer whether its pictures (or boxes) may differ in size: height and width of the shape are then nominal and a run needs
 *     a resize step
 * @param available whether {@link DatasetCatalogue#load} will find all files
 * @param where the folder it was found in, or "embedded in the program"; empty when it is not available
 * @param sizeOnDisk bytes of its files as stored; 0 when it is not available
 * @param notices what its files' names tell that the user should know, such as files that are left out
 * @param searched the folders that were looked into, in this order; empty for an embedded set
 * @param howToGet what to do to make it available; empty when it is
 * @param told what reading these very files told, empty for nothing; null where they have not been read on this machine
 */
public record DatasetListing(
        String id,
        String title,
        Kind kind,
        DatasetFormat format,
        Task task,
        @Nullable Shape shape,
        boolean sizesDiffer,
        boolean available,
        String where,
        long sizeOnDisk,
        List<String> notices,
        List<Path> searched,
        String howToGet,
        @Nullable String told) {
    /** Who a data set is from. */
    public enum Kind {
        /** A published set that the program knows by name. */
        OFFICIAL,
        /** Made by this program. */
        GENERATED,
        /** The user's own, see {@link OwnSet}. */
        OWN
    }

    public DatasetListing {
        notices = List.copyOf(notices);
        searched = List.copyOf(searched);
    }

    /** Whether this program made the examples. */
    public boolean generated() {
        return kind == Kind.GENERATED;
    }
}
