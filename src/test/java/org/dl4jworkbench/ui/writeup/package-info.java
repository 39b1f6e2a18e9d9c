@NullMarked
package org.dl4jworkbench.ui.writeup;

import org.jspecify.annotations.NullMarked;
