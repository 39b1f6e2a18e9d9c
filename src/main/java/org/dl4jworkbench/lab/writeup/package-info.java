/** The write-up basket: figures and tables that the user pinned, in an order, and the skeleton of a text made from them. */
@NullMarked
package org.dl4jworkbench.lab.writeup;

import org.jspecify.annotations.NullMarked;
