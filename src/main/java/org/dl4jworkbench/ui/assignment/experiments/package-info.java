/** The Experiments tab: sweeps of an assignment as a queue, their table and curves, and the user's own ones. */
@NullMarked
package org.dl4jworkbench.ui.assignment.experiments;

import org.jspecify.annotations.NullMarked;
