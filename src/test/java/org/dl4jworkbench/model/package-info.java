/** Tests of the room of the same name. */
@NullMarked
package org.dl4jworkbench.model;

import org.jspecify.annotations.NullMarked;
