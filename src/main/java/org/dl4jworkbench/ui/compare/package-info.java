/** The place where runs are laid over one another. */
@NullMarked
package org.dl4jworkbench.ui.compare;

import org.jspecify.annotations.NullMarked;
