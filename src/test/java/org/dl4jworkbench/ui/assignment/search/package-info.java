@NullMarked
package org.dl4jworkbench.ui.assignment.search;

import org.jspecify.annotations.NullMarked;
