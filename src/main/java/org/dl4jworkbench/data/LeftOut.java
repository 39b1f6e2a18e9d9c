package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of class folders that are not read, so that none vanishes without a word; told by their names alone.
 *
 * @param kinds of the files in class folders that are not pictures, with how many there are: an ending such as ".heic", "hidden", or "without an
 *     ending"
 * @param elsewhere pictures that lie outside of the class folders, or in folders within them
 * @param emptyClasses class folders without a picture that is read: the kinds of their files
 */
record LeftOut(Map<String, Integer> kinds, List<String> elsewhere, Map<String, Map<String, Integer>> emptyClasses) {
    static final LeftOut NOTHING = new LeftOut(Map.of(), List.of(), Map.of());

    private static final int MOST_KINDS = 8;

    /** What is counted together: by the ending of the name. */
    static String kind(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 || dot == fileName.length() - 1
                ? "without an ending"
                : fileName.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** Counts kinds. */
    static Map<String, Integer> count(Collection<String> kinds) {
        Map<String, Integer> counts = new TreeMap<>();
        kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return counts;
    }

    /** What the user should know. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        int count = total(kinds);
        if (count > 0) {
            notices.add(count + (count == 1 ? " file is not " : " files are not ") + PictureFormat.titles()
                    + (count == 1 ? " and was left out (" : " and were left out (") + inWords(kinds) + ")");
        }
        if (!elsewhere.isEmpty()) {
            notices.add(elsewhere.size()
                    + (elsewhere.size() == 1
                            ? " picture does not lie directly in a class folder and was left out: "
                            : " pictures do not lie directly in a class folder and were left out, such as ")
                    + elsewhere.get(0));
        }
        emptyClasses.forEach((folder, files) -> notices.add(empty(folder, files)));
        return notices;
    }

    /** That a class has no picture. */
    static String empty(String folder, Map<String, Integer> files) {
        int count = total(files);
        return "the class folder " + folder + " has no picture that is read ("
                + (count == 0 ? "it is empty" : "it holds " + inWords(files)) + ")";
    }

    private static int total(Map<String, Integer> kinds) {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The most frequent first. */
    private static String inWords(Map<String, Integer> kinds) {
        String words = kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_KINDS)
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        int others = kinds.size() - MOST_KINDS;
        return others > 0 ? words + ", and " + others + (others == 1 ? " other kind" : " other kinds") : words;
    }
}
