/**
 * The faster training step: the same forward pass, gradient and update as Deeplearning4j's, computed by oneDNN's primitives and
 * one pass over the flat vectors, straight on the parameters, gradients and updater state that the network keeps. What is in the
 * network's files is none the wiser. Anything it cannot do is said by {@link NotAccelerated} before the training begins.
 */
@NullMarked
package org.dl4jworkbench.engine.accel;

import org.jspecify.annotations.NullMarked;
