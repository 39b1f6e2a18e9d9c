package org.dl4jworkbench.engine.accel;

import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Padding;

/**
 * Where a kernel or a pooling window goes over a picture: rows first, then columns, as oneDNN asks for it.
 *
 * @param span what the window covers of one side, with dilation
 * @param before zeros above and left
 * @param after zeros below and right; the odd one of "same" is here
 */
record Window(int span, int stride, int dilation, long[] before, long[] after, int outputRows, int outputColumns) {
    /** @param outputRows as the network's summary has it */
    static Window of(LayerSpec.Convolution spec, long rows, long columns, int outputRows, int outputColumns) {
        return of(
                spec.span(), spec.stride(), spec.dilation(), spec.padding(), rows, columns, outputRows, outputColumns);
    }

    static Window of(LayerSpec.Pooling spec, long rows, long columns, int outputRows, int outputColumns) {
        return of(spec.size(), spec.stride(), 1, spec.padding(), rows, columns, outputRows, outputColumns);
    }

    private static Window of(
            int span,
            int stride,
            int dilation,
            Padding padding,
            long rows,
            long columns,
            int outputRows,
            int outputColumns) {
        long above = before(padding, rows, span, stride);
        long left = before(padding, columns, span, stride);
        return new Window(
                span,
                stride,
                dilation,
                new long[] {above, left},
                // As much as the last window reaches over the edge; below zero where it does not reach it.
                new long[] {
                    (outputRows - 1L) * stride + span - rows - above,
                    (outputColumns - 1L) * stride + span - columns - left
                },
                outputRows,
                outputColumns);
    }

    private static long before(Padding padding, long side, int span, int stride) {
        return Math.max(0, padding.total(Math.toIntExact(side), span, stride)) / 2;
    }

    long[] strides() {
        return new long[] {stride, stride};
    }

    /** oneDNN counts what is left out between two neighbours. */
    long[] dilations() {
        return new long[] {dilation - 1L, dilation - 1L};
    }

    long[] size() {
        return new long[] {span, span};
    }
}
