package org.dl4jworkbench.data;

/** How a data set on the disk compares with the official one of its name. */
public enum Verification {
    /** Every file's content has the official checksum. */
    OFFICIAL,
    /** Readable, but other content than the official files; the data set's warning says which files. */
    DIFFERS,
    /** A known set for which no official checksums of these files are known. */
    UNVERIFIED,
    /** Made by this program: there is no official one to compare with. */
    GENERATED,
    /** A set of the user's own. */
    OWN
}
