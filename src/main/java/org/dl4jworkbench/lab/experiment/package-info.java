/**
 * Experiments: a preset and its variations as a queue of runs, their table and their curves. Knows no JavaFX and no
 * Deeplearning4j.
 */
@NullMarked
package org.dl4jworkbench.lab.experiment;

import org.jspecify.annotations.NullMarked;
