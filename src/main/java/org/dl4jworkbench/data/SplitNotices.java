package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Numbers;

/** What the user should know about the parts that a run's spec makes of a data set, in words. */
public final class SplitNotices {
    private static final int NAMED = 5;

    private SplitNotices() {}

    /** Takes a few milliseconds for the largest sets; empty where all is well. */
    public static List<String> of(DataSpec spec, Dataset dataset, Split split) {
        List<String> notices = new ArrayList<>();
        shared(dataset, split, notices);
        if (dataset.train() instanceof LabelledImages train && dataset.test() instanceof LabelledImages test) {
            List<String> names = dataset.classNames();
            int[] trained = train.classCounts(split.train(), names.size());
            int[] validated = train.classCounts(split.validation(), names.size());
            int[] tested = test.classCounts(split.test(), names.size());
            Fold fold = spec.fold();
            if (fold != null) {
                fewerThanFolds(names, trained, validated, fold, notices);
            }
            absent(names, trained, "the training part: the network cannot learn ", notices);
            if (split.validation().length > 0 && fold == null) {
                absent(names, validated, "the validation part: its figures say nothing about ", notices);
            }
            absent(names, tested, "the test part: its figures say nothing about ", notices);
        }
        return notices;
    }

    /** Copies inside the training file that the split has put on both sides. */
    private static void shared(Dataset dataset, Split split, List<String> notices) {
        int[] twins = dataset.twins();
        if (twins.length == 0 || split.validation().length == 0) {
            return;
        }
        int[] original = IntStream.range(0, dataset.train().count()).toArray();
        for (int i = 0; i < twins.length; i += 2) {
            original[twins[i]] = twins[i + 1];
        }
        int[] trainedAs = new int[original.length];
        for (int example : split.train()) {
            trainedAs[original[example]] = example + 1;
        }
        int count = 0;
        List<String> first = new ArrayList<>();
        for (int example : split.validation()) {
            int twin = trainedAs[original[example]] - 1;
            if (twin >= 0) {
                count++;
                if (first.size() < NAMED) {
                    first.add(example + " = " + twin);
                }
            }
        }
        if (count > 0) {
            notices.add(Numbers.grouped(count) + " of the " + Numbers.grouped(split.validation().length)
                    + (count == 1 ? " validation examples is" : " validation examples are")
                    + " in the training part too, as the training file holds copies: examples "
                    + String.join(", ", first) + (count > first.size() ? " and so on" : "")
                    + ". The validation figures are better than they would be for new examples");
        }
    }

    private static void fewerThanFolds(
            List<String> names, int[] trained, int[] validated, Fold fold, List<String> notices) {
        List<String> few = IntStream.range(0, names.size())
                .filter(label -> trained[label] + validated[label] > 0)
                .filter(label -> trained[label] + validated[label] < fold.count())
                .mapToObj(label -> names.get(label) + " (" + (trained[label] + validated[label]) + ")")
                .toList();
        if (!few.isEmpty()) {
            notices.add((few.size() == 1 ? "a class has" : few.size() + " classes have")
                    + " fewer training examples than there are folds, " + fold.count() + ": " + first(few)
                    + ". Some folds validate without " + (few.size() == 1 ? "it" : "them")
                    + absentHere(names, validated, "this fold's validation part")
                    + absentHere(names, trained, "its training part"));
        }
    }

    private static String absentHere(List<String> names, int[] counts, String part) {
        List<String> absent = absent(names, counts);
        return absent.isEmpty() ? "" : "; " + part + " has none of " + first(absent);
    }

    private static void absent(List<String> names, int[] counts, String part, List<String> notices) {
        List<String> absent = absent(names, counts);
        if (!absent.isEmpty()) {
            notices.add("no example of " + first(absent) + " is in " + part + (absent.size() == 1 ? "it" : "them"));
        }
    }

    private static List<String> absent(List<String> names, int[] counts) {
        return IntStream.range(0, names.size())
                .filter(label -> counts[label] == 0)
                .mapToObj(names::get)
                .toList();
    }

    private static String first(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
