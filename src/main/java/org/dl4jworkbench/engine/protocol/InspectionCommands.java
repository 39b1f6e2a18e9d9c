package org.dl4jworkbench.engine.protocol;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/**
 * What an engine process that looks inside a run is asked to do. It works from the snapshots in the run's directory alone, so that it
 * serves a run in training, a paused one and an old one alike, and never holds a training up.
 */
public interface InspectionCommands {
    /**
     * Opens a run to look inside it, instead of training: the run's data are loaded, its files are only read. Large answers are written
     * into {@code scratch} as {@code .npy}, and the answer is the file's name.
     *
     * @param runDirectory an absolute path
     * @param scratch an absolute path of a folder that exists
     * @return done when the other inspecting commands are answered
     */
    @JsonRequest
    CompletableFuture<Boolean> inspect(String runDirectory, String scratch);

    /**
     * Passes an input through the network of a snapshot.
     *
     * @return for the preprocessed input and then for each layer a float32 file: channels × (rows · columns) of pictures, 1 × units else
     */
    @JsonRequest
    CompletableFuture<List<String>> activations(ActivationsRequest request);

    /** The outputs of a layer for all watched examples: a float32 file of examples × values, feature maps flattened channel by channel. */
    @JsonRequest
    CompletableFuture<String> latent(LatentRequest request);

    /** What in an input speaks for a class: a float32 file of rows × columns of the network's input (1 × values where it is no picture). */
    @JsonRequest
    CompletableFuture<String> saliency(SaliencyRequest request);

    /** Dead and saturated units of every layer that has an activation. */
    @JsonRequest
    CompletableFuture<List<LayerHealth>> health(String snapshot);
}
