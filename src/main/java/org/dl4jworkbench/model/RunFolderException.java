package org.dl4jworkbench.model;

/** A run directory that cannot be read or written. {@code where} is the file. */
public final class RunFolderException extends WorkbenchException {
    private static final long serialVersionUID = 1L;

    public RunFolderException(String what, String where, String remedy) {
        super(what, where, remedy);
    }

    public RunFolderException(String what, String where, String remedy, Throwable cause) {
        super(what, where, remedy, cause);
    }
}
