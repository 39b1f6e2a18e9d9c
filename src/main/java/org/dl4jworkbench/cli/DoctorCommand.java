package org.dl4jworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dl4jworkbench.data.DatasetListing;
import org.dl4jworkbench.engine.client.Gpu;
import org.dl4jworkbench.engine.client.ProbeAnswer;
import org.dl4jworkbench.lab.Doctor;
import org.dl4jworkbench.lab.Processor;
import org.dl4jworkbench.model.Numbers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Checks Java, processor, memory, disk, engines, GPU and data sets.",
        description = "%nTries the CPU engine, and CUDA where there is any, with a real computation.",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit code 3 when neither the CPU nor a GPU can train."})
final class DoctorCommand implements Callable<Integer> {
    private final CliServices services;

    @Option(names = "--data", paramLabel = "DIR", description = "A folder with data sets, searched before all others.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DoctorCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        String chosen = services.folders().data();
        Path dataFolder = data != null || chosen.isEmpty() ? data : Path.of(chosen);
        Doctor.Report report =
                services.doctor().get().examine(dataFolder, services.folders().runs());
        if (json) {
            new JsonLines(services.out()).write(report);
        } else {
            print(report, services.out());
        }
        return report.canTrain() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void print(Doctor.Report report, TextOut out) {
        row(out, "Workbench", report.workbench() + ", Deeplearning4j " + report.deeplearning4j());
        row(out, "Java", report.java() + " in " + report.javaHome());
        row(out, "System", report.os());
        Processor processor = report.processor();
        row(out, "Processor", processor.name() + ", " + processor.cores() + " cores");
        row(out, "", "AVX2 " + yesNo(processor.avx2()) + ", AVX-512 " + yesNo(processor.avx512()));
        row(out, "Memory", Numbers.bytes(report.memoryBytes()));
        row(
                out,
                "Runs",
                report.runsFolder()
                        + (report.runsRoomBytes() < 0 ? "" : ", " + Numbers.bytes(report.runsRoomBytes()) + " free"));
        out.println();
        ProbeAnswer cpu = report.cpu();
        row(out, "CPU engine", cpu == null ? "does not work: " + report.cpuFailure() : "works, " + describe(cpu));
        row(out, "CUDA", report.cuda().verdict().token() + ": " + report.cuda().what());
        row(out, "", report.cuda().remedy());
        row(out, "", "CUDA backend in this build: " + (report.cuda().jars() ? "yes" : "no"));
        for (Gpu gpu : report.cuda().gpus()) {
            row(out, "GPU", gpu + ", driver " + gpu.driver());
        }
        ProbeAnswer gpu = report.cuda().operation();
        row(out, "", gpu == null ? "" : "trial computation: " + describe(gpu));
        out.println();
        for (DatasetListing set : report.datasets()) {
            row(
                    out,
                    "Data set",
                    set.id() + ": "
                            + (set.available()
                                    ? set.title() + ", " + set.where() + ", " + Numbers.bytes(set.sizeOnDisk())
                                    : "not found. " + set.howToGet()));
        }
        out.println();
        if (report.problems().isEmpty()) {
            out.println("No problems found.");
        } else {
            out.println("To see to:");
            report.problems().forEach(problem -> out.println("  - " + problem));
        }
    }

    private static String describe(ProbeAnswer answer) {
        return answer.build() + ", " + answer.blas() + ", oneDNN helpers "
                + (answer.oneDnnHelpers() ? "active" : "not active") + ", answered in " + answer.millis() + " ms";
    }

    private static String yesNo(@Nullable Boolean known) {
        return known == null ? "unknown" : known ? "yes" : "no";
    }

    private static void row(TextOut out, String name, String value) {
        if (!value.isEmpty()) {
            out.println(String.format("%-11s %s", name, value));
        }
    }
}
