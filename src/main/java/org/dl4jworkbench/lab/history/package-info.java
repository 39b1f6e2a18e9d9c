/** The runs on the disk as lists show, search and describe them. */
@NullMarked
package org.dl4jworkbench.lab.history;

import org.jspecify.annotations.NullMarked;
