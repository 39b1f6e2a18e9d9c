package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What surrounds a picture when a kernel slides over it. Written as {@code valid}, {@code same} or a number.
 *
 * @param size zeros on each side; 0 is {@code valid}, and {@link #SAME_SIZE} as many as keep an output of ⌈input / stride⌉
 */
public record Padding(int size) {
    private static final int SAME_SIZE = -1;
    private static final String ALLOWED = "Allowed: valid, same, or a number from 0 to 100";

    /** Nothing: only places where the whole kernel lies inside the picture. */
    public static final Padding VALID = new Padding(0);

    /** Zeros so that the output has ⌈input / stride⌉ rows and columns; the odd one goes below and right. */
    public static final Padding SAME = new Padding(SAME_SIZE);

    public Padding {
        if (size < SAME_SIZE || size > 100) {
            throw new BadSpecException("padding " + size + " is out of range", "padding", ALLOWED);
        }
    }

    @JsonCreator
    public static Padding of(Object value) {
        String text = String.valueOf(value).strip().toLowerCase(Locale.ROOT);
        if (text.equals("same")) {
            return SAME;
        }
        if (text.equals("valid")) {
            return VALID;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 0) {
                return new Padding(size);
            }
        } catch (NumberFormatException e) {
            throw new BadSpecException("\"" + text + "\" is no padding", "padding", ALLOWED, e);
        }
        throw new BadSpecException("\"" + text + "\" is no padding", "padding", ALLOWED);
    }

    public boolean isSame() {
        return size == SAME_SIZE;
    }

    /** The text in YAML, JSON and on the command line. */
    public String text() {
        return isSame() ? "same" : size == 0 ? "valid" : String.valueOf(size);
    }

    @JsonValue
    public Object value() {
        return size > 0 ? (Object) size : text();
    }

    /** Rows (or columns) of the output of a kernel that spans {@code span} rows; 0 or less where it does not fit. */
    int output(int input, int span, int stride) {
        if (isSame()) {
            return (input + stride - 1) / stride;
        }
        int room = input + 2 * size - span;
        return room < 0 ? 0 : room / stride + 1;
    }

    /**
     * Zeros on both sides together; for {@link #SAME} below 0 where the stride is so long that the last rows are not reached.
     *
     * @param span rows that the kernel spans
     */
    public int total(int input, int span, int stride) {
        return isSame() ? (output(input, span, stride) - 1) * stride + span - input : 2 * size;
    }
}
