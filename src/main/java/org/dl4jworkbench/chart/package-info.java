/**
 * Figures and tables as data, and the one path from that data to a screen picture or a file (PNG, SVG, PDF, CSV, Markdown,
 * LaTeX). Knows the records of {@code model} and the run directory; no JavaFX, so that the command line draws without a window.
 */
@NullMarked
package org.dl4jworkbench.chart;

import org.jspecify.annotations.NullMarked;
