/** The Train tab: what a run does now and did so far, by iteration and by epoch. */
@NullMarked
package org.dl4jworkbench.ui.assignment.train;

import org.jspecify.annotations.NullMarked;
