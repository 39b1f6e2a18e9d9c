/**
 * What the workbench and an engine process say to each other: JSON-RPC over a private Unix domain socket. Specs and arrays do
 * not travel; they lie in the run directory, and the messages name it.
 */
@NullMarked
package org.dl4jworkbench.engine.protocol;

import org.jspecify.annotations.NullMarked;
