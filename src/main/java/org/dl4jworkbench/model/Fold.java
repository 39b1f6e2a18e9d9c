package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One part of a k-fold cross-validation: the training file is cut into k parts of like size and like shares of the classes, and
 * the numbered one validates what is trained on the others. Written {@code 2/3}.
 *
 * @param number which part validates, from 1
 * @param count k, from 2
 */
public record Fold(int number, int count) {
    /** More folds than anybody trains. */
    public static final int MOST = 100;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\s*/\\s*(\\d{1,3})");

    public Fold {
        if (count < 2 || count > MOST) {
            throw new BadSpecException("k must be from 2 to " + MOST + ", not " + count, "data.fold", "");
        }
        if (number < 1 || number > count) {
            throw new BadSpecException("the fold must be from 1 to " + count + ", not " + number, "data.fold", "");
        }
    }

    /** From its text, such as {@code 2/3}. */
    @JsonCreator
    public static Fold of(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new BadSpecException(
                    "\"" + text + "\" is no fold", "data.fold", "Write for example 2/3: the second of three");
        }
        return new Fold(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** All parts of a k-fold cross-validation. */
    public static List<Fold> all(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Fold(number, count))
                .toList();
    }

    /** Such as {@code 2/3}. */
    @JsonValue
    public String text() {
        return number + "/" + count;
    }

    @Override
    public String toString() {
        return text();
    }
}
