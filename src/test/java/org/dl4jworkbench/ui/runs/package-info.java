/** Tests of the room of the same name. */
@NullMarked
package org.dl4jworkbench.ui.runs;

import org.jspecify.annotations.NullMarked;
