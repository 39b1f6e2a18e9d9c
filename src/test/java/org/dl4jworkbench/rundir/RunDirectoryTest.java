package org.dl4jworkbench.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.DataSpec;
import org.dl4jworkbench.model.EngineSpec;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Provenance;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.model.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @Test
    void theFolderOfANewRunIsOneNameWhateverItsWordsAre() {
        assertThat(RunDirectory.folderName(NOW, "../../outside", "a/../b\\c"))
                .endsWith("_..-..-outside_a-..-b-c")
                .doesNotContain("/", "\\");
        assertThatThrownBy(() -> new RunSpec(
                        "../../outside", SPEC.preset(), SPEC.data(), SPEC.network(), SPEC.training(), SPEC.engine()))
                .hasMessageContaining("assignment: \"../../outside\" is not a name");
        assertThatThrownBy(() -> SPEC.data().withDataset("../mnist")).hasMessageContaining("data.dataset");
    }

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:02.123Z");
    private static final RunSpec SPEC = new RunSpec(
            "mnist-mlp",
            "R4 ReLU/x",
            new DataSpec("mnist", 0.1, null, 500),
            new NetworkSpec(
                    List.of(
                            new LayerSpec.Dense(
                                    5, Activation.SIGMOID_STRAIGHT_THROUGH, Initialisation.of("normal(0.01)")),
                            new LayerSpec.Output(10, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null)),
                    Initialisation.of("zero-first-layer")),
            new TrainingSpec(Optimiser.ADAM, 1e-7, 0.9, 0.25, 16, null, 20, GradientConvention.SUM, -3),
            EngineSpec.DEFAULT);

    @TempDir
    Path runs;

    @Test
    void aFolderThatWasDeletedDoesNotComeBack() throws IOException {
        RunDirectory run = RunDirectory.create(runs, SPEC, NOW, null);
        RunRecord record = run.read();
        Files.delete(run.record());
        Files.delete(run.path());

        for (ThrowingCallable write : List.<ThrowingCallable>of(
                () -> run.write(record),
                () -> run.write(RunNotes.NONE),
                () -> run.write(new Watched(new int[0], new int[0])))) {
            assertThatThrownBy(write)
                    .isInstanceOf(RunFolderException.class)
                    .hasMessageContaining(run.path().toString())
                    .hasMessageContaining("the run's folder was deleted");
        }
        assertThat(run.path()).doesNotExist();
    }

    @Test
    void whatWasWrittenDuringADeletionGoesTooUnlessThereIsMore() throws IOException {
        RunDirectory run = RunDirectory.create(runs, SPEC, NOW, null);
        Files.createFile(run.epochs());
        run.removeRemains();
        assertThat(run.epochs()).as("a run is whole").exists();

        Files.delete(run.record());
        Files.createDirectories(run.lastCheckpoint());
        run.removeRemains();
        assertThat(run.epochs()).as("a checkpoint is of use").exists();

        Files.delete(run.lastCheckpoint());
        Files.delete(run.lastCheckpoint().getParent());
        run.removeRemains();
        assertThat(run.path()).doesNotExist();
    }

    @Test
    void theRecordComesBackAsItWasWritten() {
        RunDirectory run = RunDirectory.create(runs, SPEC, NOW, Path.of("sets"));
        RunRecord record = run.read()
                .withStatus(RunStatus.FAILED, "the reason", NOW.plusSeconds(3))
                .withProvenance(new Provenance(
                        "1",
                        "2",
                        "CPU",
                        "OPENBLAS",
                        true,
                        2,
                        "17",
                        "Linux",
                        "c",
                        List.of("x", "y"),
                        "steps",
                        "3 files were left out",
                        Map.of("a", "b")))
                .withEpochs(
                        new EpochResult(1, 2, 3, new Score(4, 0.5), null, new Score(6, 0.7)),
                        new EpochResult(2, 4, 6, new Score(8, 0.5), new Score(1, 0.2), null));

        run.write(record);

        assertThat(run.read()).isEqualTo(record);
        assertThat(record.spec()).isEqualTo(SPEC);
        assertThat(record.dataFolder())
                .isEqualTo(Path.of("sets").toAbsolutePath().toString());
    }

    @Test
    void aRecordOfBeforeItKeptWarningsOfTheDataIsRead() throws IOException {
        String provenance = """
            {"workbench": "1", "deeplearning4j": "2", "backend": "CPU", "blas": "OPENBLAS", "oneDnnHelpers": true,
             "threads": 2, "java": "17", "os": "Linux", "cpu": "c", "dataSha256": {}}\
            """;

        assertThat(Json.MAPPER.readValue(provenance, Provenance.class).dataWarning())
                .isNull();
    }

    @Test
    void twoRunsOfTheSameSecondGetTwoFolders() {
        RunDirectory first = RunDirectory.create(runs, SPEC, NOW, null);
        RunDirectory second = RunDirectory.create(runs, SPEC, NOW, null);

        assertThat(first.name())
                .endsWith("_mnist-mlp_R4-ReLU-x")
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d_.*");
        assertThat(second.name()).isEqualTo(first.name() + "_2");
    }

    @Test
    void aBrokenRecordIsNamedAndTryReadIsEmpty() throws IOException {
        RunDirectory run = RunDirectory.create(runs, SPEC, NOW, null);
        Files.writeString(run.record(), "{\"format\": 1");

        assertThat(run.tryRead()).isEmpty();
        assertThatThrownBy(run::read).isInstanceOf(RunFolderException.class).hasMessageContaining("run.json");
    }

    @Test
    void aFieldThatIsNotKnownIsRefusedRatherThanLost() throws IOException {
        RunDirectory run = RunDirectory.create(runs, SPEC, NOW, null);
        Files.writeString(
                run.record(), Files.readString(run.record()).replace("\"format\"", "\"formt\" : 1, \"format\""));

        assertThatThrownBy(run::read).hasMessageContaining("formt");
    }

    @Test
    void aFolderThatCannotBeMadeSaysWhatToDo() throws IOException {
        Path file = Files.writeString(runs.resolve("file"), "");

        assertThatThrownBy(() -> RunDirectory.create(file, SPEC, NOW, null))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("Choose a folder");
    }

    @Test
    void snapshotsAreTheFoldersThatAreNumbers() throws IOException {
        RunDirectory run = RunDirectory.create(runs, SPEC, NOW, null);
        for (String name : List.of("0012", "0003", "10000", "notes")) {
            Files.createDirectories(run.path().resolve("epochs").resolve(name));
        }

        assertThat(run.snapshotEpochs()).containsExactly(3, 12, 10_000);
        assertThat(run.epoch(12)).isDirectory();
        assertThat(run.confusion(3, SplitName.TEST).toString()).endsWith("confusion-test.npy");
    }

    @Test
    void theVersionsAreFilledIn() {
        assertThat(Versions.workbench()).matches("\\d+\\.\\d+.*");
        assertThat(Versions.deeplearning4j()).isEqualTo("1.0.0-M2.1");
    }

    @Test
    void aNewFolderWhoseRecordCannotBeWrittenGoesAgain(@TempDir Path folder) throws IOException {
        Path made = Files.createDirectory(folder.resolve("new"));

        assertThatThrownBy(() -> RunDirectory.wholeOrNot(made, () -> {
                    throw new RunFolderException("cannot be written", "run.json", "");
                }))
                .isInstanceOf(RunFolderException.class);

        assertThat(made).doesNotExist();
    }
}
