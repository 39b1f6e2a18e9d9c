package org.dl4jworkbench.engine.client;

/**
 * What a benchmarking process measured.
 *
 * @param threads that were computed with
 * @param millisPerIteration median over blocks of about a tenth of a second
 * @param blocks the number of blocks
 */
public record BenchAnswer(int threads, double millisPerIteration, int blocks) {}
