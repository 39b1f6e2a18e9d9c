@NullMarked
package org.dl4jworkbench.lab.spark;

import org.jspecify.annotations.NullMarked;
