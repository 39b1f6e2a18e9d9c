package org.dl4jworkbench.cli;

/** Lines for people, with one below them that moves where a terminal shows it. */
final class TextLines {
    private static final int COLUMNS = 79;

    private final TextOut out;
    private final TextOut err;
    private final boolean moving;
    private boolean shown;

    /** @param moving whether stdout is a terminal on which a line can be drawn anew */
    TextLines(TextOut out, TextOut err, boolean moving) {
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

    /** A table in Markdown, whose cells are a line each, so that its line ends are its rows'. */
    void table(String markdown) {
        clear();
        markdown.strip().lines().forEach(out::println);
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
            String seen = TextOut.visible(text);
            out.redraw(seen.length() > COLUMNS ? seen.substring(0, COLUMNS) : seen);
            shown = true;
        }
    }

    private void clear() {
        if (shown) {
            out.clearLine();
            shown = false;
        }
    }
}
