@NullMarked
package org.dl4jworkbench.lab.writeup;

import org.jspecify.annotations.NullMarked;
