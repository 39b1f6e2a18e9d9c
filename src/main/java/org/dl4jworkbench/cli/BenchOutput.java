package org.dl4jworkbench.cli;

import org.dl4jworkbench.engine.client.BenchAnswer;
import org.dl4jworkbench.engine.client.BenchCase;
import org.dl4jworkbench.engine.client.StepKind;
import org.dl4jworkbench.rundir.Json;

/** What {@code bench} prints as it goes on. */
interface BenchOutput {
    void begins(BenchCase bench);

    void measured(BenchCase bench, StepKind kind, BenchAnswer answer);

    private static double rounded(double millis) {
        return Math.round(millis * 1e4) / 1e4;
    }

    /** An object for each network, when it is measured. */
    static BenchOutput json(JsonLines lines) {
        return new BenchOutput() {
            @Override
            public void begins(BenchCase bench) {}

            @Override
            public void measured(BenchCase bench, StepKind kind, BenchAnswer answer) {
                lines.write(Json.MAPPER
                        .createObjectNode()
                        .put("name", bench.name())
                        .put("batch", bench.training().batchSize())
                        .put("threads", answer.threads())
                        .put("params", bench.parameters())
                        .put("ms_per_iteration", rounded(answer.millisPerIteration()))
                        .put("cpu_ms_per_iteration", rounded(answer.processorMillisPerIteration()))
                        .put("step", kind.token())
                        .put("blocks", answer.blocks()));
            }
        };
    }
}
