package org.dl4jworkbench.lab.inside;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.rundir.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Passes inputs through the networks of a run's snapshots. Answers come later, on another thread; a refusal is a {@code
 * WorkbenchException} that says what to do. Any thread may ask; a call never blocks. Questions about one input do not wait for one about
 * many examples. What is asked next replaces nothing: a screen that scrubs keeps one question under way and asks the newest when it is
 * answered.
 */
public interface Inspector extends AutoCloseable {
    /** Starts in the background what a first question would have to wait for; a screen that will ask calls it when it opens. */
    default void prepare() {}

    /** What an input is inside every layer. */
    CompletableFuture<LayerActivations> activations(Moment moment, InspectedInput input);

    /**
     * The outputs of a layer for watched examples, feature maps flattened.
     *
     * @param limit at most so many examples: every n-th, from the first, with the smallest n that keeps the limit
     */
    CompletableFuture<float[][]> latent(Moment moment, int layer, int limit);

    /** The outputs of a layer for one input. */
    CompletableFuture<float[]> latent(Moment moment, int layer, InspectedInput input);

    /**
     * What in an input speaks for a class: rows × columns of the network's input, 1 × values where that is no picture.
     *
     * @param output the class, or predicted value
     * @param layer the convolution that Grad-CAM looks at; null for the last one
     */
    CompletableFuture<float[][]> saliency(
            Moment moment, InspectedInput input, SaliencyMethod method, int output, @Nullable Integer layer);

    /** Dead and saturated units of the layers. */
    CompletableFuture<List<LayerHealth>> health(Moment moment);

    /** Ends the engine. */
    @Override
    void close();
}
