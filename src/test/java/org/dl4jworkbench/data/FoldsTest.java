package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldsTest {
    @Property(tries = 200)
    void theFoldsOfASeedAreDisjointCoverAllAndHaveLikeSharesOfTheClasses(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 10) int count,
            @ForAll @IntRange(min = 10, max = 400) int examples,
            @ForAll @IntRange(min = 1, max = 12) int classes) {
        byte[] labels = new byte[examples];
        Random random = new Random(seed);
        for (int i = 0; i < examples; i++) {
            // Uneven on purpose: high classes are rare, some are missing.
            labels[i] = (byte) (random.nextInt(classes) * random.nextInt(classes) / classes);
        }
        Dataset dataset = pictures(labels, null);
        List<Split> splits = splits(dataset, seed, count, null);
        requirePartition(splits, examples);
        for (int label = 0; label < classes; label++) {
            int wanted = label;
            int[] counts = splits.stream()
                    .mapToInt(split -> (int) Arrays.stream(split.validation())
                            .filter(index -> labels[index] == wanted)
                            .count())
                    .toArray();
            assertThat(spread(counts)).as("class %d", label).isLessThanOrEqualTo(1);
        }
        assertThat(spread(splits.stream()
                        .mapToInt(split -> split.validation().length)
                        .toArray()))
                .isLessThanOrEqualTo(1);
        assertThat(splits(dataset, seed, count, null).stream()
                        .map(Split::validation)
                        .toList())
                .usingRecursiveComparison()
                .isEqualTo(splits.stream().map(Split::validation).toList());
    }

    @Property(tries = 100)
    void boxesOfOnePictureStayTogetherAndNoFoldIsEmpty(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 6) int count,
            @ForAll @IntRange(min = 6, max = 40) int pictures) {
        Random random = new Random(seed);
        List<PictureBoxes.Box> boxes = new ArrayList<>();
        for (int picture = 0; picture < pictures; picture++) {
            for (int box = 0; box <= random.nextInt(9); box++) {
                boxes.add(new PictureBoxes.Box("p" + picture, 0, 0, 1, 1));
            }
        }
        byte[] labels = new byte[boxes.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) Math.min(2, random.nextInt(5));
        }
        Dataset dataset = pictures(labels, new PictureBoxes(Path.of(""), boxes, boxes.subList(0, 2)));
        List<Split> splits = splits(dataset, seed, count, null);
        requirePartition(splits, boxes.size());
        for (Split split : splits) {
            assertThat(split.validation()).isNotEmpty();
            Set<String> trained = new HashSet<>();
            Arrays.stream(split.train())
                    .forEach(index -> trained.add(boxes.get(index).file()));
            for (int index : split.validation()) {
                assertThat(trained).doesNotContain(boxes.get(index).file());
            }
        }
    }

    /**
     * Six pictures of two boxes: two each of class 0, of class 1 and of both. Any even answer gives each of two folds three boxes of
     * each class.
     */
    @Test
    void groupsAreDealtSoThatTheClassesAreEven() {
        int[] labels = {0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 1};
        List<String> names = List.of("a", "a", "b", "b", "c", "c", "d", "d", "e", "e", "f", "f");
        for (long seed = 0; seed < 20; seed++) {
            int[] parts = Folds.grouped(labels, 2, names, 2, seed);
            for (int part = 1; part <= 2; part++) {
                for (int label = 0; label < 2; label++) {
                    int wantedPart = part;
                    int wantedLabel = label;
                    assertThat(IntStream.range(0, labels.length)
                                    .filter(i -> parts[i] == wantedPart && labels[i] == wantedLabel))
                            .as("seed %d", seed)
                            .hasSize(3);
                }
            }
        }
    }

    @Test
    void theFoldTakesThePlaceOfTheValidationPart() {
        Dataset dataset = pictures(new byte[30], null);
        for (double validation : new double[] {0, 0.1, 0.9}) {
            DataSpec spec = new DataSpec("s", validation, 20, 1).withFold(new Fold(1, 4));
            Split split = Split.of(spec, 5, dataset);
            assertThat(split.validation()).hasSize(5);
            assertThat(split.train()).hasSize(15);
            assertThat(IntStream.of(split.train()).max().orElseThrow()).isLessThan(20);
            assertThat(split.test()).containsExactly(0);
        }
    }

    @Test
    void foldsDependOnTheSeed() {
        Dataset dataset = pictures(new byte[60], null);
        assertThat(splits(dataset, 1, 3, null).get(0).validation())
                .isNotEqualTo(splits(dataset, 2, 3, null).get(0).validation());
    }

    @Test
    void aRegressionIsCutIntoEvenRandomParts() {
        NumberTable table = new NumberTable(List.of("x"), List.of("y"), new float[20], new float[20]);
        Dataset dataset = dataset(table, table, null);
        List<Split> splits = splits(dataset, 3, 3, null);
        requirePartition(splits, 20);
        assertThat(splits.stream().map(split -> split.validation().length)).containsExactly(7, 7, 6);
        assertThat(splits.get(0).validation()).isNotEqualTo(new int[] {0, 3, 6, 9, 12, 15, 18});
    }

    @Test
    void tooFewExamplesForTheFoldsIsRefused() {
        Dataset few = pictures(new byte[30], null);
        BadSpecException examples = catchThrowableOfType(BadSpecException.class, () -> splits(few, 1, 5, 4));
        assertThat(examples.where()).isEqualTo("data.fold");
        assertThat(examples.what()).isEqualTo("5 folds cannot be made of 4 training examples");
        List<PictureBoxes.Box> boxes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boxes.add(new PictureBoxes.Box("p" + i / 15, 0, 0, 1, 1));
        }
        Dataset twoPictures = pictures(new byte[30], new PictureBoxes(Path.of(""), boxes, List.of()));
        BadSpecException pictures = catchThrowableOfType(BadSpecException.class, () -> splits(twoPictures, 1, 3, null));
        assertThat(pictures.where()).isEqualTo("data.fold");
        assertThat(pictures.what()).contains("3 folds cannot be made of 2 training pictures");
    }

    private static List<Split> splits(Dataset dataset, long seed, int count, @Nullable Integer examples) {
        return Fold.all(count).stream()
                .map(fold -> Split.of(new DataSpec("s", 0.1, examples, null).withFold(fold), seed, dataset))
                .toList();
    }

    private static void requirePartition(List<Split> splits, int examples) {
        assertThat(splits.stream()
                        .flatMapToInt(split -> IntStream.of(split.validation()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, examples).toArray());
        for (Split split : splits) {
            assertThat(split.train()).isSorted();
            assertThat(split.validation()).isSorted();
            assertThat(IntStream.concat(IntStream.of(split.train()), IntStream.of(split.validation()))
                            .sorted()
                            .toArray())
                    .isEqualTo(IntStream.range(0, examples).toArray());
        }
    }

    private static int spread(int[] counts) {
        return IntStream.of(counts).max().orElseThrow()
                - IntStream.of(counts).min().orElseThrow();
    }

    private static Dataset pictures(byte[] labels, @Nullable PictureBoxes boxes) {
        return dataset(
                new LabelledImages(1, 1, 1, new byte[labels.length], labels),
                new LabelledImages(1, 1, 1, new byte[2], new byte[2]),
                boxes);
    }

    private static Dataset dataset(Examples train, Examples test, @Nullable PictureBoxes boxes) {
        return new Dataset(
                "s",
                "S",
                Shape.picture(1, 1, 1),
                List.of("a"),
                train,
                test,
                boxes,
                Map.of(),
                "",
                Verification.OWN,
                null);
    }
}
