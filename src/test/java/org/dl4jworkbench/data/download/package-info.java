@NullMarked
package org.dl4jworkbench.data.download;

import org.jspecify.annotations.NullMarked;
