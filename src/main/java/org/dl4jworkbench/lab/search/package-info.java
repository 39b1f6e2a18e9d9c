/**
 * Searches for hyperparameters: trials drawn from ranges, run as an experiment's queue, their table, what mattered, and the best
 * one trained on everything. Knows no JavaFX and no Deeplearning4j.
 */
@NullMarked
package org.dl4jworkbench.lab.search;

import org.jspecify.annotations.NullMarked;
