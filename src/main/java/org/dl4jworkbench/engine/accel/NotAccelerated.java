package org.dl4jworkbench.engine.accel;

/** There is no faster way for this network on this machine; Deeplearning4j's own layers can do it. */
public final class NotAccelerated extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason what stands in the way, for the log */
    public NotAccelerated(String reason) {
        super(reason);
    }

    NotAccelerated(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The reason, which every one of these has. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
