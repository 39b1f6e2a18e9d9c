package org.dl4jworkbench.engine.client;

import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;

/**
 * A network whose training step is timed, in the same records as a run's.
 *
 * @param name as users name it
 * @param input the shape of one example
 * @param training its optimiser, learning rate and batch size; epochs and iterations do not count
 */
public record BenchCase(String name, Shape input, NetworkSpec network, TrainingSpec training) {
    /** The parameters that a step changes by their gradient: without the running means and variances of batch normalisation. */
    public long parameters() {
        return NetworkSummary.of(input, network, network.outputs()).trainable();
    }
}
