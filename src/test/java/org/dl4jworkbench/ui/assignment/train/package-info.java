@NullMarked
package org.dl4jworkbench.ui.assignment.train;

import org.jspecify.annotations.NullMarked;
