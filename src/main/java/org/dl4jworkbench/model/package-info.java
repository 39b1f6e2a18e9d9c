/**
 * The records everything else speaks in: assignments, specs of a network and its training, shapes, parameter counts, events
 * and the errors a user can meet. This room knows no other room and no library but Jackson's annotations.
 */
@NullMarked
package org.dl4jworkbench.model;

import org.jspecify.annotations.NullMarked;
