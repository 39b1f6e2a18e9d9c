/** Starts engine processes, talks to them through a typed proxy, and says why one ended. Knows no JavaFX and no ND4J. */
@NullMarked
package org.dl4jworkbench.engine.client;

import org.jspecify.annotations.NullMarked;
