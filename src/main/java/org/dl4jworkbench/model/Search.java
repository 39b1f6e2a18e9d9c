package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search for good hyperparameters: which fields of the spec vary, over what, and how much is tried.
 *
 * @param id unique in its assignment
 * @param preset the preset each trial starts from
 * @param trials how many settings are tried
 * @param folds k of the k-fold cross-validation each trial is judged by; 1 for a held-out part
 * @param parameters the fields that vary
 * @param sampler how settings are chosen; left out, at random
 * @param seed of the sampler; the same seed gives the same trials, however many are asked for
 * @param objective what makes a trial better; left out, the validation loss
 */
public record Search(
        String id,
        String title,
        @Defaulted String note,
        String preset,
        int trials,
        int folds,
        List<Parameter> parameters,
        @Nullable Sampler sampler,
        @Defaulted long seed,
        @Nullable Objective objective) {
    /** How the settings of trials are chosen. */
    public enum Sampler {
        /** Each setting independently (Bergstra and Bengio 2012). */
        RANDOM("random"),
        /** All combinations of evenly spaced values. */
        GRID("grid"),
        /** A Sobol sequence, shifted at random: covers the ranges more evenly than chance (Joe and Kuo 2008). */
        SOBOL("sobol"),
        /** At random, and the worse part of the trials ends early, again and again (Jamieson and Talwalkar 2016). */
        HALVING("halving");

        private final String token;

        Sampler(String token) {
            this.token = token;
        }

        /** The name in YAML, JSON and on the command line. */
        @JsonValue
        public String token() {
            return token;
        }

        @JsonCreator
        public static Sampler of(String token) {
            return Tokens.parse(values(), Sampler::token, token, "sampler");
        }
    }

    /** What makes a trial better. */
    public enum Objective {
        /** The lower validation loss. */
        LOSS("loss"),
        /** The higher validation accuracy. */
        ACCURACY("accuracy");

        private final String token;

        Objective(String token) {
            this.token = token;
        }

        @JsonValue
        public String token() {
            return token;
        }

        @JsonCreator
        public static Objective of(String token) {
            return Tokens.parse(values(), Objective::token, token, "objective");
        }
    }

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
     * @param steps how many values a grid takes of it, both ends included; null: the grid's own choice
     */
    public record Parameter(
            String path,
            Range range,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable List<String> values,
            @Nullable Integer steps) {
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
            if (steps != null && steps < 2) {
                throw new BadSpecException("a grid takes at least 2 values, not " + steps, path, "");
            }
        }
    }

    public Search {
        sampler = sampler == null ? Sampler.RANDOM : sampler;
        objective = objective == null ? Objective.LOSS : objective;
        note = note.strip();
        parameters = List.copyOf(parameters);
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new BadSpecException(
                    "\"" + id + "\" is no id: lower-case letters, digits and hyphens, at most 64", "searches", "");
        }
        Set<String> paths = new HashSet<>();
        parameters.stream().filter(each -> !paths.add(each.path())).findFirst().ifPresent(twice -> {
            throw new BadSpecException("is a parameter twice", "searches." + id + ", " + twice.path(), "");
        });
        if (parameters.isEmpty() || trials < 1 || folds < 1 || folds > Fold.MOST) {
            throw new BadSpecException(
                    "a search needs parameters, at least one trial, and 1 to " + Fold.MOST + " folds",
                    "searches." + id,
                    "");
        }
    }

    /** With other numbers, as a user wants it run; each null leaves what is. */
    public Search with(
            @Nullable Integer otherTrials,
            @Nullable Integer otherFolds,
            @Nullable Sampler otherSampler,
            @Nullable Long otherSeed) {
        return new Search(
                id,
                title,
                note,
                preset,
                otherTrials == null ? trials : otherTrials,
                otherFolds == null ? folds : otherFolds,
                parameters,
                otherSampler == null ? sampler : otherSampler,
                otherSeed == null ? seed : otherSeed,
                objective);
    }

    @Override
    public Sampler sampler() {
        return sampler == null ? Sampler.RANDOM : sampler;
    }

    @Override
    public Objective objective() {
        return objective == null ? Objective.LOSS : objective;
    }
}
