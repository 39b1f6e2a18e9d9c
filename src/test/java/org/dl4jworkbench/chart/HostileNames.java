package org.dl4jworkbench.chart;

import java.util.ArrayList;
import java.util.List;

/** Names that a format could take for something of its own. */
public final class HostileNames {
    /** Of characters that every TeX prints in its default encoding. */
    public static final List<String> LATIN = List.of(
            "[0, 5) mm",
            "* unknown",
            "< 5 | > 10",
            "\"quoted\"",
            "it's",
            "a_b__c_",
            "_under_ __strong__",
            "*star* **strong**",
            "`code`",
            "\\begin{table}",
            "\\",
            "{brace}",
            "$x^2$",
            "50 % & #1",
            "~tilde~ ~~struck~~",
            "a -- b --- c",
            "?` !` ,, << >>",
            "[link](target) ![picture](x)",
            "<b>bold</b> &amp; &lt; &#65;",
            "- item",
            "+ item",
            "1. first",
            "2) second",
            "# heading",
            "> quote",
            "---",
            "===",
            "| pipe | a\\|b",
            "=1+1",
            "@SUM(A1)",
            "-2+3+cmd|' /C calc'!A0",
            "-5 to 0 mm",
            "two  spaces",
            "a\tb\u0007c",
            "é ü ñ ç ő ž ß æ ø ł",
            "− ± × → ≤ ≥ ≠ ∞ σ λ Ω µ ²",
            "Ångström 5 °C");

    /** Of other scripts. */
    public static final List<String> OTHERS = List.of("配戴口罩", "маска", "שלום", "ą đ «þ»");

    private HostileNames() {}

    public static List<String> all() {
        List<String> names = new ArrayList<>(LATIN);
        names.addAll(OTHERS);
        return names;
    }

    /** A table with each name in its first column, and numbers. */
    public static Table table(String title, List<String> names) {
        return new Table(
                title,
                List.of(Table.Column.text("* name"), Table.Column.number("accuracy"), Table.Column.number("count")),
                names.stream()
                        .map(name -> List.of(Table.text(name), Table.number(-0.25, 4), Table.count(1234)))
                        .toList());
    }
}
