package org.dl4jworkbench.engine.client;

import org.dl4jworkbench.model.Threads;

/**
 * What a benchmarking process is asked for.
 *
 * @param bench the network
 * @param threads a number, or automatic: the engine's choice, and with {@link StepKind#PLAIN} the native library's
 * @param seconds how long steps are timed, without the start, the choice of threads and half as long to warm up
 */
public record BenchRequest(BenchCase bench, StepKind kind, Threads threads, double seconds) {
    public BenchRequest {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("seconds must be above 0, not " + seconds);
        }
    }
}
