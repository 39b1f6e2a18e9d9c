/** Tests of the room of the same name. */
@NullMarked
package org.dl4jworkbench.ui.settings;

import org.jspecify.annotations.NullMarked;
