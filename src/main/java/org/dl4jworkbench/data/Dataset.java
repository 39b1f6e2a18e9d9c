package org.dl4jworkbench.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * A loaded data set: the training file and the test file of one name.
 *
 * @param id what specs and the command line call it, such as {@code mnist}
 * @param title what the screen calls it, such as "MNIST" or "Generated digits"
 * @param shape of one example, crop and resize done: height, width, channels; or the number of input columns
 * @param classNames in the order of the labels; for numbers the names of the predicted columns
 * @param boxes where the examples lie in whole pictures, in pixels of the files, crop not done; null where examples are no boxes
 * @param sha256 file name to SHA-256, of the files as they lie on the disk; in the order of the names
 * @param origin where it was read from: a folder, or "embedded in the program"
 * @param verification whether it is the official set of its name
 * @param warning what the user should know before trusting figures made with it, or null
 * @param sizesDiffer whether height and width are nominal: the pictures differ in size and were loaded for looking at, without a
 *     resize step
 * @param twins pairs of training examples that are the same to the last bit: one that is a copy, and the first one of its kind; ascending
 *     by the copies
 */
public record Dataset(
        String id,
        String title,
        Shape shape,
        List<String> classNames,
        Examples train,
        Examples test,
        @Nullable PictureBoxes boxes,
        Map<String, String> sha256,
        String origin,
        Verification verification,
        @Nullable String warning,
        boolean sizesDiffer,
        int[] twins) {
    public Dataset {
        classNames = List.copyOf(classNames);
        sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
    }

    /** Of examples that have one size, each another. */
    public Dataset(
            String id,
            String title,
            Shape shape,
            List<String> classNames,
            Examples train,
            Examples test,
            @Nullable PictureBoxes boxes,
            Map<String, String> sha256,
            String origin,
            Verification verification,
            @Nullable String warning) {
        this(
                id,
                title,
                shape,
                classNames,
                train,
                test,
                boxes,
                sha256,
                origin,
                verification,
                warning,
                false,
                new int[0]);
    }

    /** Whether this program drew the pictures; figures from such a set say nothing about the real one. */
    public boolean generated() {
        return verification == Verification.GENERATED;
    }

    /** Classes for pictures, numbers for a table. */
    public Task task() {
        return train instanceof NumberTable ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    /** The training pictures of a classification. */
    public LabelledImages trainImages() {
        return (LabelledImages) train;
    }

    /** The test pictures of a classification. */
    public LabelledImages testImages() {
        return (LabelledImages) test;
    }
}
