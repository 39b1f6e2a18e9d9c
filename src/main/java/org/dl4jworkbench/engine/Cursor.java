package org.dl4jworkbench.engine;

/**
 * Where in its data a training stands; kept in every checkpoint. With the order of the examples a function of seed and epoch,
 * this is all a resumed training needs besides weights and updater state.
 *
 * @param epoch the epoch in work, counted from 1
 * @param batch minibatches of it that are done
 * @param iteration minibatches done in all
 * @param seconds training time so far
 * @param threads the number of threads, so that a resumed training rounds in the same way
 */
record Cursor(int epoch, int batch, long iteration, double seconds, int threads) {}
