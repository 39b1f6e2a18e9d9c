@NullMarked
package org.dl4jworkbench.ui.assignment.result;

import org.jspecify.annotations.NullMarked;
