package org.dl4jworkbench.model;

/** A field of a spec that cannot be: an unknown path, a value out of range, a layer that does not fit. {@code where} is the path. */
public final class BadSpecException extends WorkbenchException {
    private static final long serialVersionUID = 1L;

    public BadSpecException(String what, String where, String remedy) {
        super(what, where, remedy);
    }

    public BadSpecException(String what, String where, String remedy, Throwable cause) {
        super(what, where, remedy, cause);
    }
}
