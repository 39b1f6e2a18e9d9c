package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many threads an engine computes with: a number, or automatic (tried on the first minibatches).
 *
 * @param count the number, or 0 for automatic
 */
public record Threads(int count) {
    public static final Threads AUTO = new Threads(0);

    public Threads {
        if (count < 0 || count > 1024) {
            throw new BadSpecException("must be auto or from 1 to 1024, not " + count, "engine.threads", "");
        }
    }

    @JsonCreator
    public static Threads of(Object value) {
        String text = String.valueOf(value).strip();
        if (text.equalsIgnoreCase("auto")) {
            return AUTO;
        }
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return new Threads(count);
            }
        } catch (NumberFormatException e) {
            throw new BadSpecException(
                    "\"" + text + "\" is no number of threads", "", "Allowed: auto, or a number from 1", e);
        }
        throw new BadSpecException("\"" + text + "\" is no number of threads", "", "Allowed: auto, or a number from 1");
    }

    @JsonValue
    public Object value() {
        return isAuto() ? "auto" : (Object) count;
    }

    public boolean isAuto() {
        return count == 0;
    }
}
