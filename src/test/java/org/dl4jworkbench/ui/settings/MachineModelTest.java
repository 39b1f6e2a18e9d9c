package org.dl4jworkbench.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.dl4jworkbench.engine.client.CudaReport;
import org.dl4jworkbench.engine.client.CudaVerdict;
import org.dl4jworkbench.engine.client.ProbeAnswer;
import org.dl4jworkbench.lab.Doctor;
import org.dl4jworkbench.lab.Processor;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MachineModelTest {
    private static final ProbeAnswer CPU =
            new ProbeAnswer("CPU", "x86-64", "OpenBLAS", "linux-x86_64-onednn-avx2", true, 2, 1e-7, 900);

    private static Doctor.Report report(@Nullable ProbeAnswer cpu, @Nullable String failure, List<String> problems) {
        CudaReport cuda =
                new CudaReport(CudaVerdict.NO_DRIVER, "no NVIDIA driver was found", "", List.of(), null, false, null);
        return new Doctor.Report(
                "0.1",
                "1.0.0-M2.1",
                "17",
                "/java",
                "Linux",
                new Processor("A processor", 2, true, null),
                16_000_000_000L,
                cpu,
                failure,
                cuda,
                List.of(),
                List.of(),
                "/runs",
                -1,
                problems);
    }

    private static MachineModel.Line line(List<MachineModel.Line> lines, String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhetherTheEngineWorksAndWhatStandsAgainstCuda() {
        List<MachineModel.Line> lines = MachineModel.lines(report(CPU, null, List.of()));
        assertThat(line(lines, "CPU engine").mark()).isEqualTo(MachineModel.Mark.GOOD);
        assertThat(line(lines, "CPU engine").text()).contains("onednn-avx2", "oneDNN helpers active");
        assertThat(line(lines, "CUDA").text()).isEqualTo("No NVIDIA driver was found.");
        assertThat(line(lines, "Processor").text()).isEqualTo("A processor, 2 cores, AVX2");
        assertThat(lines).extracting(MachineModel.Line::name).doesNotContain("Room for runs");
    }

    @Test
    void anEngineThatDoesNotWorkIsMarkedWithItsReason() {
        MachineModel.Line line = line(MachineModel.lines(report(null, "no AVX2", List.of())), "CPU engine");
        assertThat(line)
                .isEqualTo(new MachineModel.Line("CPU engine", "does not work: no AVX2", MachineModel.Mark.BAD));
    }

    @Test
    void checksOnceAtATimeAndThenShowsWhatToSeeTo() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        Background later = new Background() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
                waiting.add(() -> Background.inPlace().run(work, done, failed));
            }
        };
        MachineModel model = new MachineModel(() -> report(CPU, null, List.of("little room")), later);
        model.check();
        model.check();
        assertThat(model.stateProperty().get().checking()).isTrue();
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(model.stateProperty().get().checking()).isFalse();
        assertThat(model.stateProperty().get().problems()).containsExactly("little room");
    }

    @Test
    void aCheckThatFailsSaysWhy() {
        IllegalStateException reason = new IllegalStateException("no process can be started");
        MachineModel model = new MachineModel(
                () -> {
                    throw reason;
                },
                Background.inPlace());
        model.check();
        assertThat(model.stateProperty().get().failure()).isSameAs(reason);
        assertThat(model.stateProperty().get().checking()).isFalse();
    }
}
