/** The settings page: theme, folders, versions. */
@NullMarked
package org.dl4jworkbench.ui.settings;

import org.jspecify.annotations.NullMarked;
