/** The Setup tab: data, layers and training of an assignment, edited field by field over one immutable spec. */
@NullMarked
package org.dl4jworkbench.ui.assignment.setup;

import org.jspecify.annotations.NullMarked;
