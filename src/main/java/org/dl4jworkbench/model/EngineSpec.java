package org.dl4jworkbench.model;

/** What the run's engine process computes on and with how many threads. */
public record EngineSpec(Backend backend, Threads threads) {
    public static final EngineSpec DEFAULT = new EngineSpec(Backend.AUTO, Threads.AUTO);
}
