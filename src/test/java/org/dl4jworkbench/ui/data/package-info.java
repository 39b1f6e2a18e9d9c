/** Tests of the room of the same name. */
@NullMarked
package org.dl4jworkbench.ui.data;

import org.jspecify.annotations.NullMarked;
