/** Tests of the room of the same name. */
@NullMarked
package org.dl4jworkbench.engine.client;

import org.jspecify.annotations.NullMarked;
