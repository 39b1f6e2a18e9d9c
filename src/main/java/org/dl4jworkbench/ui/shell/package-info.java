/** The window's frame: navigation, status bar, theme, what happens at start and at the end. */
@NullMarked
package org.dl4jworkbench.ui.shell;

import org.jspecify.annotations.NullMarked;
