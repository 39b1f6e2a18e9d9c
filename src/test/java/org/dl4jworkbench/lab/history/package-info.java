@NullMarked
package org.dl4jworkbench.lab.history;

import org.jspecify.annotations.NullMarked;
