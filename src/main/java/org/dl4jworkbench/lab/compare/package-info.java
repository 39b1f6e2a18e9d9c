/** Runs laid over one another: their curves, specs, figures, confusion matrices and weights. */
@NullMarked
package org.dl4jworkbench.lab.compare;

import org.jspecify.annotations.NullMarked;
