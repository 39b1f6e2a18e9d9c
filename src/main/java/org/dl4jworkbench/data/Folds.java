package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Numbers;

/**
 * Cuts examples into the k parts of a cross-validation, with the same shares of the classes in each as far as that goes. The same
 * seed gives the same parts, whichever of them is asked for.
 */
final class Folds {
    /** Apart from the epochs' streams, which are counted from 1, and that of the validation part, −1. */
    private static final long STREAM = -2;

    private Folds() {}

    /**
     * Stratified k-fold: the shuffled examples are dealt to the parts in turn, class after class. So the parts' sizes, and their
     * counts of each class, differ by one at most.
     *
     * @param labels the class of each example; all the same where there are none
     * @param classes above every label
     * @return the part of each example, from 1 to {@code count}
     */
    static int[] stratified(int[] labels, int classes, int count, long seed) {
        require(labels.length, count, "training examples");
        int[] order = IntStream.range(0, labels.length).toArray();
        SplitMix64.stream(seed, STREAM).shuffle(order);
        int[] parts = new int[labels.length];
        int dealt = 0;
        for (int label = 0; label < classes; label++) {
            for (int example : order) {
                if (labels[example] == label) {
                    parts[example] = 1 + dealt++ % count;
                }
            }
        }
        return parts;
    }

    /**
     * Stratified k-fold that keeps groups together, as far as a greedy choice gets: groups of uneven classes first, each goes where
     * the classes' shares then differ least between the parts, the smallest part at a tie. The same rule as scikit-learn's
     * {@code StratifiedGroupKFold}; but no part stays empty.
     *
     * @param groups the group of each example
     * @return the part of each example, from 1 to {@code count}
     */
    static int[] grouped(int[] labels, int classes, List<String> groups, int count, long seed) {
        Collection<List<Integer>> byName = byName(labels.length, groups);
        require(byName.size(), count, "training pictures; boxes of one picture stay together");
        List<List<Integer>> all = List.copyOf(byName);
        int[] order = IntStream.range(0, all.size()).toArray();
        SplitMix64.stream(seed, STREAM).shuffle(order);
        List<int[]> counts =
                all.stream().map(group -> counts(group, labels, classes)).toList();
        List<Integer> sorted = new ArrayList<>(Arrays.stream(order).boxed().toList());
        sorted.sort(Comparator.comparingDouble(group -> -deviation(counts.get(group))));
        int[] totals = new int[classes];
        for (int label : labels) {
            totals[label]++;
        }
        int[][] held = new int[count][classes];
        int[] parts = new int[labels.length];
        int left = sorted.size();
        int empty = count;
        for (int group : sorted) {
            int part = best(held, counts.get(group), totals, empty == left);
            empty -= Arrays.stream(held[part]).sum() == 0 ? 1 : 0;
            left--;
            add(held[part], counts.get(group), 1);
            all.get(group).forEach(example -> parts[example] = part + 1);
        }
        return parts;
    }

    private static Collection<List<Integer>> byName(int examples, List<String> groups) {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int i = 0; i < examples; i++) {
            byName.computeIfAbsent(groups.get(i), name -> new ArrayList<>()).add(i);
        }
        return byName.values();
    }

    private static void require(int available, int count, String what) {
        if (available < count) {
            throw new BadSpecException(
                    count + " folds cannot be made of " + Numbers.grouped(available) + " " + what,
                    "data.fold",
                    "Use fewer folds or more training examples");
        }
    }

    private static int[] counts(List<Integer> group, int[] labels, int classes) {
        int[] counts = new int[classes];
        group.forEach(example -> counts[labels[example]]++);
        return counts;
    }

    /** @param emptyOnly whether every group that is left is needed for a part that has none */
    private static int best(int[][] held, int[] group, int[] totals, boolean emptyOnly) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        long smallest = Long.MAX_VALUE;
        for (int part = 0; part < held.length; part++) {
            long size = Arrays.stream(held[part]).sum();
            if (emptyOnly && size > 0) {
                continue;
            }
            add(held[part], group, 1);
            double uneven = unevenness(held, totals);
            add(held[part], group, -1);
            boolean tie = Math.abs(uneven - least) < 1e-12;
            if (tie ? size < smallest : uneven < least) {
                best = part;
                least = uneven;
                smallest = size;
            }
        }
        return best;
    }

    private static void add(int[] to, int[] counts, int sign) {
        for (int label = 0; label < to.length; label++) {
            to[label] += sign * counts[label];
        }
    }

    /** The mean over classes of the standard deviation between the parts of their shares of the class. */
    private static double unevenness(int[][] held, int[] totals) {
        double sum = 0;
        for (int label = 0; label < totals.length; label++) {
            if (totals[label] > 0) {
                int at = label;
                sum += deviation(Arrays.stream(held).mapToInt(part -> part[at]).toArray()) / totals[label];
            }
        }
        return sum;
    }

    private static double deviation(int[] counts) {
        double mean = Arrays.stream(counts).average().orElse(0);
        return Math.sqrt(Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElse(0));
    }

    /** The split that a fold makes of the parts: the numbered one validates, the others train. */
    static Split split(int[] parts, Fold fold, int tested) {
        return new Split(
                IntStream.range(0, parts.length)
                        .filter(example -> parts[example] != fold.number())
                        .toArray(),
                IntStream.range(0, parts.length)
                        .filter(example -> parts[example] == fold.number())
                        .toArray(),
                IntStream.range(0, tested).toArray());
    }
}
