package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What training minimises. */
public enum Loss {
    CROSS_ENTROPY("cross-entropy", "Cross-entropy"),
    MSE("mse", "Mean squared error");

    private final String token;
    private final String label;

    Loss(String token, String label) {
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
    public static Loss of(String token) {
        return Tokens.parse(values(), Loss::token, token, "loss");
    }
}
