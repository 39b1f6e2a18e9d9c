package org.dl4jworkbench.engine.accel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/** The steps of a forward and a backward pass over a minibatch, as they are put together and as they run. */
final class Pass {
    private final int batch;
    private final boolean trains;
    private final Parameters parameters;
    private final List<Step> forward = new ArrayList<>();
    private final List<Step> backward = new ArrayList<>();

    /** @param trains whether a backward pass follows; else layers do as in evaluation */
    Pass(int batch, boolean trains, Parameters parameters) {
        this.batch = batch;
        this.trains = trains;
        this.parameters = parameters;
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
