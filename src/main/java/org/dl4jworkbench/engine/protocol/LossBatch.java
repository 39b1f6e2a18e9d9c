package org.dl4jworkbench.engine.protocol;

/**
 * Loss of consecutive minibatches, with where the training stands after them.
 *
 * @param firstIteration the iteration of the first loss, counted from 1
 * @param loss mean loss per example of each minibatch, with the L2 term, before its step
 * @param seconds training time so far, without pauses and evaluation
 */
public record LossBatch(long firstIteration, double[] loss, Progress progress, double seconds) {}
