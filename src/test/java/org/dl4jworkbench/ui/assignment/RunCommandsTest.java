package org.dl4jworkbench.ui.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dl4jworkbench.data.DatasetFormat;
import org.dl4jworkbench.data.IdxWriter;
import org.dl4jworkbench.data.OwnSet;
import org.dl4jworkbench.lab.RunSession;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.ui.assignment.setup.DataModel;
import org.dl4jworkbench.ui.assignment.setup.SetupModel;
import org.dl4jworkbench.ui.assignment.setup.SpecHistory;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.dl4jworkbench.ui.common.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandsTest {
    @TempDir
    private Path folder;

    private Services services;
    private Assignment digits;
    private final Later later = new Later();

    /** Work that waits until the test lets it be done, as a slow disk would. */
    private static final class Later implements Background {
        private final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            waiting.add(() -> Background.inPlace().run(work, done, failed));
        }

        void doAll() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    @BeforeEach
    void services() {
        services = RunFixtures.services(folder, Runnable::run);
        digits = services.assignments().get("mnist-mlp");
    }

    private RunSpec spec(String dataset) {
        return SpecPaths.set(digits.presets().get(0).spec(), "data.dataset=" + dataset);
    }

    /** A set of three classes, for which ten outputs are too many. */
    private void addOwnSet() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        byte[] labels = {0, 1, 2, 0, 1, 2};
        for (String part : new String[] {"train", "t10k"}) {
            IdxWriter.writeImages(files.resolve(part + "-images-idx3-ubyte"), 28, 28, new byte[6 * 28 * 28]);
            IdxWriter.writeLabels(files.resolve(part + "-labels-idx1-ubyte"), labels);
        }
        Path root = Files.createDirectories(services.places().datasetRoots(null).get(0));
        services.datasets().add(OwnSet.of("three", "Three classes", DatasetFormat.IDX, files.toString()), root);
    }

    @Test
    void aRunWhoseDataAreStillBeingReadIsCheckedBeforeItHasAFolder() throws IOException {
        addOwnSet();
        SetupModel setup = new SetupModel(digits, new SpecHistory(spec("three")));
        new DataModel(setup, services::datasets, later).refresh();
        ShownRun run = new ShownRun(services.launcher(), later);
        RunCommands commands = new RunCommands(services, setup, run, () -> {});
        assertThat(commands.canStart()).as("nothing is known of the data yet").isTrue();

        commands.start();
        assertThat(run.state()).isEqualTo(ShownRun.State.CHECKING);
        assertThat(commands.canStart()).as("one start at a time").isFalse();
        later.doAll();

        assertThat(run.state()).isEqualTo(ShownRun.State.NONE);
        assertThat(run.problemProperty().get()).isInstanceOfSatisfying(BadSpecException.class, e -> assertThat(e.what())
                .isEqualTo("10 outputs do not fit 3 classes: use 3"));
        assertThat(services.runsFolder()).doesNotExist();
        assertThat(setup.startProblemProperty().get()).contains("10 outputs do not fit 3 classes");
        assertThat(commands.canStart()).isFalse();
    }

    @Test
    void aRunThatFitsStartsWithItsDataSetDecided() {
        SetupModel setup = new SetupModel(digits, new SpecHistory(spec("auto")));
        ShownRun run = new ShownRun(services.launcher(), later);
        new RunCommands(services, setup, run, () -> {}).start();
        later.doAll();

        RunSession session = services.launcher().live().get(0);
        try {
            assertThat(run.problemProperty().get()).isNull();
            assertThat(session.data().spec().data().dataset()).isEqualTo("generated-digits");
        } finally {
            session.stop().join();
            session.ended().orTimeout(90, TimeUnit.SECONDS).join();
        }
    }
}
