/** Tests of the figures and their files. */
@NullMarked
package org.dl4jworkbench.chart;

import org.jspecify.annotations.NullMarked;
