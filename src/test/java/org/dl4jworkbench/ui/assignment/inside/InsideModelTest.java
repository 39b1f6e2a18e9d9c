package org.dl4jworkbench.ui.assignment.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.dl4jworkbench.chart.MatrixLook;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.inside.ExampleQuery.Order;
import org.dl4jworkbench.lab.inside.ExampleQuery.Outcome;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.dl4jworkbench.ui.assignment.InsideRun;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.ExampleSelection.ClassPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsideModelTest {
    private final Assignment assignment =
            AssignmentCatalogue.read(Path.of("no-such-folder")).get("mnist-mlp");

    @TempDir
    Path folder = Path.of("");

    /** Work that waits until the test lets it be done. */
    private static final class Held implements Background {
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

    private InsideModel model(Background background) {
        ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
        TrainModel train = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, Background.inPlace());
        InsideModel model = new InsideModel(train, background);
        shown.open(InsideRun.write(folder.resolve("runs"), RunStatus.FINISHED, 4));
        train.tick();
        return model;
    }

    private static MomentContent content(InsideModel model) {
        return Objects.requireNonNull(model.content());
    }

    @Test
    void nothingIsReadBeforeTheTabIsInFront() {
        InsideModel model = model(Background.inPlace());
        assertThat(model.content()).isNull();

        model.show();

        assertThat(content(model).moment().epoch()).isEqualTo(4);
        assertThat(content(model).isComplete()).isTrue();
        assertThat(Objects.requireNonNull(content(model).latent()).outputs()[13])
                .containsExactly(3, 4);
    }

    @Test
    void scrubbingReadsOneMomentAtATimeAndThenTheNewest() {
        Held held = new Held();
        InsideModel model = model(held);
        model.show();
        model.train().selection().select(1);
        model.train().selection().select(2);
        model.train().selection().select(3);
        assertThat(held.waiting).hasSize(1);

        held.doAll();

        assertThat(content(model).moment().epoch()).isEqualTo(3);
    }

    @Test
    void whatAnOlderRunDidNotKeepIsMissingAndNoFailure() throws IOException {
        ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
        TrainModel train = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, Background.inPlace());
        InsideModel model = new InsideModel(train, Background.inPlace());
        ExamplesModel examples = new ExamplesModel(model);
        model.show();
        shown.open(TrainedRun.write(folder.resolve("runs"), RunStatus.FINISHED, null, 2, 40));
        train.tick();

        assertThat(content(model).watched()).isNull();
        assertThat(content(model).matrices()).containsOnlyKeys(SplitName.values());
        assertThat(model.problemProperty().get()).isNull();
        assertThat(examples.shownProperty().get()).isEmpty();
    }

    @Test
    void aDamagedFileIsAProblemOfItsEpochOnly() throws IOException {
        InsideModel model = model(Background.inPlace());
        RunDirectory run =
                Objects.requireNonNull(model.train().runProperty().get()).directory();
        Files.writeString(run.predictions(4, SplitName.TEST), "no numbers");
        model.show();
        assertThat(model.problemProperty().get()).hasMessageContaining("predictions-test.npy");

        model.train().selection().select(3);
        assertThat(model.problemProperty().get()).isNull();
        assertThat(content(model).moment().epoch()).isEqualTo(3);
    }

    @Test
    void theExamplesOfACellAreThoseTheMatrixCounts() {
        InsideModel model = model(Background.inPlace());
        ExamplesModel examples = new ExamplesModel(model);
        model.show();
        model.train().selection().select(2);
        ConfusionMatrix matrix =
                Objects.requireNonNull(content(model).matrices().get(SplitName.TEST));
        assertThat(examples.shownProperty().get()).hasSize(InsideRun.WATCHED);

        model.selection().pairProperty().set(new ClassPair(4, 5));

        // Of 20 fours the first 8 are right at epoch 2; the surest mistake comes first.
        assertThat(matrix.count(4, 5)).isEqualTo(12);
        assertThat(examples.shownProperty().get()).hasSize(12);
        assertThat(examples.shownProperty().get().get(0).example()).isEqualTo(194);
        assertThat(examples.shownProperty().get().get(0).caption(model.classNames()))
                .isEqualTo("4 → 5 · 0.69");

        model.selection().pairProperty().set(null);
        examples.kindProperty().set(Outcome.RIGHT);
        assertThat(examples.shownProperty().get()).hasSize((int) matrix.correct());
    }

    @Test
    void confidenceAndLassoNarrowTheExamplesAndTheBoundaryOrdersThem() {
        InsideModel model = model(Background.inPlace());
        ExamplesModel examples = new ExamplesModel(model);
        model.show();
        model.train().selection().select(0);
        model.selection().lassoProperty().set(List.of(3, 100, 150));
        assertThat(examples.shownProperty().get())
                .extracting(ShownExample::example)
                .containsExactly(150, 100, 3);

        examples.orderProperty().set(Order.NEAR_BOUNDARY);
        assertThat(examples.shownProperty().get())
                .extracting(ShownExample::example)
                .containsExactly(3, 100, 150);

        examples.leastConfidenceProperty().set(0.55);
        examples.mostConfidenceProperty().set(0.62);
        assertThat(examples.shownProperty().get())
                .extracting(ShownExample::example)
                .containsExactly(100);
    }

    @Test
    void steppingGoesThroughTheFilteredExamplesAndStaysAtTheEnds() {
        InsideModel model = model(Background.inPlace());
        ExamplesModel examples = new ExamplesModel(model);
        model.show();
        examples.orderProperty().set(Order.FILE);
        examples.kindProperty().set(Outcome.WRONG);

        examples.step(1);
        assertThat(model.selection().exampleProperty().get()).isEqualTo(160);
        examples.step(-5);
        assertThat(model.selection().exampleProperty().get()).isEqualTo(160);
        examples.step(1000);
        assertThat(model.selection().exampleProperty().get()).isEqualTo(199);
        assertThat(examples.place()).isEqualTo(39);
    }

    @Test
    void aDifferenceIsToAnotherEpochOrToTheSameEpochOfAnotherRun() {
        InsideModel model = model(Background.inPlace());
        RunDirectory other = InsideRun.write(folder.resolve("runs"), RunStatus.STOPPED, 2);
        ConfusionModel confusion = new ConfusionModel(model, () -> folder.resolve("runs"));
        model.show();
        assertThat(confusion.baselineProperty().get()).isNull();

        confusion.lookProperty().set(MatrixLook.DIFFERENCE);
        assertThat(Objects.requireNonNull(confusion.comparisonProperty().get()).label())
                .isEqualTo("epoch 1");
        assertThat(Objects.requireNonNull(confusion.baselineProperty().get()).correct())
                .isEqualTo(40);

        Comparison run = confusion.comparisonsProperty().get().stream()
                .filter(each -> each.run().equals(other))
                .findFirst()
                .orElseThrow();
        confusion.comparisonProperty().set(run);
        // Its last epoch is 2, the nearest to 4.
        assertThat(Objects.requireNonNull(confusion.baselineProperty().get()).correct())
                .isEqualTo(80);
        model.train().selection().select(1);
        assertThat(Objects.requireNonNull(confusion.baselineProperty().get()).correct())
                .isEqualTo(40);

        confusion.splitProperty().set(SplitName.TRAIN);
        assertThat(Objects.requireNonNull(confusion.matrixProperty().get()).correct())
                .isEqualTo(10);
    }

    @Test
    void theTableOfScoresHoldsBothAccuracies() {
        InsideModel model = model(Background.inPlace());
        ConfusionModel confusion = new ConfusionModel(model, () -> folder.resolve("runs"));
        model.show();

        Table table = Objects.requireNonNull(ClassScores.table(confusion));
        List<Table.Cell> all = table.rows().get(10);
        // 160 of 200 test examples, 4 of 10 of each class of the training matrix.
        assertThat(all.get(4).shown()).isEqualTo("0.400");
        assertThat(all.get(5).shown()).isEqualTo("0.800");
        assertThat(table.rows().get(3).get(3).shown()).isEqualTo("0.800");
    }
}
