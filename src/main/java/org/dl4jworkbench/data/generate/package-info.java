/**
 * Draws and computes the stand-ins for the official data sets, so that every assignment runs on a fresh machine without a
 * network. {@link org.dl4jworkbench.data.generate.GeneratedSets} writes them in the official formats. Own random numbers, own
 * rasteriser, strict arithmetic: the same pictures on every machine and in every Java version.
 */
@NullMarked
package org.dl4jworkbench.data.generate;

import org.jspecify.annotations.NullMarked;
