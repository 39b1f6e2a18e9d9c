package org.dl4jworkbench.model;

/** An engine process that could not start, died, or refused a command. {@code where} is the run. */
public final class EngineException extends WorkbenchException {
    private static final long serialVersionUID = 1L;

    public EngineException(String what, String where, String remedy) {
        super(what, where, remedy);
    }

    public EngineException(String what, String where, String remedy, Throwable cause) {
        super(what, where, remedy, cause);
    }
}
