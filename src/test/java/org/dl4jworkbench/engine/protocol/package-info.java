@NullMarked
package org.dl4jworkbench.engine.protocol;

import org.jspecify.annotations.NullMarked;
