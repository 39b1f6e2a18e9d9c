/** What the pages share: the services they are built with, how they move to one another, background work. */
@NullMarked
package org.dl4jworkbench.ui.common;

import org.jspecify.annotations.NullMarked;
