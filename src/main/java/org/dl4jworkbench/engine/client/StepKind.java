package org.dl4jworkbench.engine.client;

/** Which training step of the same network is timed. */
public enum StepKind {
    /** The one that a run takes. */
    ACCELERATED("accelerated"),
    /** The one that a run takes with {@code engine.accelerated=false}: Deeplearning4j's own layers, with this engine's switches. */
    UNACCELERATED("unaccelerated"),
    /** What Deeplearning4j's quick start comes to, with the native library of this build and none of this engine's switches. */
    PLAIN("plain");

    private final String token;

    StepKind(String token) {
        this.token = token;
    }

    public String token() {
        return token;
    }
}
