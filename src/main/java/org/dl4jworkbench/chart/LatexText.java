package org.dl4jworkbench.chart;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.PlainText;

/**
 * Text for LaTeX that prints as it stands here, with pdflatex in its default encoding as well as with xelatex and lualatex. Letters with
 * accents and common symbols become commands; characters that pdflatex has no font for become a macro of {@link #definitions} that
 * prints them where the engine can and their numbers (U+914D) where it cannot, so that no build breaks.
 */
public final class LatexText {
    /** Prints a character that only the encoding T1 has, or one that only engines with Unicode fonts have. */
    private static final String IN_T1 = "\\wbtone";

    private static final String IN_UNICODE = "\\wbother";

    private static final String ONLY_IN_T1 = "ĄąĘęĮįŲųǪǫĐđÐðÞþŊŋ«»‹›„‚";
    private static final String GREEK =
            "αalpha βbeta γgamma δdelta εvarepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi πpi ρrho"
                    + " ςvarsigma σsigma τtau υupsilon φvarphi χchi ψpsi ωomega ϑvartheta ϕphi ϵepsilon ΓGamma ΔDelta"
                    + " ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΥUpsilon ΦPhi ΨPsi ΩOmega";
    private static final String MATHS =
            "×times →to ←leftarrow ↑uparrow ↓downarrow ↔leftrightarrow ⇒Rightarrow ·cdot ⋅cdot −{-} ±pm ∓mp ÷div ≤le"
                    + " ≥ge ≠neq ≈approx ≡equiv ∼sim ∝propto ∞infty ∈in ∉notin ∂partial ∇nabla √surd ∑sum ∏prod ∫int ∪cup"
                    + " ∩cap ⊂subset ⊆subseteq ∅emptyset ∧wedge ∨vee ¬neg ∀forall ∃exists µmu ∆Delta ≪ll ≫gg";
    private static final String POWERS = "⁰0 ¹1 ²2 ³3 ⁴4 ⁵5 ⁶6 ⁷7 ⁸8 ⁹9 ⁻- ⁺+ ⁿn";
    private static final String INDICES = "₀0 ₁1 ₂2 ₃3 ₄4 ₅5 ₆6 ₇7 ₈8 ₉9";
    private static final String ACCENTS =
            "\u0300` \u0301' \u0302^ \u0303~ \u0304= \u0306u \u0307. \u0308\" \u030Ar \u030BH \u030Cv \u0323d"
                    + " \u0327c \u0331b";
    private static final Map<Integer, String> COMMANDS = commands();
    private static final Map<Integer, String> ACCENT_COMMANDS = words(ACCENTS, "\\", "");

    private LatexText() {}

    private static Map<Integer, String> words(String list, String before, String after) {
        return java.util.Arrays.stream(list.split(" "))
                .collect(Collectors.toMap(word -> word.codePointAt(0), word -> before + word.substring(1) + after));
    }

    private static Map<Integer, String> commands() {
        Map<Integer, String> commands = new HashMap<>();
        commands.putAll(words(GREEK, "$\\", "$"));
        commands.putAll(words(MATHS, "$\\", "$"));
        commands.putAll(words(POWERS, "$^{", "}$"));
        commands.putAll(words(INDICES, "$_{", "}$"));
        commands.put((int) '−', "$-$");
        // After a row's end [ and * would be its argument, whatever ends the row; a brace keeps them from it.
        Map.ofEntries(
                        Map.entry('[', "{[}"),
                        Map.entry(']', "{]}"),
                        Map.entry('*', "{*}"),
                        Map.entry('\\', "\\textbackslash{}"),
                        Map.entry('{', "\\{"),
                        Map.entry('}', "\\}"),
                        Map.entry('$', "\\$"),
                        Map.entry('&', "\\&"),
                        Map.entry('#', "\\#"),
                        Map.entry('_', "\\_"),
                        Map.entry('%', "\\%"),
                        Map.entry('~', "\\textasciitilde{}"),
                        Map.entry('^', "\\textasciicircum{}"),
                        Map.entry('<', "\\textless{}"),
                        Map.entry('>', "\\textgreater{}"),
                        Map.entry('|', "\\textbar{}"),
                        // The default encoding has no straight quotation mark but in typewriter type.
                        Map.entry('"', "\\texttt{\\char34}"),
                        Map.entry('\'', "\\textquotesingle{}"),
                        Map.entry('`', "\\textasciigrave{}"))
                .forEach((character, command) -> commands.put((int) character, command));
        Map.ofEntries(
                        Map.entry('–', "--"),
                        Map.entry('—', "---"),
                        Map.entry('‐', "-"),
                        Map.entry('‑', "-"),
                        Map.entry('…', "\\dots{}"),
                        Map.entry('‘', "\\textquoteleft{}"),
                        Map.entry('’', "\\textquoteright{}"),
                        Map.entry('“', "\\textquotedblleft{}"),
                        Map.entry('”', "\\textquotedblright{}"),
                        Map.entry('°', "\\textdegree{}"),
                        Map.entry('€', "\\texteuro{}"),
                        Map.entry('£', "\\pounds{}"),
                        Map.entry('§', "\\S{}"),
                        Map.entry('¶', "\\P{}"),
                        Map.entry('©', "\\textcopyright{}"),
                        Map.entry('®', "\\textregistered{}"),
                        Map.entry('™', "\\texttrademark{}"),
                        Map.entry('•', "\\textbullet{}"),
                        Map.entry('†', "\\dag{}"),
                        Map.entry('‡', "\\ddag{}"),
                        Map.entry('¡', "\\textexclamdown{}"),
                        Map.entry('¿', "\\textquestiondown{}"),
                        Map.entry('½', "\\textonehalf{}"),
                        Map.entry('¼', "\\textonequarter{}"),
                        Map.entry('¾', "\\textthreequarters{}"),
                        Map.entry('\u00A0', "~"),
                        Map.entry('\u2009', "\\,"),
                        Map.entry('\u202F', "\\,"),
                        Map.entry('ß', "\\ss{}"),
                        Map.entry('æ', "\\ae{}"),
                        Map.entry('Æ', "\\AE{}"),
                        Map.entry('œ', "\\oe{}"),
                        Map.entry('Œ', "\\OE{}"),
                        Map.entry('ø', "\\o{}"),
                        Map.entry('Ø', "\\O{}"),
                        Map.entry('ł', "\\l{}"),
                        Map.entry('Ł', "\\L{}"),
                        Map.entry('ı', "\\i{}"))
                .forEach((character, command) -> commands.put((int) character, command));
        return commands;
    }

