package org.dl4jworkbench.chart;

import java.awt.Font;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Names cut to a width for a figure or a typeset table, with an ellipsis in the middle, because long names often differ at their ends.
 * Names that differ stay different. The numbers of a figure (CSV) keep the names in full.
 */
final class ShortNames {
    private static final String ELLIPSIS = "…";

    private ShortNames() {}

    /** In the order of the names, each at most so wide on paper. */
    static List<String> of(List<String> names, Font font, double width) {
        return of(names, text -> Pen.printWidth(text, font), width);
    }

    static String of(String name, Font font, double width) {
        return of(List.of(name), font, width).get(0);
    }

    /** @param measure the width of a text, in any unit */
    static List<String> of(List<String> names, ToDoubleFunction<String> measure, double width) {
        if (names.stream().allMatch(name -> measure.applyAsDouble(name) <= width)) {
            return names;
        }
        List<String> cut =
                names.stream().map(name -> cut(name, "", measure, width)).toList();
        Map<String, String> owners = new HashMap<>();
        boolean distinct = IntStream.range(0, names.size()).allMatch(place -> names.get(place)
                .equals(owners.computeIfAbsent(cut.get(place), shortened -> names.get(place))));
        if (distinct) {
            return cut;
        }
        Map<String, Long> alike = new HashMap<>();
        Map<String, String> seen = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            if (seen.putIfAbsent(names.get(place), "") == null) {
                alike.merge(cut.get(place), 1L, Long::sum);
            }
        }
        return IntStream.range(0, names.size())
                .mapToObj(place -> alike.getOrDefault(cut.get(place), 1L) == 1
                        ? cut.get(place)
                        : cut(names.get(place), " (" + (names.indexOf(names.get(place)) + 1) + ")", measure, width))
                .toList();
    }

    /** Two thirds of what is left are the beginning. */
    private static String cut(String name, String mark, ToDoubleFunction<String> measure, double width) {
        if (mark.isEmpty() && measure.applyAsDouble(name) <= width) {
            return name;
        }
        int[] characters = name.codePoints().toArray();
        int low = 1;
        int high = characters.length - 1;
        while (low < high) {
            int kept = (low + high + 1) / 2;
            if (measure.applyAsDouble(kept(characters, kept) + mark) <= width) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return kept(characters, low) + mark;
    }

    private static String kept(int[] characters, int kept) {
        int head = Math.max(1, (2 * kept + 2) / 3);
        int tail = characters.length - (kept - head);
        // Marks and joiners belong to the character before them.
        while (tail < characters.length && belongsToTheOneBefore(characters[tail])) {
            tail++;
        }
        while (head > 1 && head < characters.length && belongsToTheOneBefore(characters[head])) {
            head--;
        }
        return new String(characters, 0, head).stripTrailing()
                + ELLIPSIS
                + new String(characters, tail, characters.length - tail).stripLeading();
    }

    private static boolean belongsToTheOneBefore(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.MODIFIER_SYMBOL;
    }
}
