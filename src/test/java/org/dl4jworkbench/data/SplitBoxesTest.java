package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.Shape;
import org.junit.jupiter.api.Test;

class SplitBoxesTest {
    private static final List<String> PICTURES = List.of("a", "a", "a", "b", "c", "c", "d", "e");

    /** The order of the five pictures for this seed, drawn by the same generator written again in Python: b, d, e, a, c. */
    @Test
    void wholePicturesAreDrawnUntilThePartIsReached() {
        Split split = Split.ofBoxes(new DataSpec("s", 0.25, null, null), 7, PICTURES, 3);
        assertThat(split.validation()).containsExactly(3, 6);
        assertThat(split.train()).containsExactly(0, 1, 2, 4, 5, 7);
        assertThat(split.test()).containsExactly(0, 1, 2);
    }

    /** Where no boxes are, the split is what it always was: these indices are Python's. */
    @Test
    void picturesWithoutBoxesAreSplitAsBefore() {
        Split split = Split.of(new DataSpec("s", 0.25, null, null), 7, 12, 1);
        assertThat(split.validation()).containsExactly(0, 8, 11);
        Dataset plain = dataset(null, 12);
        assertThat(Split.of(new DataSpec("s", 0.25, null, null), 7, plain).validation())
                .containsExactly(0, 8, 11);
    }

    @Property(tries = 200)
    void boxesOfOnePictureStayOnOneSide(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 0.6) double validation) {
        List<PictureBoxes.Box> boxes = new ArrayList<>();
        java.util.Random random = new java.util.Random(seed);
        for (int picture = 0; picture < 40; picture++) {
            for (int box = 0; box <= random.nextInt(9); box++) {
                boxes.add(new PictureBoxes.Box("p" + picture, 0, 0, 1, 1));
            }
        }
        Dataset dataset =
                dataset(new PictureBoxes(java.nio.file.Path.of(""), boxes, boxes.subList(0, 2)), boxes.size());
        Split split = Split.of(new DataSpec("s", validation, null, null), seed, dataset);
        Set<String> trained = new HashSet<>();
        Arrays.stream(split.train())
                .forEach(index -> trained.add(boxes.get(index).file()));
        assertThat(split.validation()).isSorted();
        for (int index : split.validation()) {
            assertThat(trained).doesNotContain(boxes.get(index).file());
        }
        assertThat(IntStream.concat(IntStream.of(split.train()), IntStream.of(split.validation()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, boxes.size()).toArray());
        assertThat((double) split.validation().length).isCloseTo(boxes.size() * validation, within(5.0));
    }

    @Test
    void onePictureCannotBeSplit() {
        BadSpecException problem = catchThrowableOfType(
                BadSpecException.class, () -> Split.ofBoxes(new DataSpec("s", 0.1, 3, null), 1, PICTURES, 1));
        assertThat(problem.where()).isEqualTo("data.validation");
        assertThat(problem.remedy()).contains("boxes of one picture stay together");
    }

    /** What standardise learns stays the same, whatever stands in the validation and test examples. */
    @Test
    void nothingOfValidationOrTestReachesTheFit() {
        Dataset dataset = dataset(null, 12);
        Split split = Split.of(new DataSpec("s", 0.25, null, null), 7, dataset);
        List<PreprocessingStep> steps = List.of(new PreprocessingStep.Scale(), new PreprocessingStep.Standardise());
        Preprocessor before = Preprocessor.fit(steps, dataset.train(), split.train());
        for (int index : split.validation()) {
            Arrays.fill(dataset.trainImages().pixels(), index * 4, index * 4 + 4, (byte) 255);
        }
        Arrays.fill(dataset.testImages().pixels(), (byte) 255);
        Preprocessor after = Preprocessor.fit(steps, dataset.train(), split.train());
        assertThat(after.means()).isEqualTo(before.means());
        assertThat(after.deviations()).isEqualTo(before.deviations());
        dataset.trainImages().pixels()[split.train()[0] * 4] ^= 64;
        assertThat(Preprocessor.fit(steps, dataset.train(), split.train()).means())
                .isNotEqualTo(before.means());
    }

    private static Dataset dataset(@org.jspecify.annotations.Nullable PictureBoxes boxes, int count) {
        byte[] pixels = new byte[count * 4];
        new java.util.Random(count).nextBytes(pixels);
        LabelledImages train = new LabelledImages(2, 2, 1, pixels, new byte[count]);
        LabelledImages test = new LabelledImages(2, 2, 1, new byte[8], new byte[2]);
        return new Dataset(
                "s",
                "S",
                Shape.picture(2, 2, 1),
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
