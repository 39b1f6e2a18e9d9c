package org.dl4jworkbench.engine.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about CUDA on this machine.
 *
 * @param what the verdict as a sentence, without a full stop
 * @param remedy what the user can do about it, a sentence without a full stop; empty where nothing can or need be done
 * @param driver the driver's version, or null where it is unknown
 * @param jars whether ND4J's CUDA backend is on the class path
 * @param operation what the real operation on the GPU found; null where it was not tried
 */
public record CudaReport(
        CudaVerdict verdict,
        String what,
        String remedy,
        List<Gpu> gpus,
        @Nullable String driver,
        boolean jars,
        @Nullable ProbeAnswer operation) {
    public CudaReport {
        gpus = List.copyOf(gpus);
    }

    public boolean usable() {
        return verdict == CudaVerdict.USABLE;
    }
}
