package org.dl4jworkbench.model;

/** A figure or table that cannot be written to a file or copied. {@code where} is the file. */
public final class ExportException extends WorkbenchException {
    private static final long serialVersionUID = 1L;

    public ExportException(String what, String where, String remedy) {
        super(what, where, remedy);
    }

    public ExportException(String what, String where, String remedy, Throwable cause) {
        super(what, where, remedy, cause);
    }
}
