package org.dl4jworkbench.lab;

import java.util.function.Supplier;
import org.dl4jworkbench.engine.client.CudaProbe;
import org.dl4jworkbench.engine.client.CudaReport;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.EngineException;
import org.jspecify.annotations.Nullable;

/** Decides what a run computes on. CUDA is tried once per process and the answer kept; safe for use by several threads. */
public final class Backends {
    private static final Backends OF_THIS_PROCESS =
            new Backends(() -> CudaProbe.ofThisMachine().report());

    private final Supplier<CudaReport> probe;
    private @Nullable CudaReport report;

    /**
     * A decision.
     *
     * @param backend {@link Backend#CPU} or {@link Backend#CUDA}
     * @param notice why, for the user to see; empty where the user asked for just this
     */
    public record Decision(Backend backend, String notice) {}

    Backends(Supplier<CudaReport> probe) {
        this.probe = probe;
    }

    public static Backends ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** What is known about CUDA here; the first call may take seconds. */
    public synchronized CudaReport cuda() {
        CudaReport known = report;
        if (known == null) {
            known = probe.get();
            report = known;
        }
        return known;
    }

    /**
     * @throws EngineException when CUDA is asked for and cannot work here; the message says why and what to do
     */
    public Decision decide(Backend requested) {
        return switch (requested) {
            case CPU -> new Decision(Backend.CPU, "");
            case CUDA -> {
                CudaReport cuda = cuda();
                if (!cuda.usable()) {
                    throw new EngineException(
                            "CUDA cannot be used: " + cuda.what(),
                            "engine.backend",
                            cuda.remedy().isEmpty() ? "Choose auto or cpu" : cuda.remedy());
                }
                yield new Decision(Backend.CUDA, "");
            }
            case AUTO -> {
                CudaReport cuda = cuda();
                yield cuda.usable()
                        ? new Decision(Backend.CUDA, "Backend automatic: CUDA, since " + cuda.what() + ".")
                        : new Decision(Backend.CPU, "Backend automatic: the CPU, since " + cuda.what() + ".");
            }
        };
    }
}
