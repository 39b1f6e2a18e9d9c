package org.dl4jworkbench.model;

/**
 * Everything that defines a run. The form edits it, the command line changes it, {@code run.json} stores it and the engine
 * gets it: there is no second description of a network.
 *
 * @param assignment the assignment's id
 * @param preset the id of the preset it started from
 */
public record RunSpec(
        String assignment,
        String preset,
        DataSpec data,
        NetworkSpec network,
        TrainingSpec training,
        EngineSpec engine) {
    public RunSpec withData(DataSpec other) {
        return new RunSpec(assignment, preset, other, network, training, engine);
    }

    public RunSpec withNetwork(NetworkSpec other) {
        return new RunSpec(assignment, preset, data, other, training, engine);
    }

    public RunSpec withTraining(TrainingSpec other) {
        return new RunSpec(assignment, preset, data, network, other, engine);
    }

    public RunSpec withEngine(EngineSpec other) {
        return new RunSpec(assignment, preset, data, network, training, other);
    }
}
