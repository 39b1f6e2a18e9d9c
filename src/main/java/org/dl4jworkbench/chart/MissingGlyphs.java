package org.dl4jworkbench.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which characters no font of the machine draws, and which font to install. */
final class MissingGlyphs {
    private static final int MOST_NAMED = 8;
    private static final int FIRST_EMOJI = 0x1F000;
    private static final FontRenderContext OUTLINES = new FontRenderContext(null, true, true);

    private MissingGlyphs() {}

    /** With the fonts that there are; empty where everything is drawn. */
    static List<String> notices(Collection<? extends Exhibit> exhibits) {
        return notices(exhibits.stream().flatMap(ExhibitTexts::of), MissingGlyphs::isDrawn);
    }

    /**
     * One sentence for each script.
     *
     * @param drawn whether there is a glyph for a character
     */
    static List<String> notices(Stream<String> texts, IntPredicate drawn) {
        TreeSet<Integer> missing = texts.flatMapToInt(String::codePoints)
                .filter(character -> !isSilent(character) && !drawn.test(character))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<Integer>> scripts = new LinkedHashMap<>();
        missing.forEach(character -> scripts.computeIfAbsent(script(character), script -> new ArrayList<>())
                .add(character));
        return scripts.entrySet().stream()
                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String sentence(String script, List<Integer> characters) {
        String named =
                characters.stream().limit(MOST_NAMED).map(Character::toString).collect(Collectors.joining(" "));
        return "no font on this machine draws " + named + (characters.size() > MOST_NAMED ? " …" : "") + " (" + script
                + "); they appear as boxes. Install one that does, such as the package " + fontPackage(script)
                + " (Debian, Ubuntu), and write the file again";
    }

    /** Spaces, joiners and the like have no outline in any font. */
    private static boolean isSilent(int character) {
        int type = Character.getType(character);
        boolean selector =
                (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
        return selector
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || type == Character.FORMAT
                || type == Character.CONTROL;
    }

    /** A font of colour pictures has a glyph for an emoji, but Java draws nothing. */
    private static boolean isDrawn(int character) {
        Font font = Faces.PLAIN.font(16);
        if (!font.canDisplay(character)) {
            return false;
        }
        return character < FIRST_EMOJI
                || !font.createGlyphVector(OUTLINES, Character.toString(character))
                        .getOutline()
                        .getBounds2D()
                        .isEmpty();
    }

    private static String script(int character) {
        Character.UnicodeScript script = Character.UnicodeScript.of(character);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> "Chinese, Japanese or Korean";
            case COMMON, INHERITED, UNKNOWN -> character >= FIRST_EMOJI ? "emoji" : "symbols";
            default -> {
                String name = script.toString().replace('_', ' ');
                yield name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
            }
        };
    }

    private static String fontPackage(String script) {
        return switch (script) {
            case "Chinese, Japanese or Korean" -> "fonts-noto-cjk";
            case "emoji", "symbols" -> "fonts-symbola";
            default -> "fonts-noto-core";
        };
    }
}
