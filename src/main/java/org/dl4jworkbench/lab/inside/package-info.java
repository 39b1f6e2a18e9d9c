/**
 * Looking inside runs: what a run's snapshots hold, the engine that passes examples through a snapshot's network, latent spaces and
 * their projections, and queries over the watched examples.
 */
@NullMarked
package org.dl4jworkbench.lab.inside;

import org.jspecify.annotations.NullMarked;
