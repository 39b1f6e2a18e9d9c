package org.dl4jworkbench.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Names of files and folders that records hold. A record may have come from somebody else, and {@code ../..} in place of a name would
 * lead out of its folder; so the constructors of records let nothing but names through.
 */
public final class Names {
    private static final int LONGEST = 200;
    private static final String FORBIDDEN = "/\\:";

    private Names() {}

    /** Whether a text can only be the name of a file or folder right where it is looked up. */
    public static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && !text.equals(".")
                && !text.equals("..")
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0);
    }

    /**
     * The text itself where it is a name.
     *
     * @param field of the record, for the message
     */
    public static String name(String text, String field) {
        if (!isName(text)) {
            throw new BadSpecException(
                    "\"" + text + "\" is not a name",
                    field,
                    "Use 1 to " + LONGEST + " characters without slashes, backslashes and colons");
        }
        return text;
    }

    /** The same where there may be none. */
    public static @Nullable String nameOrNull(@Nullable String text, String field) {
        return text == null ? null : name(text, field);
    }

    /**
     * The text itself where the operating system can take it for a path; for folders that the user chooses anywhere.
     *
     * @param field of the record, for the message
     */
    public static @Nullable String pathOrNull(@Nullable String text, String field) {
        try {
            return text == null ? null : Path.of(text).toString().isEmpty() ? null : text;
        } catch (InvalidPathException e) {
            throw new BadSpecException("\"" + text + "\" is not a path", field, "Name a folder", e);
        }
    }
}
