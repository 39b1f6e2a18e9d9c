package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which of ND4J's backends an engine process loads. */
public enum Backend {
    AUTO("auto", "Automatic"),
    CPU("cpu", "CPU"),
    CUDA("cuda", "CUDA");

    private final String token;
    private final String label;

    Backend(String token, String label) {
        this.token = token;
        this.label = label;
    }

    /** The name in YAML, JSON and on the command line. */
    @JsonValue
    public String token() {
        return token;
    }

    /** The name on the screen. */
    public String label() {
        return label;
    }

    @JsonCreator
    public static Backend of(String token) {
        return Tokens.parse(values(), Backend::token, token, "backend");
    }
}
