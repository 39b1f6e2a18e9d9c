package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the weights of a layer (or of all layers) start; biases always start at zero. Written as text: {@code xavier},
 * {@code he}, {@code lecun}, {@code normal(0.01)}, {@code uniform(0.05)}, {@code zero}, {@code zero-first-layer}.
 *
 * @param scheme the rule
 * @param scale standard deviation σ for {@link Scheme#NORMAL}, half width a of U(−a, a) for {@link Scheme#UNIFORM}; else 0
 */
public record Initialisation(Scheme scheme, double scale) {
    /** The rules; fan-in and fan-out are the numbers of inputs and outputs of a layer. */
    public enum Scheme {
        /** N(0, 2 / (fan-in + fan-out)), Glorot and Bengio 2010. */
        XAVIER("xavier", "Xavier", false),
        /** N(0, 2 / fan-in), He et al. 2015. */
        HE("he", "He", false),
        /** U(−a, a) with a = √(6 / (fan-in + fan-out)), Glorot and Bengio 2010. */
        XAVIER_UNIFORM("xavier-uniform", "Xavier, uniform", false),
        /** U(−a, a) with a = √(6 / fan-in), He et al. 2015. */
        HE_UNIFORM("he-uniform", "He, uniform", false),
        /** N(0, 1 / fan-in), LeCun et al. 1998. */
        LECUN("lecun", "LeCun", false),
        NORMAL("normal", "Normal N(0, σ²)", true),
        UNIFORM("uniform", "Uniform U(−a, a)", true),
        ZERO("zero", "Zero", false),
        /** For a whole network only: zero in the first layer with weights, Xavier in the others. */
        ZERO_FIRST_LAYER("zero-first-layer", "Zero in the first layer", false);

        private final String token;
        private final String label;
        private final boolean scaled;

        Scheme(String token, String label, boolean scaled) {
            this.token = token;
            this.label = label;
            this.scaled = scaled;
        }

        public String token() {
            return token;
        }

        public String label() {
            return label;
        }

        /** Whether the rule needs a scale. */
        public boolean isScaled() {
            return scaled;
        }
    }

    public static final Initialisation XAVIER = new Initialisation(Scheme.XAVIER, 0);

    private static final Pattern FORM = Pattern.compile("([a-z-]+)(?:\\(\\s*([^)]+?)\\s*\\))?");

    public Initialisation {
        if (scheme.isScaled() && !(scale > 0 && Double.isFinite(scale))) {
            throw new BadSpecException(
                    scheme.token() + " needs a scale above 0, not " + scale,
                    "initialisation",
                    "Write for example " + scheme.token() + "(0.01)");
        }
        if (!scheme.isScaled()) {
            scale = 0;
        }
    }

    @JsonCreator
    public static Initialisation of(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new BadSpecException("\"" + text + "\" is not a known initialisation", "", ALLOWED);
        }
        Scheme scheme = Scheme.XAVIER;
        boolean found = false;
        for (Scheme each : Scheme.values()) {
            if (each.token().equals(form.group(1))) {
                scheme = each;
                found = true;
            }
        }
        if (!found || (form.group(2) != null) != scheme.isScaled()) {
            throw new BadSpecException("\"" + text + "\" is not a known initialisation", "", ALLOWED);
        }
        if (!scheme.isScaled()) {
            return new Initialisation(scheme, 0);
        }
        try {
            return new Initialisation(scheme, Double.parseDouble(form.group(2)));
        } catch (NumberFormatException e) {
            throw new BadSpecException("\"" + form.group(2) + "\" is not a number", "initialisation", ALLOWED, e);
        }
    }

    private static final String ALLOWED =
            "Allowed: xavier, he, xavier-uniform, he-uniform, lecun, normal(σ), uniform(a), zero, zero-first-layer";

    @JsonValue
    public String text() {
        return scheme.isScaled() ? scheme.token() + "(" + Numbers.plain(scale) + ")" : scheme.token();
    }

    /** The text on the screen, such as "Normal, σ = 0.01". */
    public String label() {
        return switch (scheme) {
            case NORMAL -> "Normal, σ = " + Numbers.plain(scale);
            case UNIFORM -> "Uniform, ±" + Numbers.plain(scale);
            default -> scheme.label();
        };
    }
}
