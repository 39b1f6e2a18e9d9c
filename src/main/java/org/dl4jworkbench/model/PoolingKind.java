package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a pooling layer makes of each window. */
public enum PoolingKind {
    MAX("max", "Max"),
    AVERAGE("average", "Average");

    private final String token;
    private final String label;

    PoolingKind(String token, String label) {
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
    public static PoolingKind of(String token) {
        return Tokens.parse(values(), PoolingKind::token, token, "kind of pooling");
    }
}
