@NullMarked
package org.dl4jworkbench.lab.compare;

import org.jspecify.annotations.NullMarked;
