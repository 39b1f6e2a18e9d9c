/** The Search tab: searches for good hyperparameters, their trials as table and figures, and the user's own ones. */
@NullMarked
package org.dl4jworkbench.ui.assignment.search;

import org.jspecify.annotations.NullMarked;
