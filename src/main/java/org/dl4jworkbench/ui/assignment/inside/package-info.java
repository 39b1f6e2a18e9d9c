/** The tab "Latent &amp; errors": the latent space, the confusion matrix and the examples of a run at the selected moment. */
@NullMarked
package org.dl4jworkbench.ui.assignment.inside;

import org.jspecify.annotations.NullMarked;
