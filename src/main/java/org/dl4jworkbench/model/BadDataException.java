package org.dl4jworkbench.model;

/** A data file that is missing, truncated, mislabelled or of another format. {@code where} is the file and the offset or line. */
public final class BadDataException extends WorkbenchException {
    private static final long serialVersionUID = 1L;

    public BadDataException(String what, String where, String remedy) {
        super(what, where, remedy);
    }

    public BadDataException(String what, String where, String remedy, Throwable cause) {
        super(what, where, remedy, cause);
    }
}
