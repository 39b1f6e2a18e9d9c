package org.dl4jworkbench.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name as a figure or table can show it: what no font draws, no XML file may hold, or turns the reading order of its neighbours
 * around, is made a space or a replacement character. Every exhibit makes its texts so when it is made.
 */
public final class PlainText {
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** The same text where there is nothing to change. */
    public static String of(String text) {
        boolean plain = text.codePoints().allMatch(character -> shown(character) == character);
        if (plain) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(PlainText::shown)
                .filter(character -> character >= 0)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** The same list where there is nothing to change. */
    public static List<String> of(List<String> texts) {
        return texts.stream().map(PlainText::of).toList();
    }

    /** What stands for a character; -1 for nothing. */
    private static int shown(int character) {
        boolean noncharacter = (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
        if (noncharacter) {
            return REPLACEMENT;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE -> REPLACEMENT;
            case Character.FORMAT -> format(character);
            default -> character;
        };
    }

    /** Joiners belong to words of some scripts, tags to flags; what sets the direction of text would reach beyond the name. */
    private static int format(int character) {
        boolean direction =
                (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        boolean invisible = character == 0xFEFF || (character >= 0xFFF9 && character <= 0xFFFB);
        return direction || invisible ? -1 : character;
    }
}
