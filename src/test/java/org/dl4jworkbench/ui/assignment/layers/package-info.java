@NullMarked
package org.dl4jworkbench.ui.assignment.layers;

import org.jspecify.annotations.NullMarked;
