package org.dl4jworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dl4jworkbench.lab.inside.InsideRuns;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.Histogram;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.SnapshotRecord;
import org.dl4jworkbench.rundir.Watched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    Path folder;

    private Terminal terminal() {
        return new Terminal(folder, new ScriptedRuns(run -> {}));
    }

    private int inspect(Terminal terminal, RunDirectory run, String... options) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("inspect", run.path().toString(), "--out", out().toString()));
        arguments.addAll(List.of(options));
        return terminal.run(arguments.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("figures");
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(out())) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /** Everything a snapshot can hold. Every prediction is right, but that the fifth example is taken for the class above with 0.9. */
    private RunDirectory run() throws IOException {
        RunDirectory run = InsideRuns.write(folder.resolve("runs"), InsideRuns.convolutions());
        Watched watched = run.readWatched().orElseThrow();
        for (Snapshot snapshot : run.snapshots()) {
            float[][] predictions = new float[watched.count()][10];
            float[][] latent = new float[watched.count()][2];
            for (int i = 0; i < predictions.length; i++) {
                int label = watched.labels()[i];
                predictions[i][label] = i == 5 ? 0.1f : 1;
                if (i == 5) {
                    predictions[i][(label + 1) % 10] = 0.9f;
                }
                latent[i] = new float[] {label, i};
            }
            Npy.write(snapshot.predictions(), predictions);
            Npy.write(snapshot.latent(), latent);
            snapshot.writeRecord(new SnapshotRecord(snapshot.moment(), 2, 1));
            float[] weights = snapshot.readWeights(Npy.Form.ANY).orElseThrow();
            snapshot.writeHistograms(InsideRuns.layout(InsideRuns.convolutions()).blocks().stream()
                    .map(block -> Histogram.of(block.layer(), block.kind().ordinal(), block.of(weights)))
                    .toList());
        }
        return run;
    }

    @Test
    void filtersAreWrittenAsFiguresAndAsTheNumbersOfTheNetwork() throws IOException {
        RunDirectory run = run();
        Terminal terminal = terminal();

        assertThat(inspect(terminal, run, "--view", "filters", "--epoch", "0")).isZero();

        assertThat(written())
                .containsExactlyInAnyOrder(
                        "filters.png", "filters.svg", "filters.pdf", "filters.csv", "filters-layer-1.npy");
        assertThat(terminal.out().lines()).hasSize(5);
        float[] weights =
                run.snapshot(InsideRuns.EPOCH_0).readWeights(Npy.Form.ANY).orElseThrow();
        // Three biases come first, then 3 × 3 of each of three filters.
        float[][] filters = Npy.readFloats(out().resolve("filters-layer-1.npy"), Npy.Form.anything());
        assertThat(filters).hasDimensions(3, 9);
        assertThat(filters[1][4]).isEqualTo(weights[3 + 9 + 4]);
        assertThat(Files.readAllLines(out().resolve("filters.csv")))
                .contains("Convolution · 3×3 · 3 filters,filter 2,1,1," + weights[3 + 9 + 4]);
    }

    @Test
    void theConfusionComesFromThePredictionsWhereNoMatrixWasKept() throws IOException {
        RunDirectory run = run();

        assertThat(inspect(terminal(), run, "--view", "confusion", "--compare-epoch", "0"))
                .isZero();

        int label = run.readWatched().orElseThrow().labels()[5];
        assertThat(Files.readAllLines(out().resolve("most-confused.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(label + "," + (label + 1) % 10 + ",1,");
        assertThat(written())
                .contains("scores-per-class.tex", "confusion-difference.csv", "confusion-test-columns.pdf");
        assertThat(String.join(
                        "",
                        Files.readAllLines(out().resolve("confusion-difference.csv")).subList(1, 11).stream()
                                .map(line -> line.substring(line.indexOf(',')))
                                .toList()))
                .matches("[,0]+");
    }

    @Test
    void twoUnitsAreShownAsTheyAreAtTwoEpochs() throws IOException {
        Terminal terminal = terminal();

        assertThat(inspect(terminal, run(), "--view", "latent", "--compare-epoch", "0", "--json"))
                .isZero();

        assertThat(terminal.json()).hasSize(1);
        assertThat(terminal.json().get(0).path("moment").asText()).isEqualTo("epoch 1");
        terminal.json().get(0).path("files").forEach(file -> assertThat(Path.of(file.asText()))
                .exists());
        List<String> csv = Files.readAllLines(out().resolve("latent.csv"));
        assertThat(csv.get(0)).isEqualTo("panel,example,class,unit 1,unit 2");
        assertThat(csv).hasSize(1 + 2 * InsideRuns.TEST);
        assertThat(csv.get(1)).startsWith("epoch 0 · silhouette");
        assertThat(Npy.readFloats(out().resolve("latent-epoch-1.npy"), Npy.Form.anything()))
                .hasDimensions(InsideRuns.TEST, 2);
        assertThat(written()).contains("separation-epoch-0.csv", "separation-epoch-1.csv");
    }

    @Test
    void weightsAreShownAtTheEpochAndOverAllOfThem() throws IOException {
        assertThat(inspect(terminal(), run(), "--view", "weights", "--layer", "3"))
                .isZero();

        assertThat(written()).contains("weights.png", "weights-over-epochs.svg", "weights-table.md");
        assertThat(Files.readAllLines(out().resolve("weights-table.csv"))).hasSize(3);
    }

    @Test
    void theMostConfidentMistakesAreShownAsPictures() throws IOException {
        assertThat(inspect(terminal(), run(), "--view", "examples")).isZero();

        assertThat(Files.readAllLines(out().resolve("examples.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("5,")
                .contains(",0.9,false");
        assertThat(Files.readAllLines(out().resolve("examples-right.csv"))).hasSize(1 + InsideRuns.TEST - 1);
    }

    @Test
    void featuresAndSaliencyComeFromTheEngineForTheMostConfidentMistake() throws IOException {
        RunDirectory run = run();
        Terminal terminal = terminal();

        assertThat(inspect(terminal, run, "--view", "features", "--second-example", "7"))
                .isZero();

        assertThat(terminal.err()).contains("The most confident mistake: example 5, ");
        assertThat(Npy.readFloats(out().resolve("features-layer-1.npy"), Npy.Form.anything()))
                .hasDimensions(3, 26 * 26);
        assertThat(Npy.readFloats(out().resolve("features-second-layer-3.npy"), Npy.Form.anything()))
                .hasDimensions(1, 5);
        float[] probabilities = Npy.readFloats(out().resolve("features-layer-4.npy"), Npy.Form.anything())[0];
        float sum = 0;
        for (float probability : probabilities) {
            sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-4f));
        assertThat(written()).contains("features-difference.png", "probabilities.csv");

        assertThat(inspect(terminal, run, "--view", "saliency", "--example", "3", "--method", "grad-cam"))
                .isZero();
        assertThat(Npy.readFloats(out().resolve("saliency-grad-cam.npy"), Npy.Form.anything()))
                .hasDimensions(28, 28);
        assertThat(written()).contains("saliency.pdf").doesNotContain("saliency-occlusion.npy");
    }

    private void requireRefusal(RunDirectory run, String message, String... options) {
        Terminal terminal = terminal();
        assertThat(inspect(terminal, run, options)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains(message);
        assertThat(out()).doesNotExist();
    }

    @Test
    void whatIsNotThereIsToldWithWhatIs() throws IOException {
        RunDirectory run = run();
        requireRefusal(
                run, "kept no snapshot of epoch 7. Kept are the epochs 0, 1", "--view", "latent", "--epoch", "7");
        requireRefusal(run, "kept no snapshot of iteration 3", "--view", "latent", "--iteration", "3");
        requireRefusal(run, "layer 2 (Max pooling) has no filters", "--view", "filters", "--layer", "2");
        requireRefusal(run, "numbered from 1 to 4", "--view", "filters", "--layer", "9");
        requireRefusal(run, "numbered from 0 to 39", "--view", "features", "--example", "40");
        requireRefusal(run, "expected one of", "--view", "soul");
        requireRefusal(run, "input-gradient, grad-cam, occlusion", "--view", "saliency", "--method", "guess");
    }

    @Test
    void aRunOfAnOlderVersionSaysThatItHoldsNoSuchThing() throws IOException {
        RunDirectory run = InsideRuns.write(folder.resolve("runs"), InsideRuns.dense());
        requireRefusal(run, "the snapshot of epoch 1 holds no predictions", "--view", "confusion");
        requireRefusal(run, "holds no histograms of the weights", "--view", "weights");
        requireRefusal(run, "the network has no convolution, and so no filters", "--view", "filters");
        Files.delete(run.watched());
        requireRefusal(run, "was made before snapshots said which examples", "--view", "confusion");
        Files.delete(run.preprocessing());
        requireRefusal(run, "was made before its preprocessing was kept", "--view", "filters");
    }

    @Test
    void dataThatAreGoneAreNamed() throws IOException {
        RunDirectory run = run();
        RunSpec spec = run.read().spec();
        run.write(run.read().withSpec(spec.withData(spec.data().withDataset("fashion-mnist"))));
        requireRefusal(run, "fashion", "--view", "examples");
    }
}
