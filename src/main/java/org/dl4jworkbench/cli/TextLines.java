package org.dl4jworkbench.cli;

import java.io.PrintWriter;

/** Lines for people, with one below them that moves where a terminal shows it. */
final class TextLines {
    private static final String CLEAR_LINE = "\r\033[K";
    private static final int COLUMNS = 79;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean moving;
    private boolean shown;

    /** @param moving whether stdout is a terminal on which a line can be drawn anew */
    TextLines(PrintWriter out, PrintWriter err, boolean moving) {
        this.out = out;
        this.err = err;
        this.moving = moving;
    }

    /** A line that stays. */
    void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    /** A line on stderr. */
    void problem(String text) {
        clear();
        out.flush();
        err.println(text);
        err.flush();
    }

    /** The line that moves, in place of the one before; nothing without a terminal. */
    void moving(String text) {
        if (moving) {
            out.print(CLEAR_LINE + (text.length() > COLUMNS ? text.substring(0, COLUMNS) : text));
            out.flush();
            shown = true;
        }
    }

    private void clear() {
        if (shown) {
            out.print(CLEAR_LINE);
            shown = false;
        }
    }
}
