/** Tests of the room of the same name. */
@NullMarked
package org.dl4jworkbench.ui.assignments;

import org.jspecify.annotations.NullMarked;
