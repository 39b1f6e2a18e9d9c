package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dl4jworkbench.engine.client.CudaReport;
import org.dl4jworkbench.engine.client.CudaVerdict;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.EngineException;
import org.junit.jupiter.api.Test;

class BackendsTest {
    private static final CudaReport TOO_NEW = new CudaReport(
            CudaVerdict.UNSUPPORTED_GPU, "the H200 is too new", "Use the CPU", List.of(), "550", true, null);
    private static final CudaReport USABLE =
            new CudaReport(CudaVerdict.USABLE, "the T4 can be used", "", List.of(), "550", true, null);

    private final AtomicInteger probes = new AtomicInteger();

    private Backends with(CudaReport report) {
        return new Backends(() -> {
            probes.incrementAndGet();
            return report;
        });
    }

    @Test
    void automaticFallsBackToTheCpuAndSaysWhy() {
        Backends.Decision decision = with(TOO_NEW).decide(Backend.AUTO);

        assertThat(decision.backend()).isEqualTo(Backend.CPU);
        assertThat(decision.notice()).contains("the H200 is too new");
    }

    @Test
    void automaticTakesAGpuThatWorks() {
        assertThat(with(USABLE).decide(Backend.AUTO).backend()).isEqualTo(Backend.CUDA);
    }

    @Test
    void cudaByNameThatCannotWorkIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> with(TOO_NEW).decide(Backend.CUDA))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("the H200 is too new")
                .hasMessageContaining("Use the CPU");
        assertThat(with(USABLE).decide(Backend.CUDA)).isEqualTo(new Backends.Decision(Backend.CUDA, ""));
    }

    @Test
    void theCpuByNameProbesNothingAndOthersProbeOnce() {
        Backends backends = with(TOO_NEW);

        backends.decide(Backend.CPU);
        assertThat(probes).hasValue(0);

        backends.decide(Backend.AUTO);
        backends.decide(Backend.AUTO);
        backends.cuda();
        assertThat(probes).hasValue(1);
    }
}
