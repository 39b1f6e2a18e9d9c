package org.dl4jworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitNoticesTest {
    private static LabelledImages images(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new LabelledImages(1, 1, 1, new byte[labels.length], bytes);
    }

    private static Dataset dataset(LabelledImages train, LabelledImages test, int... twins) {
        return new Dataset(
                "s",
                "S",
                Shape.picture(1, 1, 1),
                List.of("cat", "dog", "frog"),
                train,
                test,
                null,
                Map.of(),
                "a test",
                Verification.OWN,
                null,
                false,
                twins);
    }

    private static List<String> notices(Dataset dataset, @Nullable Fold fold, Split split) {
        DataSpec spec = new DataSpec("s", 0.5, null, null);
        return SplitNotices.of(fold == null ? spec : spec.withFold(fold), dataset, split);
    }

    @Test
    void nothingIsToldWhereAllIsWell() {
        LabelledImages all = images(0, 1, 2, 0, 1, 2);
        Split split = new Split(new int[] {0, 1, 2}, new int[] {3, 4, 5}, new int[] {0, 1, 2});
        assertThat(notices(dataset(all, all), null, split)).isEmpty();
    }

    @Test
    void aClassWithFewerExamplesThanFoldsIsTold() {
        Dataset dataset = dataset(images(0, 1, 0, 1, 0, 1, 2), images(0, 1, 2));
        for (int number = 1; number <= 3; number++) {
            Fold fold = new Fold(number, 3);
            DataSpec spec = new DataSpec("s", 0, null, null).withFold(fold);
            Split split = Split.of(spec, 4, dataset);
            assertThat(SplitNotices.of(spec, dataset, split).get(0))
                    .startsWith("a class has fewer training examples than there are folds, 3: frog (1). Some folds"
                            + " validate without it; ");
        }
        Split validatesIt = new Split(new int[] {0, 1, 2, 3}, new int[] {4, 5, 6}, new int[] {0, 1, 2});
        assertThat(notices(dataset, new Fold(1, 3), validatesIt))
                .containsExactly(
                        "a class has fewer training examples than there are folds, 3: frog (1). Some folds validate"
                                + " without it; its training part has none of frog",
                        "no example of frog is in the training part: the network cannot learn it");
    }

    @Test
    void aClassThatIsAbsentFromAPartIsTold() {
        Dataset dataset = dataset(images(0, 0, 1, 1, 2), images(0, 1));
        Split split = new Split(new int[] {0, 1, 2}, new int[] {3}, new int[] {0, 1});
        assertThat(notices(dataset, null, split))
                .containsExactly(
                        "no example of frog is in the training part: the network cannot learn it",
                        "no example of cat, frog is in the validation part: its figures say nothing about them",
                        "no example of frog is in the test part: its figures say nothing about it");
        Split without = new Split(new int[] {0, 2, 4}, new int[0], new int[] {0});
        assertThat(notices(dataset, null, without))
                .containsExactly("no example of dog, frog is in the test part: its figures say nothing about them");
    }

    @Test
    void copiesOnBothSidesOfTheValidationAreTold() {
        // 3 and 5 are copies of 0, 4 is one of 1.
        Dataset dataset = dataset(images(0, 1, 2, 0, 1, 0, 2), images(0, 1, 2), 3, 0, 4, 1, 5, 0);
        Split split = new Split(new int[] {1, 2, 5}, new int[] {0, 3, 4, 6}, new int[] {0, 1, 2});
        assertThat(notices(dataset, null, split))
                .containsExactly(
                        "3 of the 4 validation examples are in the training part too, as the training file holds"
                                + " copies: examples 0 = 5, 3 = 5, 4 = 1. The validation figures are better than they"
                                + " would be for new examples");
    }
}
