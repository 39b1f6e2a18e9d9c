/** The history page: every run directory in a table, opened, resumed and deleted from here. */
@NullMarked
package org.dl4jworkbench.ui.runs;

import org.jspecify.annotations.NullMarked;
