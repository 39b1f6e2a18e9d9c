package org.dl4jworkbench.data;

import java.nio.file.Path;

/** Reads the sets of one format. Every problem is a {@link org.dl4jworkbench.model.BadDataException} with place and remedy. */
interface SetReader {
    /** Looks for the files of a set, by their names only; never fails for what is not there. */
    Found find(Path folder);

    /** Reads and checks the files that {@link #find} found; all of them are there. */
    SetContent read(Found found);

    /** What to put into the folder, as the end of "Put …". */
    String wanted();
}
