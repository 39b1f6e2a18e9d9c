package org.dl4jworkbench.engine.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What is passed through the network. Exactly one component is not null.
 *
 * @param example the place of a watched example, from 0
 * @param drawing raw pixels, 0 to 255, row after row, channels interleaved, of the data set's own size
 * @param values the input columns of a regression, in the units of the file
 */
public record InspectedInput(@Nullable Integer example, int @Nullable [] drawing, double @Nullable [] values) {
    public static InspectedInput ofExample(int example) {
        return new InspectedInput(example, null, null);
    }

    public static InspectedInput ofDrawing(int[] pixels) {
        return new InspectedInput(null, pixels, null);
    }

    public static InspectedInput ofValues(double[] values) {
        return new InspectedInput(null, null, values);
    }
}
