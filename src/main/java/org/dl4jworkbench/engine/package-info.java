/**
 * The engine process: builds networks, trains, evaluates, writes the run directory. The only room that knows Deeplearning4j
 * and ND4J; it knows neither {@code lab} nor any screen.
 */
@NullMarked
package org.dl4jworkbench.engine;

import org.jspecify.annotations.NullMarked;
