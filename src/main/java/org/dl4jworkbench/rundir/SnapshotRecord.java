package org.dl4jworkbench.rundir;

/**
 * What a snapshot is of, as its {@code snapshot.json} says.
 *
 * @param latentLayer the index of the layer whose outputs {@code latent.npy} holds, −1 for none
 * @param latentStride {@code latent.npy} holds every so many-th watched example, from the first
 */
public record SnapshotRecord(Moment moment, int latentLayer, int latentStride) {}
