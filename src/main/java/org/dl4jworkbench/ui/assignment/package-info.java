/**
 * The page of one assignment: its head line and the frame of its tabs. What a tab shows lives in a room of its own below this
 * one; a new tab is an {@link org.dl4jworkbench.ui.assignment.AssignmentTab} added to the page's list.
 */
@NullMarked
package org.dl4jworkbench.ui.assignment;

import org.jspecify.annotations.NullMarked;
