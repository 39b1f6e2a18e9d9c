package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.PictureDecoder;
import org.dl4jworkbench.engine.protocol.ActivationsRequest;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EpochEvent;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LossBatch;
import org.dl4jworkbench.engine.protocol.StatusEvent;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.rundir.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineServerTest {
    @TempDir
    Path folder = Path.of("");

    private EngineServer server() {
        EngineServer server = new EngineServer(new DatasetCatalogue(List.of()), 1, false);
        server.tell(new Deaf());
        return server;
    }

    private static void assertRefused(CompletableFuture<?> answer, String part) {
        assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS)).cause().hasMessageContaining(part);
    }

    @Test
    void anEngineThatLooksInsideDoesNotTrain() {
        EngineServer server = server();
        CompletableFuture<Boolean> opened = server.inspect(folder.toString(), folder.toString());

        assertRefused(server.train(folder.toString()), "works on a run already");
        assertRefused(server.inspect(folder.toString(), folder.toString()), "works on a run already");
        assertRefused(opened, "run.json");
    }

    @Test
    void nothingIsAnsweredBeforeARunIsOpen() {
        ActivationsRequest request = new ActivationsRequest("epochs/0001", InspectedInput.ofExample(0));

        assertRefused(server().activations(request), "no run is open to look inside");
    }

    /** A set that takes for ever to load: its decoder does not come back. */
    @Test
    void aStopWhileTheDataAreLoadedEndsTheEngineSoonAndLeavesTheRecord() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch forEver = new CountDownLatch(1);
        PictureDecoder stuck = (file, location) -> {
            loading.countDown();
            try {
                forEver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new BadDataException("the test is over", location, "");
        };
        Path set = Files.createDirectories(folder.resolve("data/mine"));
        Files.writeString(set.resolve("dataset.yaml"), "id: mine\ntitle: Mine\nformat: folders\npath: .\n");
        for (String name : List.of("a/1.png", "a/2.png", "b/1.png", "b/2.png")) {
            Path file = set.resolve(name);
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
        NetworkSpec network = new NetworkSpec(
                List.of(new LayerSpec.Output(2, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)), Initialisation.XAVIER);
        RunSpec spec = new RunSpec(
                "test",
                "test",
                new DataSpec("mine", 0, null, null),
                network,
                new TrainingSpec(Optimiser.SGD, 0.1, 0, 0, 2, 1, null, GradientConvention.MEAN, 1),
                EngineSpec.DEFAULT);
        RunDirectory run = RunDirectory.create(folder.resolve("runs"), spec, Instant.EPOCH, null);
        byte[] record = Files.readAllBytes(run.record());
        EngineServer server =
                new EngineServer(new DatasetCatalogue(List.of(folder.resolve("data")), null, stuck), 1, false);
        server.tell(new Deaf());
        try {
            CompletableFuture<?> training = server.train(run.path().toString());
            assertThat(loading.await(60, TimeUnit.SECONDS))
                    .as("loading began; %s", training)
                    .isTrue();

            assertThat(server.stop().get(30, TimeUnit.SECONDS)).isTrue();

            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!server.isDone()) {
                assertThat(System.nanoTime()).as("the process may end").isLessThan(limit);
                Thread.onSpinWait();
            }
            assertThat(training).isNotDone();
            assertThat(run.record()).hasBinaryContent(record);
        } finally {
            forEver.countDown();
        }
    }

    private static final class Deaf implements EngineEvents {
        @Override
        public void status(StatusEvent event) {}

        @Override
        public void losses(LossBatch batch) {}

        @Override
        public void epoch(EpochEvent event) {}

        @Override
        public void notice(String message) {}
    }
}
