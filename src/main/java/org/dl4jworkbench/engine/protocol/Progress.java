package org.dl4jworkbench.engine.protocol;

/**
 * Where a training stands.
 *
 * @param epoch the epoch in work, counted from 1
 * @param epochs all epochs of the training
 * @param iteration minibatches done
 * @param iterations minibatches of the whole training
 * @param iterationsPerSecond over the last few seconds; 0 while unknown
 * @param examplesPerSecond over the last few seconds; 0 while unknown
 * @param secondsLeft an estimate with evaluation included; negative while unknown
 */
public record Progress(
        int epoch,
        int epochs,
        long iteration,
        long iterations,
        double iterationsPerSecond,
        double examplesPerSecond,
        double secondsLeft) {}
