package org.dl4jworkbench.lab.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dl4jworkbench.engine.protocol.EngineInfo;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.lab.experiment.ExperimentItem;
import org.dl4jworkbench.lab.experiment.ExperimentSession;
import org.dl4jworkbench.lab.experiment.ItemState;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.EpochsCsv;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real Spark with two workers on this machine; with the build's profile {@code spark} only. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalClusterTest {
    private static final String URL = "local-cluster[2,1,1024]";
    private static final int EPOCHS = 60;

    private Path folder;
    private List<List<Double>> table;
    private List<byte[]> models;

    private SparkRuns connect(Places places, List<String> notices, String... settings) throws InterruptedException {
        return SparkRuns.connect(SparkCluster.of(URL, List.of(settings)), places, notices::add);
    }

    private static List<byte[]> models(ExperimentSession session) {
        return session.record().queue().stream()
                .map(item -> SmallQueue.parameters(SmallQueue.run(session, item)))
                .toList();
    }

    @BeforeAll
    void runTheSameHere(@TempDir Path folder) {
        this.folder = folder;
        Places places = SmallQueue.places(folder.resolve("here"));
        // Two at a time share two cores, as the executors do: a thread each.
        ExperimentSession session = SmallQueue.start(
                new OneThread(new RunLauncher(places)),
                SmallQueue.plan(places, EPOCHS, 2),
                places,
                new ExperimentSession.Listener() {});
        assertThat(SmallQueue.ended(session).count(ItemState.FINISHED)).isEqualTo(4);
        table = SmallQueue.figures(session);
        models = models(session);
    }

    @Test
    void aQueueOnTheClusterEndsWithTheSameTableAndTheSameModels() throws Exception {
        Places places = SmallQueue.places(folder.resolve("cluster"));
        List<String> notices = new CopyOnWriteArrayList<>();
        try (SparkRuns runs = connect(places, notices)) {
            assertThat(runs.places()).isEqualTo(2);
            ExperimentSession session = SmallQueue.start(
                    runs, SmallQueue.plan(places, EPOCHS, 2), places, new ExperimentSession.Listener() {
                        @Override
                        public void noticed(String message) {
                            notices.add(message);
                        }
                    });
            assertThat(SmallQueue.ended(session).count(ItemState.FINISHED)).isEqualTo(4);

            assertThat(SmallQueue.figures(session)).isEqualTo(table);
            assertThat(models(session)).containsExactlyElementsOf(models);
            assertThat(notices).anyMatch(notice -> notice.matches("On executor [01] \\(127\\.0\\.0\\.1\\)\\."));
            assertThat(notices).as("the files lie at the same paths").noneMatch(notice -> notice.contains("sent"));
            assertThat(session.record().queue())
                    .allSatisfy(item -> assertThat(WorkLock.isHeld(SmallQueue.run(session, item)))
                            .isFalse());
        }
    }

    @Test
    void aWorkerWithoutTheProgramGetsItAndTheDataFromSpark() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data/curve"));
        Files.writeString(data.resolve("dataset.yaml"), "id: curve\ntitle: Curve\nformat: csv\npath: .\n");
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int k = 0; k < 60; k++) {
            rows.append(k / 10.0).append(',').append(Math.sin(k / 10.0)).append('\n');
        }
        Files.writeString(data.resolve("curve.csv"), rows);
        Places places = SmallQueue.places(folder.resolve("bare"));
        List<String> notices = new CopyOnWriteArrayList<>();
        try (SparkRuns runs = connect(places, notices, "spark.workbench.alwaysSend=true")) {
            RunSpec spec = SmallQueue.spec(places, 5);
            RunSpec own = spec.withData(spec.data().withDataset("curve"));
            Runs.Run run = runs.start(own, places.runs(), data.getParent(), new RunData.Listener() {});
            SmallQueue.await("the end of the run", run.ended()::isDone);

            assertThat(run.data().status()).as(run.data().record().reason()).isEqualTo(RunStatus.FINISHED);
            assertThat(notices)
                    .anyMatch(notice -> notice.startsWith("A worker has not the program as it is here"))
                    .anyMatch(notice -> notice.startsWith("A worker has not the data set curve as it is here"));
        }
    }

    @Test
    void anExecutorThatIsKilledLosesOnlyItsRunWhichIsTriedAgain() throws Exception {
        Places places = SmallQueue.places(folder.resolve("killed"));
        List<String> lost = new CopyOnWriteArrayList<>();
        try (SparkRuns runs = connect(places, new CopyOnWriteArrayList<>())) {
            ExperimentSession session = SmallQueue.start(
                    runs, SmallQueue.plan(places, EPOCHS * 5, 2), places, new ExperimentSession.Listener() {
                        @Override
                        public void noticed(String message) {
                            if (message.contains(" lost ")) {
                                lost.add(message);
                            }
                        }
                    });
            ExperimentItem first = session.record().queue().get(0);
            SmallQueue.await("epochs from the first run's executor", () -> session.liveRun(first)
                    .filter(data -> data.last().isPresent())
                    .isPresent());
            ProcessHandle engine = session.liveRun(first)
                    .flatMap(RunData::info)
                    .map(EngineInfo::pid)
                    .flatMap(ProcessHandle::of)
                    .orElseThrow();
            ProcessHandle executor =
                    engine.parent().flatMap(ProcessHandle::parent).orElseThrow();
            assertThat(executor.info().commandLine().orElseThrow()).contains("CoarseGrainedExecutorBackend");
            executor.destroyForcibly();

            assertThat(SmallQueue.ended(session).count(ItemState.FINISHED)).isEqualTo(4);
            assertThat(lost).hasSize(1);
            assertThat(lost.get(0)).contains(SmallQueue.run(session, first).name());
            assertThat(session.record().queue()).allSatisfy(item -> assertThat(
                            EpochsCsv.read(SmallQueue.run(session, item).epochs()))
                    .hasSize(EPOCHS * 5 + 1));
            SmallQueue.await("the end of the lost engine", () -> !engine.isAlive());
        }
    }

    @Test
    void aStoppedRunGoesOnFromWhereItWasHandedOver() throws Exception {
        Places places = SmallQueue.places(folder.resolve("stopped"));
        try (SparkRuns runs = connect(places, new CopyOnWriteArrayList<>())) {
            RunSpec spec = SmallQueue.spec(places, 100_000);
            Runs.Run run = runs.start(spec, places.runs(), null, new RunData.Listener() {});
            SmallQueue.await("an epoch", () -> run.data().last().isPresent());
            long engine = run.data().info().orElseThrow().pid();

            run.stop().join();

            assertThat(run.data().directory().read().status()).isEqualTo(RunStatus.STOPPED);
            assertThat(run.data().epochs()).isEmpty();
            assertThat(WorkLock.isHeld(run.data().directory())).isFalse();
            SmallQueue.await(
                    "the end of its engine", () -> ProcessHandle.of(engine).isEmpty());
        }
    }

    @Test
    void aMasterThatDoesNotAnswerIsToldWithItsAddress() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Places places = SmallQueue.places(folder.resolve("nobody"));
        assertThatThrownBy(() -> SparkRuns.connect(
                        SparkCluster.of("spark://127.0.0.1:" + port, List.of()), places, notice -> {}))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no Spark master answers at spark://127.0.0.1:" + port)
                .hasMessageContaining("Check that the master runs");
    }

    /** Runs of this machine with one thread each, as executors give them. */
    private record OneThread(Runs runs) implements Runs {
        @Override
        public int places() {
            return 2;
        }

        @Override
        public Run start(RunSpec spec, Path folder, @Nullable Path dataFolder, RunData.Listener listener) {
            return runs.start(spec, folder, dataFolder, listener);
        }

        @Override
        public Run resume(
                RunDirectory run, @Nullable Path dataFolder, @Nullable Integer until, RunData.Listener listener) {
            return runs.resume(run, dataFolder, until, listener);
        }
    }
}
