/** The data page: which sets are on this machine, where, whether they are the official ones, and how they look. */
@NullMarked
package org.dl4jworkbench.ui.data;

import org.jspecify.annotations.NullMarked;
