@NullMarked
package org.dl4jworkbench.ui.assignment;

import org.jspecify.annotations.NullMarked;
