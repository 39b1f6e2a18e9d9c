package org.dl4jworkbench.engine.client;

/**
 * What a benchmarking process measured.
 *
 * @param threads that were computed with
 * @param millisPerIteration median over blocks of about a tenth of a second
 * @param processorMillisPerIteration mean of the processor's time, all threads of the process together: on a machine that is shared, the
 *     figure that others change less
 * @param blocks the number of blocks
 */
public record BenchAnswer(int threads, double millisPerIteration, double processorMillisPerIteration, int blocks) {}
