package org.dl4jworkbench.engine.protocol;

/**
 * @param snapshot the snapshot's folder, relative to the run's directory, such as {@code epochs/0012}
 * @param layer the layer's index
 * @param input one input to pass through instead of all watched examples, or null
 * @param limit at most so many watched examples, every n-th of them
 */
public record LatentRequest(
        String snapshot,
        int layer,
        @org.jspecify.annotations.Nullable InspectedInput input,
        int limit) {}
