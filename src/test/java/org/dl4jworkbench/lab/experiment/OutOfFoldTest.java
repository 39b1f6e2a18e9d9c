package org.dl4jworkbench.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.model.EpochResult;
import org.dl4jworkbench.model.Experiment;
import org.dl4jworkbench.model.Fold;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Score;
import org.dl4jworkbench.rundir.FoldExamples;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cross-validation of six examples in three folds, written here by hand. */
class OutOfFoldTest {
    private static final int BEST = 4;

    @TempDir
    Path folder;

    private @Nullable ExperimentDirectory directory;
    private @Nullable ExperimentRecord record;

    private ExperimentDirectory directory() {
        return Objects.requireNonNull(directory);
    }

    private ExperimentRecord record() {
        return Objects.requireNonNull(record);
    }

    /** Three folds, none of which has run. */
    @BeforeEach
    void plan() {
        Experiment one = Experiments.rates(1, 0.1);
        Experiment folds =
                new Experiment(one.id(), one.title(), one.note(), one.preset(), one.variations(), one.seeds(), 3);
        record = Experiments.plan(folder, folds, 1).record();
        directory = ExperimentDirectory.create(folder.resolve("experiments"), record);
    }

    /** Writes what the run of a fold leaves behind. */
    private void run(int fold, int[] examples, int[] labels, float @Nullable [][] targets, float[][] outputs)
            throws IOException {
        ExperimentItem item = record().queue().stream()
                .filter(each -> new Fold(fold, 3).equals(each.fold()))
                .findFirst()
                .orElseThrow();
        RunDirectory run = RunDirectory.create(
                directory().runs(), record().settings().get(0).spec(), "fold " + fold, Instant.EPOCH, null);
        EpochResult best = new EpochResult(BEST, BEST * 10L, 1, new Score(0.1, 1.0), new Score(0.2, 0.5), null);
        EpochResult last =
                new EpochResult(BEST + 1, BEST * 10L + 10, 1, new Score(0.1, 1.0), new Score(0.3, 0.5), null);
        run.write(run.read().withEpochs(best, last).withStatus(RunStatus.FINISHED, null, Instant.EPOCH));
        new FoldExamples(examples, labels, targets).write(run);
        Snapshot snapshot = run.snapshot(Moment.afterEpoch(BEST, BEST * 10L));
        Npy.write(snapshot.validationPredictions(), outputs);
        record = record().with(item.withRun(run.name()).withState(ItemState.FINISHED, null));
    }

    private OutOfFold read() {
        return OutOfFold.of(
                directory(), record(), "rate 0.1", record().queue().get(0).seed());
    }

    private static float[] sure(int label, float probability) {
        float[] row = new float[10];
        java.util.Arrays.fill(row, (1 - probability) / 9);
        row[label] = probability;
        return row;
    }

