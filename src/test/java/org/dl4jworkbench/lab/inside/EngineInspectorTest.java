package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineInspectorTest {
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path user = Path.of("");

    private static <T> T get(CompletableFuture<T> answer) {
        return answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Test
    void everyQuestionHasAnAnswerOfItsShape() throws Exception {
        RunDirectory run = InsideRuns.write(user.resolve("runs"), InsideRuns.convolutions());
        try (Inspector inspector = new EngineInspector(run, new Places(null, user), null)) {
            LayerActivations activations = get(inspector.activations(InsideRuns.EPOCH_1, InspectedInput.ofExample(3)));

            assertThat(activations.layers()).hasSize(4);
            assertThat(activations.layers().get(0).values()).hasDimensions(3, 26 * 26);
            for (SaliencyMethod method : SaliencyMethod.values()) {
                assertThat(get(inspector.saliency(InsideRuns.EPOCH_0, InspectedInput.ofExample(3), method, 7, null)))
                        .as(method.token())
                        .hasDimensions(28, 28);
            }
            assertThat(get(inspector.health(InsideRuns.EPOCH_1)))
                    .extracting(LayerHealth::layer)
                    .containsExactly(0, 2, 3);
            assertThat(get(inspector.latent(InsideRuns.EPOCH_1, 2, 20))).hasDimensions(20, 5);
        }
    }
}
