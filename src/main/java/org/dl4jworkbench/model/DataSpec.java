package org.dl4jworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * What is trained and tested on.
 *
 * @param dataset a data set's id, or {@code auto}: the first of the assignment's sets that is on this machine
 * @param validation the part of the training file kept out of training, from 0 to 0.9; the best epoch is chosen on it
 * @param trainExamples how many examples of the training file are used (before the validation part is taken), or null for all
 * @param testExamples how many examples of the test file are used, or null for all
 */
public record DataSpec(
        String dataset,
        double validation,
        @Nullable Integer trainExamples,
        @Nullable Integer testExamples) {
    /** The id that stands for the assignment's first set that is found. */
    public static final String AUTO = "auto";

    public DataSpec {
        if (!(validation >= 0 && validation <= 0.9)) {
            throw new BadSpecException(
                    "must be from 0 to 0.9, not " + Numbers.plain(validation), "data.validation", "");
        }
        requirePositive(trainExamples, "data.trainExamples");
        requirePositive(testExamples, "data.testExamples");
    }

    private static void requirePositive(@Nullable Integer count, String path) {
        if (count != null && count < 1) {
            throw new BadSpecException("must be at least 1, not " + count, path, "Leave it out for all examples");
        }
    }

    public DataSpec withDataset(String id) {
        return new DataSpec(id, validation, trainExamples, testExamples);
    }
}
