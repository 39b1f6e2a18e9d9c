package org.dl4jworkbench.engine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Threads;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With real processes. */
class BenchEngineTest {
    private static final BenchCase SMALL = new BenchCase(
            "small",
            Shape.picture(4, 4, 1),
            new NetworkSpec(
                    List.of(
                            new LayerSpec.Dense(3, Activation.RELU, null),
                            new LayerSpec.Output(2, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                    Initialisation.XAVIER),
            new TrainingSpec(Optimiser.ADAM, 0.001, 0, 0, 4, 1, null, GradientConvention.MEAN, 1));

    @TempDir
    Path logs;

    @ParameterizedTest
    @EnumSource(
            value = StepKind.class,
            names = {"ENGINE", "PLAIN"})
    void everyKindOfStepIsTimedInBlocks(StepKind kind) throws IOException {
        BenchAnswer answer = new BenchEngine(logs).measure(new BenchRequest(SMALL, kind, new Threads(1), 0.1));

        assertThat(answer.threads()).isEqualTo(1);
        assertThat(answer.blocks()).isGreaterThanOrEqualTo(5);
        // A step of these 59 parameters cannot take longer than a block, nor less than a memory access.
        assertThat(answer.millisPerIteration()).isBetween(1e-4, 1e3);
        assertThat(answer.processorMillisPerIteration()).isBetween(1e-4, 1e3);
        assertThat(Files.readString(logs.resolve("bench.log"))).contains("59 parameters");
    }

    @Test
    void whatTheProcessMeetsIsTold() {
        BenchCase diverging = new BenchCase(
                "diverging",
                Shape.vector(2),
                new NetworkSpec(
                        List.of(new LayerSpec.Output(1, Activation.IDENTITY, Loss.MSE, null)), Initialisation.XAVIER),
                new TrainingSpec(Optimiser.SGD, 1e30, 0, 0, 4, 1, null, GradientConvention.MEAN, 1));

        assertThatThrownBy(() -> new BenchEngine(logs)
                        .measure(new BenchRequest(diverging, StepKind.ENGINE, new Threads(1), 0.1)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("diverging")
                .hasMessageContaining("the loss is no number in the end")
                .hasMessageContaining("bench.log");
    }

    @Test
    void cancellingEndsTheProcess() {
        BenchEngine engine = new BenchEngine(logs);
        Set<Long> before = children();
        CompletableFuture<BenchAnswer> answer = CompletableFuture.supplyAsync(
                () -> engine.measure(new BenchRequest(SMALL, StepKind.ENGINE, new Threads(1), 600)));
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (children().equals(before) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        engine.cancel();

        assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(EngineException.class);
        assertThat(children()).isEqualTo(before);
        assertThatThrownBy(() -> engine.measure(new BenchRequest(SMALL, StepKind.PLAIN, Threads.AUTO, 1)))
                .hasMessageContaining("cancelled");
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
