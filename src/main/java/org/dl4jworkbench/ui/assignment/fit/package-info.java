/** The Fit tab: what a regression predicts, over the points it was fitted to and tested on. */
@NullMarked
package org.dl4jworkbench.ui.assignment.fit;

import org.jspecify.annotations.NullMarked;
