package org.dl4jworkbench.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How this process reads the names of files. Java takes their encoding from the locale, and on Unix in a locale of ASCII reads every letter
 * that is not in it as U+FFFD: a name like that can neither be recorded nor written again.
 */
public final class NameEncoding {
    private static final char UNREADABLE = '\uFFFD';

    /** There on every glibc and musl of today; where it is not, the process is in the locale C, as without it. */
    private static final String UTF8_LOCALE = "C.UTF-8";

    private NameEncoding() {}

    /** Whether every letter of a name, a path or an argument that this process was given is what it was. */
    public static boolean isReadable(String name) {
        return name.indexOf(UNREADABLE) < 0;
    }

    /** What to do about a name that is not: a sentence without a full stop. */
    public static String remedy() {
        return remedy(ofNames());
    }

    static String remedy(Charset names) {
        return names.equals(StandardCharsets.UTF_8)
                ? "Rename it: its name is not written in UTF-8"
                : "Set a UTF-8 locale, such as LC_ALL=" + UTF8_LOCALE + ": the present one knows only " + names.name();
    }

    /** Gives a process that is about to be started a locale with all letters, where this one has none. */
    public static void giveTo(Map<String, String> environment) {
        giveTo(environment, ofNames());
    }

    static void giveTo(Map<String, String> environment, Charset names) {
        if (names.equals(StandardCharsets.US_ASCII)) {
            environment.put("LC_ALL", UTF8_LOCALE);
        }
    }

    private static Charset ofNames() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }
}
