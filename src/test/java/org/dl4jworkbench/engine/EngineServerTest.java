package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.engine.protocol.ActivationsRequest;
import org.dl4jworkbench.engine.protocol.EngineEvents;
import org.dl4jworkbench.engine.protocol.EpochEvent;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LossBatch;
import org.dl4jworkbench.engine.protocol.StatusEvent;
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
