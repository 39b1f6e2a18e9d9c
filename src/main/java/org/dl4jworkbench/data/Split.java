package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Which examples train, which choose the best epoch, and which only test. All three ascending; training and validation index
 * the training file and share no example, test indexes the test file. {@link MinibatchOrder} shuffles.
 */
public record Split(int[] train, int[] validation, int[] test) {
    /** Apart from the epochs' streams, which are counted from 1. */
    private static final long VALIDATION_STREAM = -1;

    /**
     * Splits a data set; the same spec and seed give the same split. With a fold, its part of the used examples validates and
     * {@code validation} is not looked at; all folds of one seed make up the used part of the training file.
     */
    public static Split of(DataSpec spec, long seed, Dataset dataset) {
        if (spec.fold() != null) {
            return ofFold(spec, spec.fold(), seed, dataset);
        }
        PictureBoxes boxes = dataset.boxes();
        return boxes == null
                ? of(spec, seed, dataset.train().count(), dataset.test().count())
                : ofBoxes(
                        spec,
                        seed,
                        boxes.train().stream().map(PictureBoxes.Box::file).toList(),
                        dataset.test().count());
    }

    private static Split ofFold(DataSpec spec, Fold fold, long seed, Dataset dataset) {
        int used = limit(spec.trainExamples(), dataset.train().count(), "data.trainExamples", "training");
        int tested = limit(spec.testExamples(), dataset.test().count(), "data.testExamples", "test");
        int[] labels = new int[used];
        if (dataset.train() instanceof LabelledImages images) {
            Arrays.setAll(labels, images::label);
        }
        int classes = 1 + Arrays.stream(labels).max().orElse(0);
        PictureBoxes boxes = dataset.boxes();
        int[] parts = boxes == null
                ? Folds.stratified(labels, classes, fold.count(), seed)
                : Folds.grouped(
                        labels,
                        classes,
                        boxes.train().stream().map(PictureBoxes.Box::file).toList(),
                        fold.count(),
                        seed);
        return Folds.split(parts, fold, tested);
    }

    /**
     * Splits boxes so that those of one picture stay on one side: a face beside the one to tell, of the same crowd in the same light,
     * must not be in training. Whole pictures are drawn until as near to the wanted part as they come.
     *
     * @param pictures the picture of each example of the training file
     */
    static Split ofBoxes(DataSpec spec, long seed, List<String> pictures, int testCount) {
        int used = limit(spec.trainExamples(), pictures.size(), "data.trainExamples", "training");
        int tested = limit(spec.testExamples(), testCount, "data.testExamples", "test");
        Map<String, List<Integer>> byPicture = new LinkedHashMap<>();
        for (int i = 0; i < used; i++) {
            byPicture
                    .computeIfAbsent(pictures.get(i), name -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> groups = List.copyOf(byPicture.values());
        int[] order = IntStream.range(0, groups.size()).toArray();
        SplitMix64.stream(seed, VALIDATION_STREAM).shuffle(order);
        int wanted = (int) Math.round(used * spec.validation());
        IntStream.Builder held = IntStream.builder();
        IntStream.Builder kept = IntStream.builder();
        int count = 0;
        for (int index : order) {
            List<Integer> group = groups.get(index);
            boolean nearer = Math.abs(count + group.size() - wanted) < Math.abs(count - wanted);
            count += nearer ? group.size() : 0;
            group.forEach(nearer ? held::add : kept::add);
        }
        if (spec.validation() > 0 && (count == 0 || count == used)) {
            throw new BadSpecException(
                    Numbers.plain(spec.validation()) + " of the boxes in " + groups.size()
                            + " training pictures leaves " + (count == 0 ? "none for validation" : "none to train on"),
                    "data.validation",
                    "Use more training examples, or another part: boxes of one picture stay together");
        }
        return new Split(
                kept.build().sorted().toArray(),
                held.build().sorted().toArray(),
                IntStream.range(0, tested).toArray());
    }

    /**
     * Splits files of these lengths: the first {@code trainExamples} of the training file, of which a random part
     * {@code validation}, rounded to whole examples, is kept out of training; the first {@code testExamples} of the test file.
     */
    public static Split of(DataSpec spec, long seed, int trainCount, int testCount) {
        int used = limit(spec.trainExamples(), trainCount, "data.trainExamples", "training");
        int tested = limit(spec.testExamples(), testCount, "data.testExamples", "test");
        int held = (int) Math.round(used * spec.validation());
        if (spec.validation() > 0 && (held == 0 || held == used)) {
            throw new BadSpecException(
                    Numbers.plain(spec.validation()) + " of " + used + " training examples leaves "
                            + (held == 0 ? "none for validation" : "none to train on"),
                    "data.validation",
                    "Use more training examples, or another part");
        }
        int[] shuffled = IntStream.range(0, used).toArray();
        SplitMix64.stream(seed, VALIDATION_STREAM).shuffle(shuffled);
        int[] validation = Arrays.copyOf(shuffled, held);
        int[] train = Arrays.copyOfRange(shuffled, held, used);
        Arrays.sort(validation);
        Arrays.sort(train);
        return new Split(train, validation, IntStream.range(0, tested).toArray());
    }

    private static int limit(@Nullable Integer wanted, int available, String path, String file) {
        if (wanted == null) {
            return available;
        }
        if (wanted > available) {
            throw new BadSpecException(
                    "is " + Numbers.grouped(wanted) + ", but the " + file + " file holds " + Numbers.grouped(available)
                            + " examples",
                    path,
                    "Set at most " + available + ", or leave it out for all");
        }
        return wanted;
    }
}
