package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much an example of each class counts in the training loss. Written as text: {@code balanced}, or a number for each class
 * such as {@code 1, 10, 1}. Evaluation never weighs.
 *
 * @param explicit a weight for each class, in the order of the labels; empty for {@code balanced}
 */
public record ClassWeights(List<Double> explicit) {
    private static final String ALLOWED = "Allowed: balanced, or a number for each class such as 1, 10, 1";

    /** Each class counts the same in all: n / (classes · n of the class). */
    public static final ClassWeights BALANCED = new ClassWeights(List.of());

    public ClassWeights {
        explicit = List.copyOf(explicit);
        for (double weight : explicit) {
            if (!(weight >= 0 && Double.isFinite(weight))) {
                throw new BadSpecException(
                        "a weight must be 0 or more, not " + Numbers.plain(weight), "training.classWeights", ALLOWED);
            }
        }
        if (!explicit.isEmpty() && explicit.stream().allMatch(weight -> weight == 0)) {
            throw new BadSpecException("every weight is 0", "training.classWeights", ALLOWED);
        }
    }

    @JsonCreator
    public static ClassWeights of(String text) {
        if (text.strip().equalsIgnoreCase("balanced")) {
            return BALANCED;
        }
        try {
            return new ClassWeights(Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(Double::valueOf)
                    .toList());
        } catch (NumberFormatException e) {
            throw new BadSpecException("\"" + text + "\" is no list of weights", "training.classWeights", ALLOWED, e);
        }
    }

    @JsonValue
    public String text() {
        return explicit.isEmpty()
                ? "balanced"
                : explicit.stream().map(Numbers::plain).collect(Collectors.joining(", "));
    }

    /**
     * The weight of each class.
     *
     * @param counts the training split's examples of each class; a class without any gets 0 where balanced
     */
    public double[] of(int[] counts) {
        if (!explicit.isEmpty()) {
            if (explicit.size() != counts.length) {
                throw new BadSpecException(
                        explicit.size() + " weights do not fit " + counts.length + " classes",
                        "training.classWeights",
                        ALLOWED);
            }
            return explicit.stream().mapToDouble(Double::doubleValue).toArray();
        }
        double all = Arrays.stream(counts).sum();
        return Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 0 : all / ((double) counts.length * count))
                .toArray();
    }
}
