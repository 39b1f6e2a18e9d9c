@NullMarked
package org.dl4jworkbench.lab;

import org.jspecify.annotations.NullMarked;
