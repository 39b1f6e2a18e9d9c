@NullMarked
package org.dl4jworkbench.data.generate;

import org.jspecify.annotations.NullMarked;
