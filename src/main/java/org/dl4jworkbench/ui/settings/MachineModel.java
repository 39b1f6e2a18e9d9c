package org.dl4jworkbench.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dl4jworkbench.engine.client.CudaReport;
import org.dl4jworkbench.engine.client.ProbeAnswer;
import org.dl4jworkbench.lab.Doctor;
import org.dl4jworkbench.lab.Processor;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/** What the doctor found, as lines of a card. Engines are tried in processes of their own, so only when the user asks. */
final class MachineModel {
    /** How a line is marked. */
    enum Mark {
        NONE,
        GOOD,
        BAD
    }

    /** One line of the card. */
    record Line(String name, String text, Mark mark) {}

    /**
     * Where the check stands.
     *
     * @param checking whether it is under way
     * @param lines empty before the first check
     * @param problems what the user should see to
     * @param failure why the check itself failed, or null
     */
    record State(
            boolean checking,
            List<Line> lines,
            List<String> problems,
            @Nullable Throwable failure) {
        static final State UNCHECKED = new State(false, List.of(), List.of(), null);
    }

    private final Supplier<Doctor.Report> doctor;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.UNCHECKED);

    MachineModel(Supplier<Doctor.Report> doctor, Background background) {
        this.doctor = doctor;
        this.background = background;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Tries engines and looks at the machine, once at a time. */
    void check() {
        if (state.get().checking()) {
            return;
        }
        state.set(new State(true, state.get().lines(), state.get().problems(), null));
        background.run(
                doctor::get,
                report -> state.set(new State(false, lines(report), report.problems(), null)),
                failure -> state.set(new State(false, List.of(), List.of(), failure)));
    }

    static List<Line> lines(Doctor.Report report) {
        List<Line> lines = new ArrayList<>();
        ProbeAnswer cpu = report.cpu();
        lines.add(
                cpu == null
                        ? new Line("CPU engine", "does not work: " + report.cpuFailure(), Mark.BAD)
                        : new Line("CPU engine", "works, " + describe(cpu), Mark.GOOD));
        CudaReport cuda = report.cuda();
        lines.add(new Line("CUDA", cuda(cuda), cuda.usable() ? Mark.GOOD : Mark.NONE));
        cuda.gpus().forEach(gpu -> lines.add(new Line("GPU", gpu.toString(), Mark.NONE)));
        Processor processor = report.processor();
        lines.add(new Line(
                "Processor",
                processor.name() + ", " + processor.cores() + (processor.cores() == 1 ? " core" : " cores")
                        + features(processor),
                Mark.NONE));
        lines.add(new Line("Memory", Numbers.bytes(report.memoryBytes()), Mark.NONE));
        if (report.runsRoomBytes() >= 0) {
            lines.add(new Line("Room for runs", Numbers.bytes(report.runsRoomBytes()), Mark.NONE));
        }
        return List.copyOf(lines);
    }

    private static String cuda(CudaReport cuda) {
        String what = cuda.what().isEmpty()
                ? cuda.what()
                : cuda.what().substring(0, 1).toUpperCase(Locale.ROOT)
                        + cuda.what().substring(1) + ".";
        return cuda.remedy().isEmpty() ? what : what + " " + cuda.remedy() + ".";
    }

    private static String describe(ProbeAnswer answer) {
        return answer.build() + ", " + answer.blas() + ", oneDNN helpers "
                + (answer.oneDnnHelpers() ? "active" : "not active");
    }

    private static String features(Processor processor) {
        String avx2 = Boolean.TRUE.equals(processor.avx2()) ? ", AVX2" : "";
        return avx2 + (Boolean.TRUE.equals(processor.avx512()) ? ", AVX-512" : "");
    }
}