    /** A text in one line. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        StringBuilder other = new StringBuilder();
        int before = ' ';
        for (int character : Normalizer.normalize(PlainText.of(text), Normalizer.Form.NFC)
                .codePoints()
                .toArray()) {
            String command = command(character, before);
            if (command.isEmpty()) {
                other.appendCodePoint(character);
            } else {
                flush(other, escaped);
                escaped.append(command);
            }
            before = character;
        }
        flush(other, escaped);
        return escaped.toString();
    }

    /** Empty for a character that pdflatex cannot print. */
    private static String command(int character, int before) {
        String known = COMMANDS.get(character);
        if (known != null) {
            return known;
        }
        if ((character == '-' || character == ',') && before == character) {
            // Two would become a dash or a quotation mark; braces alone do not keep LuaTeX from it.
            return "\\kern0pt" + (char) character;
        }
        if (character == ' ' && before == ' ') {
            return "\\ ";
        }
        if (character < 0x80) {
            return Character.toString(character);
        }
        if (ONLY_IN_T1.indexOf(character) >= 0) {
            return IN_T1 + "{" + Character.toString(character) + "}";
        }
        return accented(character);
    }

    private static String accented(int character) {
        String parts = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD);
        String accent = parts.length() == 2 ? ACCENT_COMMANDS.get((int) parts.charAt(1)) : null;
        char letter = parts.charAt(0);
        if (accent == null || letter >= 0x80) {
            return "";
        }
        boolean dotted = (letter == 'i' || letter == 'j') && parts.charAt(1) < '\u0320';
        return accent + "{" + (dotted ? "\\" : "") + letter + "}";
    }

    private static void flush(StringBuilder other, StringBuilder escaped) {
        if (!other.isEmpty()) {
            String numbers = other.codePoints()
                    .mapToObj(character -> String.format(Locale.ROOT, "U+%04X", character))
                    .collect(Collectors.joining(" "));
            escaped.append(IN_UNICODE + "{")
                    .append(other)
                    .append("}{")
                    .append(numbers)
                    .append('}');
            other.setLength(0);
        }
    }

    /** What stands before LaTeX that {@link #escape} wrote; empty where it needs nothing. */
    public static String definitions(String latex) {
        StringBuilder text = new StringBuilder();
        String unicodeEngine = "\\ifdefined\\XeTeXrevision #1\\else\\ifdefined\\directlua #1\\else";
        if (latex.contains(IN_UNICODE + "{")) {
            text.append("% Holds characters that pdflatex has no font for and prints as their numbers. xelatex and"
                            + " lualatex print them with\n"
                            + "% a font that has them, such as \\usepackage{fontspec}\\setmainfont{Noto Sans CJK"
                            + " SC} for Chinese.\n")
                    .append("\\providecommand" + IN_UNICODE + "[2]{" + unicodeEngine + " {[}#2{]}\\fi\\fi}\n");
        }
        if (latex.contains(IN_T1 + "{")) {
            text.append("\\providecommand" + IN_T1 + "[1]{{" + unicodeEngine
                    + "\\fontencoding{T1}\\selectfont #1\\fi\\fi}}\n");
        }
        return text.toString();
    }
}
