/** The Result tab: what a run reached, as matrices and tables that go into a write-up. */
@NullMarked
package org.dl4jworkbench.ui.assignment.result;

import org.jspecify.annotations.NullMarked;
