package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the learning rate changes over a training. Written as text: {@code step(0.5, 10)} (times 0.5 every 10 epochs),
 * {@code exponential(0.95)} (times 0.95 after each epoch), {@code cosine(0.01)} (half a cosine from the full rate to 0.01 of it,
 * over the whole training; Loshchilov and Hutter 2016, without restarts).
 *
 * @param kind the rule
 * @param factor what the rate is multiplied by; for {@link Kind#COSINE} the part of the rate it ends at
 * @param every epochs between two steps, for {@link Kind#STEP}; else 1
 */
public record Schedule(Kind kind, double factor, int every) {
    /** The rules. */
    public enum Kind {
        STEP("step", "Step"),
        EXPONENTIAL("exponential", "Exponential"),
        COSINE("cosine", "Cosine");

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

    private static final Pattern FORM = Pattern.compile("([a-z]+)\\(\\s*([^,)]+?)\\s*(?:,\\s*([^)]+?)\\s*)?\\)");
    private static final String ALLOWED = "Allowed: step(factor, epochs), exponential(factor), cosine(final part)";

    public Schedule {
        boolean fits = kind == Kind.COSINE ? factor >= 0 && factor <= 1 : factor > 0 && factor <= 1;
        if (!fits) {
            throw new BadSpecException(
                    "the factor must be " + (kind == Kind.COSINE ? "from 0 to 1" : "above 0 and at most 1") + ", not "
                            + Numbers.plain(factor),
                    "training.schedule",
                    ALLOWED);
        }
        if (kind == Kind.STEP ? every < 1 : every != 1) {
            throw new BadSpecException("the epochs must be at least 1, not " + every, "training.schedule", ALLOWED);
        }
    }

    @JsonCreator
    public static Schedule of(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (form.matches()) {
            for (Kind kind : Kind.values()) {
                if (kind.token().equals(form.group(1)) && (form.group(3) != null) == (kind == Kind.STEP)) {
                    try {
                        int every = kind == Kind.STEP ? Integer.parseInt(form.group(3)) : 1;
                        return new Schedule(kind, Double.parseDouble(form.group(2)), every);
                    } catch (NumberFormatException e) {
                        throw new BadSpecException(
                                "\"" + text + "\" holds something that is no number", "training.schedule", ALLOWED, e);
                    }
                }
            }
        }
        throw new BadSpecException("\"" + text + "\" is not a known schedule", "training.schedule", ALLOWED);
    }

    @JsonValue
    public String text() {
        return kind.token() + "(" + Numbers.plain(factor) + (kind == Kind.STEP ? ", " + every : "") + ")";
    }

    /**
     * What the learning rate is multiplied by.
     *
     * @param iteration minibatches done, from 0
     * @param perEpoch minibatches of an epoch
     * @param total minibatches of the whole training
     */
    public double factorAt(long iteration, int perEpoch, long total) {
        long epoch = iteration / perEpoch;
        return switch (kind) {
            case STEP -> Math.pow(factor, epoch / every);
            case EXPONENTIAL -> Math.pow(factor, epoch);
            case COSINE -> {
                double part = total <= 1 ? 0 : Math.min(1, (double) iteration / (total - 1));
                yield factor + (1 - factor) * (1 + Math.cos(Math.PI * part)) / 2;
            }
        };
    }
}
