package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for good hyperparameters: which fields of the spec vary, over what, and how much is tried.
 *
 * @param id unique in its assignment
 * @param preset the preset each trial starts from
 * @param trials how many settings are tried
 * @param folds k of the k-fold cross-validation each trial is judged by; 1 for a held-out part
 * @param parameters the fields that vary
 */
public record Search(
        String id, String title, String note, String preset, int trials, int folds, List<Parameter> parameters) {
    /** What a parameter's values are drawn from. */
    public enum Range {
        /** Whole numbers, both ends included. */
        INTEGER("integer"),
        /** Evenly between both ends. */
        LINEAR("linear"),
        /** Evenly in the logarithm. */
        LOG("log"),
        /** One of the values. */
        CHOICE("choice");

        private final String token;

        Range(String token) {
            this.token = token;
        }

        /** The name in YAML and JSON. */
        @JsonValue
        public String token() {
            return token;
        }

        @JsonCreator
        public static Range of(String token) {
            return Tokens.parse(values(), Range::token, token, "range");
        }
    }

    /**
     * One field that varies.
     *
     * @param path of the spec, such as {@code network.layers[0].units}
     * @param from the smallest value, for all but {@link Range#CHOICE}
     * @param to the largest value, for all but {@link Range#CHOICE}
     * @param values for {@link Range#CHOICE}
     */
    public record Parameter(
            String path,
            Range range,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable List<String> values) {
        public Parameter {
            if (range == Range.CHOICE) {
                if (values == null || values.isEmpty() || from != null || to != null) {
                    throw new BadSpecException("a choice needs values, and no from or to", path, "");
                }
                values = List.copyOf(values);
            } else if (from == null || to == null || values != null || !(from < to)) {
                throw new BadSpecException("a range needs from below to, and no values", path, "");
            } else if (range == Range.LOG && from <= 0) {
                throw new BadSpecException("a logarithmic range starts above 0", path, "");
            }
        }
    }

    public Search {
        note = note.strip();
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty() || trials < 1 || folds < 1) {
            throw new BadSpecException(
                    "a search needs parameters, at least one trial and at least one fold", "searches." + id, "");
        }
    }
}
