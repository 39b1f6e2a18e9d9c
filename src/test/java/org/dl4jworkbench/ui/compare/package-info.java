@NullMarked
package org.dl4jworkbench.ui.compare;

import org.jspecify.annotations.NullMarked;
