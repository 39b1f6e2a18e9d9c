/** The Pictures tab: whole test pictures with their boxes, what each is and what it was taken for. */
@NullMarked
package org.dl4jworkbench.ui.assignment.pictures;

import org.jspecify.annotations.NullMarked;
