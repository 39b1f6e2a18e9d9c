package org.dl4jworkbench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.lab.inside.EngineInspector;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that trains and one that looks inside its run, at the same time. */
class InsideLiveRunTest {
    private static final long LIMIT_SECONDS = 90;
    private static final int EPOCHS = 5000;
    private static final int EXAMPLE = 5;

    @TempDir
    Path folder = Path.of("");

    private static <T> T get(CompletableFuture<T> answer) {
        return answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** What the inspecting engine computes of an example is what the training one wrote down of it. */
    private static void assertSameOutputs(Inspector inspector, Snapshot snapshot) {
        LayerActivations inside = get(inspector.activations(snapshot.moment(), InspectedInput.ofExample(EXAMPLE)));
        float[] told = inside.layers().get(inside.layers().size() - 1).values()[0];
        float[] written = snapshot.readPredictions(Npy.Form.ANY, Npy.Form.ANY).orElseThrow()[EXAMPLE];
        assertThat(told).hasSameSizeAs(written);
        for (int i = 0; i < told.length; i++) {
            assertThat(told[i]).as("%s, output %d", snapshot.moment(), i).isCloseTo(written[i], within(1e-5f));
        }
    }

    @Test
    void aRunIsLookedIntoWhileItTrainsAndAfterItsEnd() throws Exception {
        LiveRuns live = new LiveRuns(folder);
        RunSession session = live.start(Specs.pictures(EPOCHS));
        RunDirectory run = session.data().directory();
        try (Inspector inspector = new EngineInspector(run, new Places(null, folder), null)) {
            LiveRuns.await("the first snapshot", session, () -> !run.snapshots().isEmpty());

            assertSameOutputs(inspector, run.snapshots().get(0));
            assertThat(session.isLive()).as("still in training").isTrue();

            session.stop().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            LiveRuns.statusAtEnd(session);
            List<Snapshot> kept = run.snapshots();
            assertSameOutputs(inspector, kept.get(kept.size() - 1));
            assertSameOutputs(inspector, kept.get(0));
            try (Stream<Path> files = Files.list(run.path())) {
                assertThat(files.map(file -> String.valueOf(file.getFileName())))
                        .as("nothing of the inspection")
                        .noneMatch(name -> name.contains("inspect"));
            }
        } finally {
            session.kill();
        }
    }
}
