package org.dl4jworkbench.lab.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InspectorsTest {
    private final List<String> closed = new ArrayList<>();
    private final Inspectors inspectors = new Inspectors(run -> new Silent(run.name()));

    @Test
    void aRunKeepsItsInspectorUntilAnotherIsOpened() {
        RunDirectory first = new RunDirectory(Path.of("runs", "a"));
        Inspector inspector = inspectors.open(first);

        assertThat(inspectors.open(new RunDirectory(Path.of("runs", ".", "a"))))
                .as("the same folder")
                .isSameAs(inspector);
        assertThat(closed).isEmpty();
        assertThat(inspectors.open(new RunDirectory(Path.of("runs", "b")))).isNotSameAs(inspector);
        assertThat(closed).containsExactly("a");
        assertThat(inspectors.open(first)).isNotSameAs(inspector);
    }

    @Test
    void closingEndsTheInspectorOnce() {
        inspectors.open(new RunDirectory(Path.of("runs", "a")));

        inspectors.close();
        inspectors.close();

        assertThat(closed).containsExactly("a");
    }

    /** Answers nothing and notes its end. */
    private final class Silent implements Inspector {
        private final String name;

        Silent(String name) {
            this.name = name;
        }

        @Override
        public CompletableFuture<LayerActivations> activations(Moment moment, InspectedInput input) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<float[][]> latent(Moment moment, int layer, int limit) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<float[]> latent(Moment moment, int layer, InspectedInput input) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<float[][]> saliency(
                Moment moment, InspectedInput input, SaliencyMethod method, int output, @Nullable Integer layer) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<List<LayerHealth>> health(Moment moment) {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
