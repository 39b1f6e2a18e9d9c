package org.dl4jworkbench.engine.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether runs can compute with CUDA here, and if not, what stands in the way; the order is the one in which it is looked for. */
public enum CudaVerdict {
    /** NVIDIA makes no driver for this operating system. */
    NO_SUCH_SYSTEM,
    NO_DRIVER,
    /** A driver is installed, but it does not answer. */
    DRIVER_FAILED,
    NO_GPU,
    /** No GPU here can run CUDA 11.6 machine code. */
    UNSUPPORTED_GPU,
    /** This build of the workbench has no CUDA backend. */
    JARS_MISSING,
    /** All seems well, but a real operation on the GPU failed. */
    OPERATION_FAILED,
    USABLE;

    /** The name in JSON: no-driver, usable. */
    @JsonValue
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
