package org.dl4jworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * Everything that defines a run. The form edits it, the command line changes it, {@code run.json} stores it and the engine
 * gets it: there is no second description of a network.
 *
 * @param assignment the assignment's id
 * @param preset the id of the preset it started from
 * @param snapshots which looks inside the run keeps; never null here, but a file may leave it out
 */
public record RunSpec(
        String assignment,
        String preset,
        DataSpec data,
        NetworkSpec network,
        TrainingSpec training,
        EngineSpec engine,
        @Nullable SnapshotSpec snapshots) {
    public RunSpec {
        Names.name(assignment, "assignment");
        snapshots = snapshots == null ? SnapshotSpec.DEFAULT : snapshots;
    }

    /** With the usual snapshots. */
    public RunSpec(
            String assignment,
            String preset,
            DataSpec data,
            NetworkSpec network,
            TrainingSpec training,
            EngineSpec engine) {
        this(assignment, preset, data, network, training, engine, SnapshotSpec.DEFAULT);
    }

    @Override
    public SnapshotSpec snapshots() {
        return snapshots == null ? SnapshotSpec.DEFAULT : snapshots;
    }

    public RunSpec withData(DataSpec other) {
        return new RunSpec(assignment, preset, other, network, training, engine, snapshots);
    }

    public RunSpec withNetwork(NetworkSpec other) {
        return new RunSpec(assignment, preset, data, other, training, engine, snapshots);
    }

    public RunSpec withTraining(TrainingSpec other) {
        return new RunSpec(assignment, preset, data, network, other, engine, snapshots);
    }

    public RunSpec withEngine(EngineSpec other) {
        return new RunSpec(assignment, preset, data, network, training, other, snapshots);
    }

    public RunSpec withSnapshots(SnapshotSpec other) {
        return new RunSpec(assignment, preset, data, network, training, engine, other);
    }
}
