@NullMarked
package org.dl4jworkbench.ui.assignment.experiments;

import org.jspecify.annotations.NullMarked;
