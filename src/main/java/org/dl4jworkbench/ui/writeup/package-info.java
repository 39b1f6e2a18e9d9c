/** The page with the write-up basket: what was pinned, in order, with captions. */
@NullMarked
package org.dl4jworkbench.ui.writeup;

import org.jspecify.annotations.NullMarked;
