/**
 * The run directory: its paths and the formats of its files, written by the engine and read by everything else. Knows the
 * records of {@code model} only.
 */
@NullMarked
package org.dl4jworkbench.rundir;

import org.jspecify.annotations.NullMarked;
