package org.dl4jworkbench.engine.client;

/** Which training step of the same network is timed. */
public enum StepKind {
    /** The one that a run takes. */
    ENGINE("engine"),
    /** The one that a run takes with {@code engine.builtInLayers=true}: Deeplearning4j's own layers, with this engine's switches. */
    BUILT_IN_LAYERS("built-in-layers"),
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
