package org.dl4jworkbench.engine.client;

import org.jspecify.annotations.Nullable;

/**
 * A GPU as its driver describes it.
 *
 * @param capability null where the driver is too old to tell it
 */
public record Gpu(String name, @Nullable ComputeCapability capability, String driver) {
    /** Whether nd4j-cuda holds machine code for it; unknown counts as yes, since the real operation decides in the end. */
    public boolean isSupported() {
        return capability == null || capability.machineCode().isPresent();
    }

    @Override
    public String toString() {
        return name + (capability == null ? "" : " (compute capability " + capability + ")");
    }
}
