package org.dl4jworkbench.engine.protocol;

/** @param snapshot the snapshot's folder, relative to the run's directory, such as {@code epochs/0012} */
public record ActivationsRequest(String snapshot, InspectedInput input) {}
