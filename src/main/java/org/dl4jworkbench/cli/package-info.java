/**
 * The command line: the use cases of {@code lab} without a window, for terminals, servers and scripts. Knows no JavaFX and no
 * Deeplearning4j.
 */
@NullMarked
package org.dl4jworkbench.cli;

import org.jspecify.annotations.NullMarked;