    @Test
    void eachExampleHasThePredictionOfTheNetworkThatDidNotTrainOnIt() throws IOException {
        run(2, new int[] {1, 4}, new int[] {7, 0}, null, new float[][] {sure(7, 0.9f), sure(2, 0.8f)});
        run(1, new int[] {0, 5}, new int[] {3, 2}, null, new float[][] {sure(3, 0.6f), sure(2, 0.7f)});
        OutOfFold two = read();
        assertThat(two.isWhole()).isFalse();
        assertThat(two.folds()).containsExactly(new Fold(1, 3), new Fold(2, 3));
        assertThat(two.rows()).extracting(OutOfFold.Row::index).containsExactly(0, 1, 4, 5);

        run(3, new int[] {2, 3}, new int[] {0, 7}, null, new float[][] {sure(0, 0.5f), sure(1, 0.95f)});
        OutOfFold all = read();
        assertThat(all.isWhole()).isTrue();
        assertThat(all.isRegression()).isFalse();
        assertThat(all.rows()).extracting(OutOfFold.Row::index).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(all.rows()).extracting(row -> row.fold().number()).containsExactly(1, 2, 3, 3, 2, 1);
        assertThat(all.rows()).extracting(OutOfFold.Row::label).containsExactly(3, 7, 0, 7, 0, 2);
        // Wrong are example 3, a 7 taken for a 1, and example 4, a 0 taken for a 2.
        assertThat(all.predictions().right()).isEqualTo(4);
        assertThat(all.predictions().predicted(3)).isEqualTo(1);
        assertThat(all.predictions().confidence(3)).isEqualTo(0.95f);
        assertThat(all.confusion().count(7, 1)).isEqualTo(1);
        assertThat(all.confusion().count(7, 7)).isEqualTo(1);
        assertThat(all.confusion().count(0, 2)).isEqualTo(1);
        assertThat(all.confusion().count(0, 0)).isEqualTo(1);
        assertThat(all.confusion().count(2, 2)).isEqualTo(1);
        assertThat(all.confusion().count(3, 3)).isEqualTo(1);
        assertThat(all.confusion().total()).isEqualTo(6);
        assertThat(OutOfFoldExhibits.all(directory(), record()))
                .containsOnlyKeys("out-of-fold-rate-0.1", "out-of-fold-rate-0.1-examples");
        assertThat(OutOfFoldExhibits.examples(all).rows()).hasSize(6);
        assertThat(OutOfFoldExhibits.examples(all).rows().get(3))
                .extracting(Table.Cell::shown)
                .containsExactly("3", "3/3", "7", "1", "0.9500", "no");
    }

    /** Residuals 0.5, −1, 2 and 0: mean square (0.25 + 1 + 4 + 0) / 4 = 1.3125. */
    @Test
    void aRegressionHasResiduals() throws IOException {
        run(1, new int[] {0, 3}, new int[] {-1, -1}, new float[][] {{1}, {0}}, new float[][] {{1.5f}, {0}});
        run(2, new int[] {1}, new int[] {-1}, new float[][] {{2}}, new float[][] {{1}});
        run(3, new int[] {2}, new int[] {-1}, new float[][] {{-3}}, new float[][] {{-1}});
        OutOfFold all = read();
        assertThat(all.isRegression()).isTrue();
        assertThat(List.of(all.residual(0, 0), all.residual(1, 0), all.residual(2, 0), all.residual(3, 0)))
                .containsExactly(0.5, -1.0, 2.0, 0.0);
        assertThat(all.meanSquaredError()).isCloseTo(1.3125, within(1e-12));
    }

    @Test
    void nothingFinishedIsNothingYet() {
        OutOfFold none = read();
        assertThat(none.rows()).isEmpty();
        assertThat(none.isWhole()).isFalse();
        assertThat(OutOfFold.seeds(record(), "rate 0.1")).isEmpty();
    }

    @Test
    void anExampleInTwoFoldsIsAnErrorThatSaysSo() throws IOException {
        run(1, new int[] {0, 5}, new int[] {3, 2}, null, new float[][] {sure(3, 0.6f), sure(2, 0.7f)});
        run(2, new int[] {1, 5}, new int[] {7, 2}, null, new float[][] {sure(7, 0.9f), sure(2, 0.8f)});
        RunFolderException problem = catchThrowableOfType(RunFolderException.class, this::read);
        assertThat(problem.what()).isEqualTo("example 5 of the training file lies in two folds");
    }

    @Test
    void aFoldOfAnOlderVersionIsAnErrorThatSaysSo() throws IOException {
        run(1, new int[] {0, 5}, new int[] {3, 2}, null, new float[][] {sure(3, 0.6f), sure(2, 0.7f)});
        List<Path> files = new ArrayList<>();
        try (var found = java.nio.file.Files.walk(directory().path())) {
            found.filter(file -> file.endsWith("predictions-validation.npy")).forEach(files::add);
        }
        assertThat(files).hasSize(1);
        java.nio.file.Files.delete(files.get(0));
        RunFolderException problem = catchThrowableOfType(RunFolderException.class, this::read);
        assertThat(problem.what()).contains("keeps no predictions");
        assertThat(problem.remedy()).contains("Run this fold again");
    }
}
