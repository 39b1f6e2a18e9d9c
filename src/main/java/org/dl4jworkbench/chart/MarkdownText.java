package org.dl4jworkbench.chart;

import java.util.regex.Pattern;
import org.dl4jworkbench.model.PlainText;

/**
 * Text for Markdown that a reader of CommonMark or of GitHub's dialect shows as it stands here. What needs no backslash gets none, since
 * the same tables stand on terminals: an underscore within a word, a hash within a line.
 */
public final class MarkdownText {
    private static final Pattern ALWAYS = Pattern.compile("[\\\\`*\\[\\]<>|~$]");
    /** Between letters or digits an underscore is no emphasis. */
    private static final Pattern UNDERSCORE = Pattern.compile("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    /** What could be an entity. */
    private static final Pattern AMPERSAND = Pattern.compile("&(?=[#\\p{Alnum}])");
    /** Headings, lists, rules, underlines of headings, and what refers to an issue or a person on GitHub. */
    private static final Pattern BEGINNING = Pattern.compile("^([-+=](?=\\s|$|[-=])|#)");

    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");
    private static final Pattern HASH = Pattern.compile("(?<=\\s)#|!(?=\\\\\\[)");
    /** Readers show several spaces as one, and none at the ends. */
    private static final Pattern SPACE = Pattern.compile("^ | $|(?<= ) ");

    private MarkdownText() {}

    /** A text in one line, also as the beginning of a paragraph. */
    public static String escape(String text) {
        String escaped = ALWAYS.matcher(PlainText.of(text)).replaceAll("\\\\$0");
        escaped = AMPERSAND.matcher(escaped).replaceAll("\\\\&");
        escaped = UNDERSCORE.matcher(escaped).replaceAll("\\\\_");
        escaped = BEGINNING.matcher(escaped).replaceFirst("\\\\$0");
        escaped = NUMBERED.matcher(escaped).replaceFirst("$1\\\\$2");
        escaped = HASH.matcher(escaped).replaceAll("\\\\$0");
        return SPACE.matcher(escaped).replaceAll("&nbsp;");
    }
}
