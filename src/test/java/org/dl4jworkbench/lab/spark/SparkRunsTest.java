package org.dl4jworkbench.lab.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunData;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.Runs;
import org.dl4jworkbench.lab.SpecPaths;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.ScratchFolder;
import org.dl4jworkbench.rundir.WorkLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a run to an executor's program and back, with real engines, but with a driver that knows no Spark. */
class SparkRunsTest {
    private static final RunData.Listener NOBODY = new RunData.Listener() {};

    @TempDir
    Path folder;

    private SparkRuns connect(Places places, String fake) throws InterruptedException, IOException {
        ScratchFolder scratch = ScratchFolder.create(Files.createDirectories(folder.resolve("scratch")), "spark");
        SparkCluster cluster =
                SparkCluster.of("spark://some-host:7077", fake.isEmpty() ? List.of() : List.of("spark.fake=" + fake));
        List<String> settings = new ArrayList<>(cluster.all());
        return SparkRuns.connect(
                cluster, settings, FakeDriver.command(scratch.path()), Map.of(), places, scratch, notice -> {});
    }

    private Places places() {
        return new Places(null, folder.resolve("user"));
    }

    private static RunStatus end(Runs.Run run) {
        SmallQueue.await("the end of the run", run.ended()::isDone);
        return run.ended().join();
    }

    private static List<String> withoutSeconds(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,", "$1,"))
                .toList();
    }

    @Test
    void aRunComesBackAsItWouldHaveBeenTrainedHere() throws Exception {
        Places places = places();
        RunSpec spec = SmallQueue.spec(places, 12);
        Runs.Run here =
                new RunLauncher(places).start(SpecPaths.set(spec, "engine.threads", "1"), places.runs(), null, NOBODY);
        assertThat(end(here)).isEqualTo(RunStatus.FINISHED);

        try (SparkRuns runs = connect(places, "")) {
            assertThat(runs.places()).isEqualTo(2);
            assertThat(runs.threadsEach(2, 1)).isEqualTo(1);
            Runs.Run there = runs.start(spec, places.runs(), null, NOBODY);
            assertThat(WorkLock.isHeld(there.data().directory()))
                    .as("nobody else may start it meanwhile")
                    .isTrue();
            assertThat(end(there)).as(there.data().record().reason()).isEqualTo(RunStatus.FINISHED);

            RunDirectory run = there.data().directory();
            RunDirectory reference = here.data().directory();
            assertThat(SmallQueue.parameters(run)).isEqualTo(SmallQueue.parameters(reference));
            assertThat(withoutSeconds(run.metrics())).isEqualTo(withoutSeconds(reference.metrics()));
            assertThat(withoutSeconds(run.epochs())).isEqualTo(withoutSeconds(reference.epochs()));
            assertThat(run.snapshotEpochs()).isEqualTo(reference.snapshotEpochs());
            assertThat(there.data().epochs()).hasSize(13);
            assertThat(there.data().losses().size())
                    .isEqualTo(here.data().losses().size());
            assertThat(there.data().info()).isPresent();
            assertThat(there.data().notices()).contains("On executor 0 (some-host).");
            assertThat(WorkLock.isHeld(run)).isFalse();
        }
        assertThat(folder.resolve("scratch")).as("nothing is left behind").isEmptyDirectory();
    }

    @Test
    void aRunThatIsHeldAtAnEpochComesBackAndGoesOnFromItsCheckpoint() throws Exception {
        Places places = places();
        RunDirectory directory =
                RunDirectory.create(places.runs(), SmallQueue.spec(places, 6), java.time.Instant.now(), null);
        try (SparkRuns runs = connect(places, "")) {
            Runs.Run first = runs.resume(directory, null, 2, NOBODY);
            assertThat(end(first)).as(first.data().record().reason()).isEqualTo(RunStatus.STOPPED);
            assertThat(first.data().last().orElseThrow().epoch()).isEqualTo(2);
            assertThat(first.data().record().until()).isEqualTo(2);

            Runs.Run second = runs.resume(directory, null, NOBODY);
            assertThat(end(second)).as(second.data().record().reason()).isEqualTo(RunStatus.FINISHED);
            assertThat(second.data().epochs()).hasSize(7);
        }
    }

