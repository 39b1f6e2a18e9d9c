package org.dl4jworkbench.engine.protocol;

import com.google.gson.annotations.JsonAdapter;

/**
 * Loss of consecutive minibatches, with where the training stands after them.
 *
 * @param firstIteration the iteration of the first loss, counted from 1
 * @param loss mean loss per example of each minibatch, with the L2 term, before its step; travels with the precision of a float
 * @param seconds training time so far, without pauses and evaluation
 */
public record LossBatch(
        long firstIteration, @JsonAdapter(LossText.class) double[] loss, Progress progress, double seconds) {}
