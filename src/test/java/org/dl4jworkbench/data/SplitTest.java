package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.DataSpec;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void withoutValidationAllExamplesTrain() {
        Split split = Split.of(new DataSpec("mnist", 0, null, null), 1, 50, 20);
        assertThat(split.train()).isEqualTo(IntStream.range(0, 50).toArray());
        assertThat(split.validation()).isEmpty();
        assertThat(split.test()).isEqualTo(IntStream.range(0, 20).toArray());
    }

    @Test
    void limitsTakeTheFirstExamples() {
        Split split = Split.of(new DataSpec("mnist", 0.25, 8, 3), 1, 50, 20);
        assertThat(split.validation()).hasSize(2);
        assertThat(split.train()).hasSize(6);
        assertThat(IntStream.concat(IntStream.of(split.train()), IntStream.of(split.validation())))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(split.test()).containsExactly(0, 1, 2);
    }

    @Property(tries = 300)
    void trainingAndValidationShareNoExampleAndLeaveNoneOut(
            @ForAll @IntRange(min = 2, max = 2000) int count,
            @ForAll @DoubleRange(min = 0, max = 0.9) double validation,
            @ForAll long seed) {
        long held = Math.round(count * validation);
        Assume.that(validation == 0 || (held > 0 && held < count));
        DataSpec spec = new DataSpec("mnist", validation, null, null);
        Split split = Split.of(spec, seed, count, 10);
        assertThat(split.validation()).hasSize((int) held).isSorted();
        assertThat(split.train()).hasSize(count - (int) held).isSorted();
        assertThat(IntStream.concat(IntStream.of(split.train()), IntStream.of(split.validation()))
                        .sorted())
                .containsExactly(IntStream.range(0, count).boxed().toArray(Integer[]::new));
        Split again = Split.of(spec, seed, count, 10);
        assertThat(again.train()).isEqualTo(split.train());
        assertThat(again.validation()).isEqualTo(split.validation());
    }

    @Test
    void validationDependsOnTheSeed() {
        DataSpec spec = new DataSpec("mnist", 0.5, null, null);
        assertThat(Split.of(spec, 1, 100, 1).validation())
                .isNotEqualTo(Split.of(spec, 2, 100, 1).validation());
    }

    @Test
    void moreExamplesThanThereAreIsRefusedWithTheNumber() {
        BadSpecException training = catchThrowableOfType(
                BadSpecException.class, () -> Split.of(new DataSpec("mnist", 0, 60_001, null), 1, 60_000, 10_000));
        assertThat(training.where()).isEqualTo("data.trainExamples");
        assertThat(training.what()).contains("60,001", "the training file holds 60,000");
        BadSpecException test = catchThrowableOfType(
                BadSpecException.class, () -> Split.of(new DataSpec("mnist", 0, null, 10_001), 1, 60_000, 10_000));
        assertThat(test.where()).isEqualTo("data.testExamples");
        assertThat(test.remedy()).contains("at most 10000");
    }

    @Test
    void validationThatLeavesNothingOnOneSideIsRefused() {
        BadSpecException none = catchThrowableOfType(
                BadSpecException.class, () -> Split.of(new DataSpec("mnist", 0.1, 4, null), 1, 50, 20));
        assertThat(none.where()).isEqualTo("data.validation");
        assertThat(none.what()).isEqualTo("0.1 of 4 training examples leaves none for validation");
        BadSpecException all = catchThrowableOfType(
                BadSpecException.class, () -> Split.of(new DataSpec("mnist", 0.9, 1, null), 1, 50, 20));
        assertThat(all.what()).contains("leaves none to train on");
    }
}
