@NullMarked
package org.dl4jworkbench.lab.search;

import org.jspecify.annotations.NullMarked;
