package org.dl4jworkbench.lab.spark;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the talk between workbench, Spark driver and the program that an executor starts: words with one space between, each
 * encoded as in a web form (UTF-8), so that a word may hold anything; an empty word is {@code -}, and a hyphen that stands alone
 * {@code %2D}. The first word says what the line is. Uses Java's own classes only: it is compiled into both sides.
 */
public final class Words {
    /** What driver and workbench must agree on; another when what they say to each other has changed. */
    public static final String VERSION = "1";

    private static final String EMPTY = "-";

    private Words() {}

    /** The line, without its end. */
    public static String line(String first, String... more) {
        StringBuilder line = new StringBuilder(encoded(first));
        for (String word : more) {
            line.append(' ').append(encoded(word));
        }
        return line.toString();
    }

    /** The line, without its end. */
    public static String line(List<String> words) {
        return line(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
    }

    /**
     * The words of a line.
     *
     * @throws IllegalArgumentException where it is no such line
     */
    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            words.add(word.equals(EMPTY) ? "" : URLDecoder.decode(word, StandardCharsets.UTF_8));
        }
        return List.copyOf(words);
    }

    private static String encoded(String word) {
        if (word.isEmpty()) {
            return EMPTY;
        }
        return word.equals(EMPTY) ? "%2D" : URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
