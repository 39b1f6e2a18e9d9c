/** A process that only tries ND4J out: what the doctor and the choice of a backend ask before they trust one. */
@NullMarked
package org.dl4jworkbench.engine.probe;

import org.jspecify.annotations.NullMarked;
