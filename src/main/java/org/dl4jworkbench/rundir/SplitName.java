package org.dl4jworkbench.rundir;

import java.util.Locale;

/** The three parts of the data a run knows. */
public enum SplitName {
    TRAIN,
    VALIDATION,
    TEST;

    /** The name in file names and CSV headers: train, validation, test. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
