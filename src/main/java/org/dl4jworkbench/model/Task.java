package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a network is asked for: a class, or numbers. */
public enum Task {
    /** One of several classes; measured by loss and accuracy. */
    CLASSIFICATION("classification"),
    /** Numbers, such as f(x); measured by the loss alone. */
    REGRESSION("regression");

    private final String token;

    Task(String token) {
        this.token = token;
    }

    /** The name in YAML, JSON and on the command line. */
    @JsonValue
    public String token() {
        return token;
    }

    @JsonCreator
    public static Task of(String token) {
        return Tokens.parse(values(), Task::token, token, "task");
    }
}
