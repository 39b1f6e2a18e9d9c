/** The catalogue of assignments: a card for each, with what was reached so far. */
@NullMarked
package org.dl4jworkbench.ui.assignments;

import org.jspecify.annotations.NullMarked;
