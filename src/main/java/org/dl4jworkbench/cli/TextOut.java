package org.dl4jworkbench.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * The one way of text to stdout or stderr. Names, notes and messages may come from somebody else's files, and a terminal obeys control
 * characters in what it is shown: it would change its title, hide lines or turn text round. Whatever is printed here has them written
 * out, as {@code \}{@code u001b}; only this program's own movements of the line go as they are.
 */
final class TextOut {
    private static final String CLEAR_LINE = "\r\033[K";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final PrintWriter writer;

    TextOut(PrintWriter writer) {
        this.writer = writer;
    }

    /** For the usage help, which holds words of this program alone. */
    PrintWriter writer() {
        return writer;
    }

    /** One line, whatever the text holds. */
    void println(@Nullable Object text) {
        writer.println(visible(String.valueOf(text)));
    }

    void println() {
        writer.println();
    }

    /** Draws the terminal's last line anew. */
    void redraw(String text) {
        writer.print(CLEAR_LINE + visible(text));
        writer.flush();
    }

    /** Makes the terminal's last line empty. */
    void clearLine() {
        writer.print(CLEAR_LINE);
    }

    void flush() {
        writer.flush();
    }

    /** Whether nobody reads any more. */
    boolean checkError() {
        return writer.checkError();
    }

    /** The text with everything written out that a terminal would obey or that cannot be seen. */
    static String visible(String text) {
        if (text.codePoints().noneMatch(TextOut::isObeyed)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (!isObeyed(c)) {
                shown.appendCodePoint(c);
            } else if (c == '\n') {
                shown.append("\\n");
            } else if (c == '\r') {
                shown.append("\\r");
            } else if (c == '\t') {
                shown.append("\\t");
            } else {
                for (char each : Character.toChars(c)) {
                    shown.append(String.format("\\u%04x", (int) each));
                }
            }
        });
        return shown.toString();
    }

    private static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Marks that turn the direction of text, and the like; scripts and emoji need the joiners.
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }
}
