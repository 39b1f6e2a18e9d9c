package org.dl4jworkbench.cli;

import java.util.List;
import java.util.Locale;
import org.dl4jworkbench.engine.client.BenchAnswer;
import org.dl4jworkbench.engine.client.BenchCase;
import org.dl4jworkbench.engine.client.StepKind;
import org.dl4jworkbench.model.Numbers;

/** A table for a person, row by row as the networks are measured. */
final class TextBenchOutput implements BenchOutput {
    private static final String ROW = "%s  %6s  %10s  %7s  %12s";

    private final TextLines lines;
    private final List<BenchCase> cases;
    private final int width;
    private int begun;

    TextBenchOutput(TextLines lines, List<BenchCase> cases) {
        this.lines = lines;
        this.cases = cases;
        this.width = cases.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        lines.line(row("network", "batch", "parameters", "threads", "ms per step"));
    }

    @Override
    public void begins(BenchCase bench) {
        begun++;
        lines.moving(bench.name() + ", " + begun + " of " + cases.size() + " …");
    }

    @Override
    public void measured(BenchCase bench, StepKind kind, BenchAnswer answer) {
        lines.line(row(
                bench.name(),
                Integer.toString(bench.training().batchSize()),
                Numbers.grouped(bench.parameters()),
                Integer.toString(answer.threads()),
                String.format(Locale.ROOT, "%.3f", answer.millisPerIteration())));
    }

    private String row(String network, String batch, String parameters, String threads, String millis) {
        String padded = network + " ".repeat(Math.max(0, width - network.length()));
        return String.format(Locale.ROOT, ROW, padded, batch, parameters, threads, millis);
    }
}