    @Test
    void aLostAttemptIsToldAndTheRunStartsAgainFromWhereItWasHandedOver() throws Exception {
        Places places = places();
        List<Integer> epochs = new CopyOnWriteArrayList<>();
        try (SparkRuns runs = connect(places, "lose")) {
            Runs.Run run = runs.start(SmallQueue.spec(places, 4), places.runs(), null, new RunData.Listener() {
                @Override
                public void epochFinished(org.dl4jworkbench.model.EpochResult result) {
                    epochs.add(result.epoch());
                }
            });
            assertThat(end(run)).as(run.data().record().reason()).isEqualTo(RunStatus.FINISHED);
            assertThat(epochs).endsWith(0, 1, 2, 3, 4).hasSizeGreaterThan(5);
            assertThat(run.data().notices())
                    .anyMatch(notice -> notice.contains("Executor 0 (some-host) lost") && notice.contains("killed"));
        }
    }

    @Test
    void aRunThatFailsThereIsAFailedRunWithItsReasonHere() throws Exception {
        Places places = places();
        try (SparkRuns runs = connect(places, "")) {
            RunSpec spec = SpecPaths.set(
                    SpecPaths.set(SmallQueue.spec(places, 5), "training.optimiser", "sgd"),
                    "training.learningRate",
                    "1e30");
            Runs.Run run = runs.start(spec, places.runs(), null, NOBODY);
            assertThat(end(run)).isEqualTo(RunStatus.FAILED);
            assertThat(run.data().directory().read().reason()).contains("loss").contains("iteration");
        }
    }

    @Test
    void aStoppedRunIsGivenUpAndCanGoOn() throws Exception {
        Places places = places();
        try (SparkRuns runs = connect(places, "")) {
            Runs.Run run = runs.start(SmallQueue.spec(places, 100_000), places.runs(), null, NOBODY);
            SmallQueue.await("an epoch", () -> run.data().last().isPresent());
            assertThat(run.pause()).failsWithin(java.time.Duration.ofSeconds(1));

            run.stop().join();

            assertThat(run.data().directory().read().status()).isEqualTo(RunStatus.STOPPED);
            assertThat(run.data().epochs())
                    .as("what the cluster had done is lost")
                    .isEmpty();
            assertThat(run.data().notices()).anyMatch(notice -> notice.contains("is lost"));
            assertThat(WorkLock.isHeld(run.data().directory())).isFalse();
        }
    }

    @Test
    void aDriverThatDiesFailsItsRunsAndFurtherOnes() throws Exception {
        Places places = places();
        try (SparkRuns runs = connect(places, "die")) {
            Runs.Run run = runs.start(SmallQueue.spec(places, 5), places.runs(), null, NOBODY);
            assertThat(end(run)).isEqualTo(RunStatus.FAILED);
            assertThat(run.data().directory().read().reason())
                    .contains("driver ended by itself")
                    .contains("spark-driver.log");
            assertThat(WorkLock.isHeld(run.data().directory())).isFalse();

            Runs.Run next = runs.start(SmallQueue.spec(places, 5), places.runs(), null, NOBODY);
            assertThat(end(next)).isEqualTo(RunStatus.FAILED);
        }
    }

    @Test
    void aMasterThatRefusesIsToldAndNothingStays() {
        assertThatThrownBy(() -> connect(places(), "refuse"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no Spark master answers at spark://some-host:7077")
                .hasMessageContaining("Check that the master runs");
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void aDriverOfAnotherBuildIsRefused() {
        assertThatThrownBy(() -> connect(places(), "old"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("another version of the workbench")
                .hasMessageContaining("WORKBENCH_PROFILES=spark");
    }

    @Test
    void aBuildWithoutSparkSaysHowToGetIt() {
        assertThatThrownBy(
                        () -> SparkRuns.connect(SparkCluster.of("spark://h:7077", List.of()), places(), notice -> {}))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("this build has no Spark in it")
                .hasMessageContaining("WORKBENCH_PROFILES=spark");
    }
}
