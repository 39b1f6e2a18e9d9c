package org.dl4jworkbench.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what was probably meant by a name that is not known. */
final class NearMiss {
    private static final int NAMED = 12;

    private NearMiss() {}

    /** The known name that differs in letter case, spaces, hyphens or a few letters only. */
    static Optional<String> of(String name, Collection<String> known) {
        String plain = plain(name);
        List<String> alike =
                known.stream().filter(each -> plain(each).equals(plain)).toList();
        if (alike.size() == 1) {
            return Optional.of(alike.get(0));
        }
        int most = plain.length() < 3 ? 0 : plain.length() < 6 ? 1 : 2;
        return known.stream()
                .filter(each -> distance(plain, plain(each)) <= most)
                .min(Comparator.comparingInt(each -> distance(plain, plain(each))));
    }

    /** The end of a remedy: "did you mean …?", or nothing. */
    static String question(String name, Collection<String> known) {
        return of(name, known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** Names in their order, the first dozen of them. */
    static String list(Collection<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-]+", "");
    }

    /** Levenshtein's, row by row. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
