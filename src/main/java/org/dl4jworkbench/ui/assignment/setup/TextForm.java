package org.dl4jworkbench.ui.assignment.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dl4jworkbench.model.Clipping;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.Schedule;

/**
 * One of the ways a field that the spec writes as one text can be written: a word such as {@code same}, a word with numbers
 * such as {@code step(0.5, 10)}, a text alone such as {@code 1, 10, 1}, or nothing. Puts such a text together and takes it
 * apart; whether its numbers make sense, the spec decides.
 *
 * @param token the word; empty for a text alone and for nothing
 * @param label on the screen
 * @param parts what is typed
 */
record TextForm(String token, String label, List<Part> parts) {
    /**
     * One thing that is typed.
     *
     * @param name for those who cannot see the words around it
     * @param before the words before it
     * @param after the words after it
     * @param first what it starts with
     */
    record Part(String name, String before, String after, String first) {}

    TextForm {
        parts = List.copyOf(parts);
    }

    static TextForm word(String token, String label) {
        return new TextForm(token, label, List.of());
    }

    /** The form of an empty field. */
    static TextForm nothing(String label) {
        return word("", label);
    }

    /** How a whole network's, or a layer's, weights can start. */
    static List<TextForm> initialisations(boolean ofLayer) {
        List<TextForm> forms = new ArrayList<>();
        if (ofLayer) {
            forms.add(nothing("as the network"));
        }
        for (Initialisation.Scheme scheme : Initialisation.Scheme.values()) {
            if (!ofLayer || scheme != Initialisation.Scheme.ZERO_FIRST_LAYER) {
                forms.add(new TextForm(
                        scheme.token(),
                        scheme.label(),
                        scheme.isScaled()
                                ? List.of(new Part(
                                        "scale", scheme == Initialisation.Scheme.NORMAL ? "σ" : "a", "", "0.01"))
                                : List.of()));
            }
        }
        return forms;
    }

    static List<TextForm> schedules() {
        List<TextForm> forms = new ArrayList<>(List.of(nothing("Constant")));
        for (Schedule.Kind kind : Schedule.Kind.values()) {
            forms.add(new TextForm(
                    kind.token(),
                    kind.label(),
                    switch (kind) {
                        case STEP ->
                            List.of(new Part("factor", "×", "", "0.5"), new Part("epochs", "every", "epochs", "10"));
                        case EXPONENTIAL -> List.of(new Part("factor", "×", "each epoch", "0.95"));
                        case COSINE -> List.of(new Part("final part", "down to ×", "", "0.01"));
                    }));
        }
        return forms;
    }

    static List<TextForm> clippings() {
        List<TextForm> forms = new ArrayList<>(List.of(nothing("None")));
        for (Clipping.Kind kind : Clipping.Kind.values()) {
            forms.add(new TextForm(
                    kind.token(),
                    kind.label(),
                    List.of(new Part("limit", "at most", "", kind == Clipping.Kind.NORM ? "1" : "0.5"))));
        }
        return forms;
    }

    /** @param classes how many weights are typed, which start at 1 */
    static List<TextForm> classWeights(int classes) {
        String ones = String.join(", ", java.util.Collections.nCopies(Math.max(1, classes), "1"));
        return List.of(
                nothing("None"),
                word("balanced", "Balanced"),
                new TextForm("", "Typed", List.of(new Part("a number for each class", "", "", ones))));
    }

    static List<TextForm> paddings() {
        return List.of(
                word("valid", "Valid (none)"),
                word("same", "Same"),
                new TextForm("", "A number", List.of(new Part("zeros on each side", "", "", "1"))));
    }

    /** What the parts start with. */
    List<String> firstValues() {
        return parts.stream().map(Part::first).toList();
    }

    /** The text of the spec. */
    String compose(List<String> values) {
        String inside = String.join(", ", values);
        return parts.isEmpty() ? token : token.isEmpty() ? inside : token + "(" + inside + ")";
    }

    /** The values of the parts in a text; nothing where the text has another form. */
    Optional<List<String>> takeApart(String text) {
        if (parts.isEmpty()) {
            return text.equals(token) ? Optional.of(List.of()) : Optional.empty();
        }
        if (token.isEmpty()) {
            return Optional.of(List.of(text));
        }
        if (!text.startsWith(token + "(") || !text.endsWith(")")) {
            return Optional.empty();
        }
        String inside = text.substring(token.length() + 1, text.length() - 1);
        List<String> values = new ArrayList<>(Arrays.stream(inside.split(",", parts.size()))
                .map(String::strip)
                .toList());
        while (values.size() < parts.size()) {
            values.add("");
        }
        return Optional.of(values);
    }
}
