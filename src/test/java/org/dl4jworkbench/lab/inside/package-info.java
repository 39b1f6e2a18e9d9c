@NullMarked
package org.dl4jworkbench.lab.inside;

import org.jspecify.annotations.NullMarked;
