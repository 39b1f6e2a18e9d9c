package org.dl4jworkbench.engine.accel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_handle;
import org.bytedeco.dnnl.dnnl_primitive_handle;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.PointerScope;

/**
 * The steps of a forward and a backward pass over a minibatch, as they are put together and as they run. Owns the native memory of what
 * is made for it between its own making and {@link #made}.
 */
final class Pass implements AutoCloseable {
    private final int batch;
    private final boolean trains;
    private final Parameters parameters;
    private final List<Step> forward = new ArrayList<>();
    private final List<Step> backward = new ArrayList<>();

    /** Of oneDNN's arrays and primitives only: what ND4J makes meanwhile is its own to free. */
    private final PointerScope owned = new PointerScope(dnnl_memory_handle.class, dnnl_primitive_handle.class).extend();

    /** @param trains whether a backward pass follows; else layers do as in evaluation */
    Pass(int batch, boolean trains, Parameters parameters) {
        this.batch = batch;
        this.trains = trains;
        this.parameters = parameters;
    }

    /** All that belongs to it is there now; to be called in any case, on the thread that made it. */
    void made() {
        owned.close();
    }

    /** Frees the native memory; it can be run no more. */
    @Override
    public void close() {
        owned.deallocate();
    }

    /** Examples of the minibatch. */
    int batch() {
        return batch;
    }

    boolean trains() {
        return trains;
    }

    Parameters parameters() {
        return parameters;
    }

    void forward(Step step) {
        forward.add(step);
    }

    void backward(Step step) {
        backward.add(step);
    }

    /** The tensor itself where its values lie in that order already, else a copy, made anew in each forward pass. */
    Tensor forwardIn(memory.desc order, Tensor tensor) {
        return ordered(order, tensor, forward);
    }

    /** The same in the backward pass. */
    Tensor backwardIn(memory.desc order, Tensor tensor) {
        return ordered(order, tensor, backward);
    }

    private static Tensor ordered(memory.desc order, Tensor tensor, List<Step> steps) {
        if (tensor.isOrdered(order)) {
            return tensor;
        }
        Tensor copy = Tensor.allocate(order, tensor.dimensions());
        steps.add(Call.reorder(tensor, copy));
        return copy;
    }

    /** Examples × values in C order, as dense layers take them; a picture's values channel by channel. */
    Tensor flat(Tensor tensor) {
        Tensor plain = forwardIn(OneDnn.plain(tensor.dimensions()), tensor);
        return tensor.dimensions().length == 2 ? plain : plain.reshaped(batch, plain.length() / batch);
    }

    void runForward() {
        run(forward);
    }

    void runBackward() {
        run(backward);
    }

    private static void run(List<Step> steps) {
        // By index: an iterator for each pass would be garbage in the smallest networks' innermost loop.
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
        }
    }
}
