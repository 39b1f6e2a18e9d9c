package org.dl4jworkbench.ui.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.ui.common.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownRunTest {
    @TempDir
    private Path folder;

    @Test
    void aTrainingThatIsOpenedAgainStaysAsItIsShown() {
        Places places = new Places(null, folder);
        RunLauncher launcher = new RunLauncher(places);
        ShownRun shown = new ShownRun(launcher, Background.inPlace());
        RunSession session = launcher.start(
                SpecPaths.set(
                        AssignmentCatalogue.read(places)
                                .get("mnist-mlp")
                                .presets()
                                .get(0)
                                .spec(),
                        "data.dataset=generated-digits"),
                folder.resolve("runs"),
                null);
        try {
            shown.open(session.data().directory());
            assertThat(shown.data()).isSameAs(session.data());
            List<Object> changes = new ArrayList<>();
            shown.dataProperty().addListener((observable, old, now) -> changes.add(String.valueOf(now)));
            shown.stateProperty().addListener((observable, old, now) -> changes.add(now));

            shown.open(session.data().directory());
            assertThat(changes).isEmpty();

            shown.clear();
            shown.open(session.data().directory());
            assertThat(shown.data()).isSameAs(session.data());
        } finally {
            session.stop().join();
            session.ended().orTimeout(90, TimeUnit.SECONDS).join();
        }
    }
}
