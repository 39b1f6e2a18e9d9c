@NullMarked
package org.dl4jworkbench.ui.assignment.setup;

import org.jspecify.annotations.NullMarked;
