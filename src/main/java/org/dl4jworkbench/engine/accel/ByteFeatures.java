package org.dl4jworkbench.engine.accel;

import java.nio.ByteBuffer;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Makes the features of a minibatch of grey pictures from their bytes: each byte times a factor, up to the rounding of floats. The bytes may be
 * collected on another thread: they are a quarter of what floats would be to fetch from that core's cache.
 */
public final class ByteFeatures {
    private final int values;
    private final ByteBuffer bytes;
    private final Call unpacking;

    /**
     * @param features to be written: pictures × values, or pictures × 1 × rows × columns; float, C order
     * @param factor what a byte from 0 to 255 is multiplied by
     * @throws RuntimeException if oneDNN has no way for that
     */
    public ByteFeatures(INDArray features, double factor) {
        long pictures = features.size(0);
        this.values = Math.toIntExact(features.length() / pictures);
        memory.desc order = new memory.desc(new long[] {pictures, values}, memory.data_type.u8, memory.format_tag.ab);
        Tensor from = Tensor.allocate(order, pictures, values);
        Tensor to = Tensor.view(features.data().addressPointer(), pictures, values);
        primitive_attr scaled = new primitive_attr();
        scaled.set_output_scales(0, new float[] {(float) factor});
        this.bytes = new BytePointer(from.memory().get_data_handle())
                .capacity(from.length())
                .asByteBuffer();
        this.unpacking = Call.of(
                        "reorder of bytes",
                        new reorder(new reorder.primitive_desc(from.memory(), to.memory(), scaled, false)))
                .with(dnnl.DNNL_ARG_FROM, from)
                .with(dnnl.DNNL_ARG_TO, to)
                .build();
    }

    /**
     * Takes in a picture; on any thread, while no other is in here.
     *
     * @param row of the features
     * @param pixels unsigned bytes, row after row from {@code offset} on
     */
    public void put(int row, byte[] pixels, int offset) {
        bytes.put(row * values, pixels, offset, values);
    }

    /** Writes the features of all pictures; on the thread that computes. */
    public void unpack() {
        unpacking.run();
    }
}
