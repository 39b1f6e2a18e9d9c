package org.dl4jworkbench.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is trained and tested on, and what is done to it before the network sees it.
 *
 * @param dataset a data set's id, or {@code auto}: the first of the assignment's sets that is on this machine
 * @param validation the part of the training file kept out of training, from 0 to 0.9; the best epoch is chosen on it
 * @param trainExamples how many examples of the training file are used (before the validation part is taken), or null for all
 * @param testExamples how many examples of the test file are used, or null for all
 * @param preprocessing the steps in their order; null for the usual: pictures are scaled to 0..1, numbers stay as they are
 * @param oversampling whether an epoch draws as many examples of each class as of the largest one, those of small classes
 *     several times; training split only
 * @param fold the part of a k-fold cross-validation that validates, instead of {@code validation}; null for none
 */
public record DataSpec(
        String dataset,
        double validation,
        @Nullable Integer trainExamples,
        @Nullable Integer testExamples,
        @Nullable List<PreprocessingStep> preprocessing,
        @Defaulted boolean oversampling,
        @Nullable Fold fold) {
    /** The id that stands for the assignment's first set that is found. */
    public static final String AUTO = "auto";

    public DataSpec {
        Names.name(dataset, "data.dataset");
        preprocessing = preprocessing == null ? null : List.copyOf(preprocessing);
        if (!(validation >= 0 && validation <= 0.9)) {
            throw new BadSpecException(
                    "must be from 0 to 0.9, not " + Numbers.plain(validation), "data.validation", "");
        }
        requirePositive(trainExamples, "data.trainExamples");
        requirePositive(testExamples, "data.testExamples");
    }

    /** With the usual preprocessing and every example once. */
    public DataSpec(
            String dataset, double validation, @Nullable Integer trainExamples, @Nullable Integer testExamples) {
        this(dataset, validation, trainExamples, testExamples, null, false, null);
    }

    private static void requirePositive(@Nullable Integer count, String path) {
        if (count != null && count < 1) {
            throw new BadSpecException("must be at least 1, not " + count, path, "Leave it out for all examples");
        }
    }

    /** The steps in force for examples of a shape. */
    public List<PreprocessingStep> steps(Shape raw) {
        if (preprocessing != null) {
            return preprocessing;
        }
        return raw.isPicture() ? List.of(new PreprocessingStep.Scale()) : List.of();
    }

    /** The shape the network sees, and whether the steps fit, for examples of a shape. */
    public PreprocessingSummary summary(Shape raw) {
        return PreprocessingSummary.of(raw, steps(raw));
    }

    public DataSpec withDataset(String id) {
        return new DataSpec(id, validation, trainExamples, testExamples, preprocessing, oversampling, fold);
    }

    public DataSpec withFold(@Nullable Fold part) {
        return new DataSpec(dataset, validation, trainExamples, testExamples, preprocessing, oversampling, part);
    }

    public DataSpec withPreprocessing(@Nullable List<PreprocessingStep> steps) {
        return new DataSpec(dataset, validation, trainExamples, testExamples, steps, oversampling, fold);
    }
}
