package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a step uses the mean or the sum of the gradients of a minibatch; with the sum, a learning rate acts as one times the batch size larger. */
public enum GradientConvention {
    MEAN("mean", "Mean over the batch"),
    SUM("sum", "Sum over the batch");

    private final String token;
    private final String label;

    GradientConvention(String token, String label) {
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
    public static GradientConvention of(String token) {
        return Tokens.parse(values(), GradientConvention::token, token, "gradient convention");
    }
}
