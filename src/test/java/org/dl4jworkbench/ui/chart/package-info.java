/** Tests of the chart controls, headless on Monocle. */
@NullMarked
package org.dl4jworkbench.ui.chart;

import org.jspecify.annotations.NullMarked;
