package org.dl4jworkbench.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from preprocessing steps before anything runs: the shape after each, and steps that do not fit. */
public record PreprocessingSummary(Shape raw, List<Step> steps) {
    /**
     * One step.
     *
     * @param output the shape of an example after it
     * @param problem what does not fit and a way out; null where all is well
     */
    public record Step(
            int index,
            PreprocessingStep spec,
            Shape output,
            @Nullable String problem) {}

    public PreprocessingSummary {
        steps = List.copyOf(steps);
    }

    /** @param raw the shape of an example as its file holds it; height and width mean nothing where pictures differ in size */
    public static PreprocessingSummary of(Shape raw, List<PreprocessingStep> steps) {
        List<Step> result = new ArrayList<>();
        Shape shape = raw;
        for (int index = 0; index < steps.size(); index++) {
            PreprocessingStep step = steps.get(index);
            String problem = problem(step, shape, steps.subList(0, index));
            shape = problem == null ? output(step, shape) : shape;
            result.add(new Step(index, step, shape, problem));
        }
        return new PreprocessingSummary(raw, result);
    }

    private static @Nullable String problem(PreprocessingStep step, Shape shape, List<PreprocessingStep> before) {
        if (!shape.isPicture()) {
            return step instanceof PreprocessingStep.Standardise
                    ? null
                    : step.label() + " is for pictures, not for " + shape + " numbers: take it out";
        }
        if (before.stream().anyMatch(earlier -> earlier.getClass() == step.getClass())) {
            return step.label() + " is there already: take one out";
        }
        if (step.onPictures() && before.stream().anyMatch(earlier -> !earlier.onPictures())) {
            return step.label() + " works on pictures: move it above grey, scale and standardise";
        }
        if (step instanceof PreprocessingStep.Grey && shape.dimensions().get(2) != 3) {
            return "Grey is for three channels, here "
                    + (shape.dimensions().get(2) == 1
                            ? "is one: take it out"
                            : "are " + shape.dimensions().get(2));
        }
        if (step instanceof PreprocessingStep.Scale
                && before.stream().anyMatch(PreprocessingStep.Standardise.class::isInstance)) {
            return "Scale after standardise divides once more: take it out";
        }
        return null;
    }

    private static Shape output(PreprocessingStep step, Shape shape) {
        if (!shape.isPicture()) {
            return shape;
        }
        int height = shape.dimensions().get(0);
        int width = shape.dimensions().get(1);
        int channels = shape.dimensions().get(2);
        if (step instanceof PreprocessingStep.Crop crop) {
            return Shape.picture(kept(height, crop.fraction()), kept(width, crop.fraction()), channels);
        }
        if (step instanceof PreprocessingStep.Resize resize) {
            return Shape.picture(resize.height(), resize.width(), channels);
        }
        return step instanceof PreprocessingStep.Grey ? Shape.picture(height, width, 1) : shape;
    }

    /** The rows (or columns) that a crop of pictures of one size keeps. */
    public static int kept(int side, double fraction) {
        return Math.max(1, (int) Math.round(side * Math.min(1, fraction)));
    }

    /** The shape that the network sees. */
    public Shape output() {
        return steps.isEmpty() ? raw : steps.get(steps.size() - 1).output();
    }

    /** The first problem with the step it belongs to, as an error; does nothing where all steps fit. */
    public void requireFit() {
        for (Step step : steps) {
            if (step.problem() != null) {
                throw new BadSpecException(
                        step.problem(),
                        "data.preprocessing[" + step.index() + "] ("
                                + step.spec().label() + ")",
                        "");
            }
        }
    }
}
