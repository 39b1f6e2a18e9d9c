/**
 * Data sets: file formats, the catalogue that finds sets on this machine, the generator of the embedded stand-in, splits and
 * the order of minibatches. Everything stays in memory as bytes; scaling happens on the way into a network. Knows the records
 * of {@code model} only; no window, no ND4J.
 */
@NullMarked
package org.dl4jworkbench.data;

import org.jspecify.annotations.NullMarked;
