@NullMarked
package org.dl4jworkbench.ui.assignment.inside;

import org.jspecify.annotations.NullMarked;
