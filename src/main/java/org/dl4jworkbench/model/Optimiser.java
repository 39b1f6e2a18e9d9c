package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How the gradient becomes a step. */
public enum Optimiser {
    SGD("sgd", "SGD"),
    MOMENTUM("momentum", "SGD, Nesterov momentum"),
    ADAM("adam", "Adam"),
    RMSPROP("rmsprop", "RMSProp"),
    ADAGRAD("adagrad", "AdaGrad");

    private final String token;
    private final String label;

    Optimiser(String token, String label) {
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

    /** How many numbers per parameter it remembers between two steps. */
    public int stateCopies() {
        return switch (this) {
            case SGD -> 0;
            case MOMENTUM, RMSPROP, ADAGRAD -> 1;
            case ADAM -> 2;
        };
    }

    @JsonCreator
    public static Optimiser of(String token) {
        return Tokens.parse(values(), Optimiser::token, token, "optimiser");
    }
}
