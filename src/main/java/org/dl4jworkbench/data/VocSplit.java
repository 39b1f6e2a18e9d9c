package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which pictures are kept for the test: whole pictures, of those of each class the same share, where a picture counts for the rarest
 * class in it. Drawn by a fixed seed, so that the test is the same in every run and on every machine as long as the files are.
 */
final class VocSplit {
    private static final long SEED = 1;

    private VocSplit() {}

    /**
     * Draws the test pictures.
     *
     * @param boxes of all pictures
     * @return the names of the test pictures
     */
    static Set<String> test(List<LabelledBox> boxes, double share) {
        Map<String, Long> counts =
                boxes.stream().collect(Collectors.groupingBy(LabelledBox::label, Collectors.counting()));
        Map<String, String> rarest = new TreeMap<>();
        for (LabelledBox box : boxes) {
            rarest.merge(box.file().name(), box.label(), (one, other) -> rarer(one, other, counts));
        }
        Map<String, List<String>> byClass = new TreeMap<>();
        rarest.forEach((name, label) ->
                byClass.computeIfAbsent(label, each -> new ArrayList<>()).add(name));
        Set<String> test = new HashSet<>();
        int stream = 0;
        for (List<String> names : byClass.values()) {
            int[] order = java.util.stream.IntStream.range(0, names.size()).toArray();
            SplitMix64.stream(SEED, stream++).shuffle(order);
            int held = (int) Math.round(names.size() * share);
            for (int i = 0; i < held; i++) {
                test.add(names.get(order[i]));
            }
        }
        return test;
    }

    private static String rarer(String one, String other, Map<String, Long> counts) {
        long difference = counts.getOrDefault(one, 0L) - counts.getOrDefault(other, 0L);
        return difference < 0 || (difference == 0 && one.compareTo(other) <= 0) ? one : other;
    }
}
