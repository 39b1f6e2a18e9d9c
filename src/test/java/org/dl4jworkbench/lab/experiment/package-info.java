@NullMarked
package org.dl4jworkbench.lab.experiment;

import org.jspecify.annotations.NullMarked;
