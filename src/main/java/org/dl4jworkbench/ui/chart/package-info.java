/**
 * Figures on the screen: the only room where drawn charts meet JavaFX. Knows {@code chart}; used by every page that shows a
 * curve, a confusion matrix or an export menu.
 */
@NullMarked
package org.dl4jworkbench.ui.chart;

import org.jspecify.annotations.NullMarked;
