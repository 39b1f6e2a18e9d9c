package org.dl4jworkbench.model;

/**
 * What the run's engine process computes on and with how many threads.
 *
 * @param builtInLayers whether a training step goes through Deeplearning4j's own layers and updater even where the engine has a
 *     faster way to the same numbers
 */
public record EngineSpec(
        Backend backend, Threads threads, @Defaulted boolean builtInLayers) {
    public static final EngineSpec DEFAULT = new EngineSpec(Backend.AUTO, Threads.AUTO);

    public EngineSpec(Backend backend, Threads threads) {
        this(backend, threads, false);
    }

    public EngineSpec withThreads(Threads other) {
        return new EngineSpec(backend, other, builtInLayers);
    }

    public EngineSpec withBuiltInLayers(boolean only) {
        return new EngineSpec(backend, threads, only);
    }
}
