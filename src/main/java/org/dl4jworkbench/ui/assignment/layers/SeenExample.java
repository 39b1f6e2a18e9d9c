package org.dl4jworkbench.ui.assignment.layers;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * An input of a classification, and what the network makes of it.
 *
 * @param actual the index of its class; null where that is not known, as of a drawing
 * @param classNames in the order of the labels
 */
record SeenExample(
        InspectedInput input, @Nullable Integer actual, List<String> classNames, LayerActivations activations) {
    /** A class and how probable the network takes it to be. */
    record Answer(int label, String name, double probability) {}

    float[] probabilities() {
        List<LayerActivations.Activation> layers = activations.layers();
        return layers.get(layers.size() - 1).values()[0];
    }

    int predicted() {
        float[] probabilities = probabilities();
        int best = 0;
        for (int label = 1; label < probabilities.length; label++) {
            if (probabilities[label] > probabilities[best]) {
                best = label;
            }
        }
        return best;
    }

    boolean isWrong() {
        return actual != null && actual != predicted();
    }

    /** The most probable classes, the first one first. */
    List<Answer> top(int many) {
        float[] probabilities = probabilities();
        return IntStream.range(0, probabilities.length)
                .mapToObj(label -> new Answer(label, name(label), probabilities[label]))
                .sorted(Comparator.comparingDouble(Answer::probability).reversed())
                .limit(many)
                .toList();
    }

    private String name(int label) {
        return label < classNames.size() ? classNames.get(label) : String.valueOf(label);
    }

    /** "Example 247 · actual 6 · predicted 1 (0.71)". */
    String heading() {
        return name() + (actual == null ? "" : " · actual " + name(actual)) + " · predicted " + name(predicted()) + " ("
                + Numbers.shown(probabilities()[predicted()], 2) + ")";
    }

    /** "Example 247", or "Your drawing". */
    String name() {
        Integer example = input.example();
        return example == null ? "Your drawing" : "Example " + Numbers.grouped(example);
    }
}
