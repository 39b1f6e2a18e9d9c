/** The Layers tab: what an example is inside the network, and what the network has learnt: maps, filters, weights, saliency. */
@NullMarked
package org.dl4jworkbench.ui.assignment.layers;

import org.jspecify.annotations.NullMarked;
