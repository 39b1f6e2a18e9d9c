package org.dl4jworkbench.engine.accel;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * An array of floats that oneDNN computes with, in native memory of its own or as a view of an array of ND4J's. The order of the
 * values is the primitives' choice (blocks of channels), unless it was asked to be plain.
 */
final class Tensor {
    private final long[] dimensions;
    private final memory.desc order;
    private final memory memory;

    private Tensor(long[] dimensions, memory.desc order, memory memory) {
        this.dimensions = dimensions;
        this.order = order;
        this.memory = memory;
    }

    /** New memory, its values undefined. */
    static Tensor allocate(memory.desc order, long... dimensions) {
        return new Tensor(dimensions.clone(), order, new memory(order, OneDnn.engine()));
    }

    /** New memory in C order. */
    static Tensor plain(long... dimensions) {
        return allocate(OneDnn.plain(dimensions), dimensions);
    }

    /** Somebody else's values in C order; that memory must live as long as this. */
    static Tensor view(Pointer values, long... dimensions) {
        memory.desc order = OneDnn.plain(dimensions);
        return new Tensor(dimensions.clone(), order, new memory(order, OneDnn.engine(), values));
    }

    /** The same plain values under other dimensions. */
    Tensor reshaped(long... other) {
        return view(memory.get_data_handle(), other);
    }

    /** For a view: looks at other values from now on. */
    void lookAt(Pointer values) {
        memory.set_data_handle(values);
    }

    /** Examples first; then values, or channels, rows and columns. */
    long[] dimensions() {
        return dimensions;
    }

    memory.desc order() {
        return order;
    }

    memory memory() {
        return memory;
    }

    boolean isOrdered(memory.desc as) {
        return order.equals(as);
    }

    /** The number of values, without what blocks are filled up with. */
    long length() {
        long length = 1;
        for (long each : dimensions) {
            length *= each;
        }
        return length;
    }

    /** The memory of a plain tensor. */
    FloatBuffer values() {
        return new FloatPointer(memory.get_data_handle()).capacity(length()).asBuffer();
    }
}
