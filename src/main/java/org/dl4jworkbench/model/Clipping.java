package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on gradients, before the optimiser makes a step of them. Written as text: {@code norm(1)} or {@code value(0.5)}.
 *
 * @param kind what is limited
 * @param limit the largest norm or value
 */
public record Clipping(Kind kind, double limit) {
    /** What is limited. */
    public enum Kind {
        /** The Euclidean norm of each layer's gradient; a longer one is scaled down. */
        NORM("norm", "Norm of each layer"),
        /** Every single value; a larger one is cut. */
        VALUE("value", "Every value");

        private final String token;
        private final String label;

        Kind(String token, String label) {
            this.token = token;
            this.label = label;
        }

        public String token() {
            return token;
        }

        public String label() {
            return label;
        }
    }

    private static final Pattern FORM = Pattern.compile("([a-z]+)\\(\\s*([^)]+?)\\s*\\)");
    private static final String ALLOWED = "Allowed: norm(limit), value(limit), or nothing";

    public Clipping {
        if (!(limit > 0 && Double.isFinite(limit))) {
            throw new BadSpecException(
                    "the limit must be above 0, not " + Numbers.plain(limit), "training.clipping", ALLOWED);
        }
    }

    @JsonCreator
    public static Clipping of(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (form.matches()) {
            for (Kind kind : Kind.values()) {
                if (kind.token().equals(form.group(1))) {
                    try {
                        return new Clipping(kind, Double.parseDouble(form.group(2)));
                    } catch (NumberFormatException e) {
                        throw new BadSpecException(
                                "\"" + form.group(2) + "\" is no number", "training.clipping", ALLOWED, e);
                    }
                }
            }
        }
        throw new BadSpecException("\"" + text + "\" is no known clipping", "training.clipping", ALLOWED);
    }

    @JsonValue
    public String text() {
        return kind.token() + "(" + Numbers.plain(limit) + ")";
    }
}
