/**
 * The use cases, the same for the window and the command line: catalogue, editing a spec, starting and resuming runs, the
 * history of runs. Knows no JavaFX and no Deeplearning4j.
 */
@NullMarked
package org.dl4jworkbench.lab;

import org.jspecify.annotations.NullMarked;
