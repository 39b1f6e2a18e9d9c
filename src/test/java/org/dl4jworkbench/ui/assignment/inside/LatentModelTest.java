package org.dl4jworkbench.ui.assignment.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Offset;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.dl4jworkbench.lab.inside.SaliencyMethod;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.ui.assignment.InsideRun;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.ExampleSelection.ClassPair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentModelTest {
    private final Assignment assignment =
            AssignmentCatalogue.read(Path.of("no-such-folder")).get("mnist-mlp");

    @TempDir
    Path folder = Path.of("");

    private final List<CompletableFuture<float[][]>> asked = new ArrayList<>();

    /** Answers when the test does. */
    private final class Scripted implements Inspector {
        @Override
        public CompletableFuture<float[][]> latent(Moment moment, int layer, int limit) {
            CompletableFuture<float[][]> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }

        @Override
        public CompletableFuture<LayerActivations> activations(Moment moment, InspectedInput input) {
            throw new AssertionError("not asked here");
        }

        @Override
        public CompletableFuture<float[]> latent(Moment moment, int layer, InspectedInput input) {
            throw new AssertionError("not asked here");
        }

        @Override
        public CompletableFuture<float[][]> saliency(
                Moment moment, InspectedInput input, SaliencyMethod method, int output, @Nullable Integer layer) {
            throw new AssertionError("not asked here");
        }

        @Override
        public CompletableFuture<List<LayerHealth>> health(Moment moment) {
            throw new AssertionError("not asked here");
        }

        @Override
        public void close() {}
    }

    private LatentModel model(int epochs) {
        ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
        TrainModel train = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, Background.inPlace());
        InsideModel inside = new InsideModel(train, Background.inPlace());
        LatentModel model = new LatentModel(inside, new ExamplesModel(inside), run -> new Scripted(), Runnable::run);
        shown.open(InsideRun.write(folder.resolve("runs"), RunStatus.FINISHED, epochs));
        train.tick();
        inside.show();
        return model;
    }

    private static LatentPlot plot(LatentPlots plots) {
        return Objects.requireNonNull(plots.plotProperty().get());
    }

    /** Outputs of three units that differ along (1, 1, 0) only. */
    private static float[][] alongADiagonal() {
        float[][] rows = new float[InsideRun.WATCHED][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {i % 10, i % 10, 7};
        }
        return rows;
    }

    @Test
    void theAxesSpanEveryKeptEpochAndStayPut() {
        LatentModel model = model(4);
        Range axes = Objects.requireNonNull(model.rangeProperty().get());
        // Units of 0 to 9 and −1 to 4, with a margin of 4 %.
        assertThat(axes.xMin()).isCloseTo(-0.36, Offset.offset(1e-6));
        assertThat(axes.xMax()).isCloseTo(9.36, Offset.offset(1e-6));
        assertThat(axes.yMin()).isCloseTo(-1.2, Offset.offset(1e-6));
        assertThat(axes.yMax()).isCloseTo(4.2, Offset.offset(1e-6));

        model.inside().train().selection().select(1);
        assertThat(plot(model.left()).points().y()[0]).isEqualTo(1);
        assertThat(model.rangeProperty().get()).isEqualTo(axes);
    }

    @Test
    void otherLayersAreAskedOfTheEngineAndLaidOutByPrincipalComponents() {
        LatentModel model = model(2);
        assertThat(model.layersProperty().get().get(0).label()).isEqualTo("3 · Output");
        model.layerProperty().set(model.layersProperty().get().get(1));
        assertThat(model.left().plotProperty().get()).isNull();
        assertThat(model.left().noteProperty().get()).contains("layer 1");
        model.inside().train().selection().select(1);
        assertThat(asked).hasSize(1);

        asked.get(0).complete(alongADiagonal());
        // The newest is asked once the first is answered.
        assertThat(asked).hasSize(2);
        asked.get(1).complete(alongADiagonal());

        LatentPlot drawn = plot(model.left());
        assertThat(drawn.outputs().moment().epoch()).isEqualTo(1);
        assertThat(drawn.xTitle()).isEqualTo("PC 1 (100%)");
        // From (0, 0) to (9, 9): 9 · √2 along the first component, nothing along the second.
        assertThat(drawn.points().x()[9] - drawn.points().x()[0]).isCloseTo(12.7279f, Offset.offset(1e-3f));
        assertThat(drawn.points().y()[9] - drawn.points().y()[0]).isCloseTo(0, Offset.offset(1e-3f));
        assertThat(model.left().noteProperty().get()).isEmpty();
    }

    @Test
    void aRefusalOfTheEngineIsToldInThePlaceOfThePoints() {
        LatentModel model = model(2);
        model.layerProperty().set(model.layersProperty().get().get(1));
        asked.get(0).completeExceptionally(new EngineException("the engine ended", "inspection", "Try again"));

        assertThat(model.left().noteProperty().get())
                .contains("The engine ended")
                .contains("Try again");
        model.layerProperty().set(model.layersProperty().get().get(0));
        assertThat(model.left().noteProperty().get()).isEmpty();
        assertThat(plot(model.left()).points().size()).isEqualTo(InsideRun.WATCHED);
    }

    @Test
    void twoEpochsAreComparedAtTwentyAndEightyWhereTheyAreKept() {
        LatentModel model = model(90);
        model.comparingProperty().set(true);
        assertThat(plot(model.left()).outputs().moment().epoch()).isEqualTo(20);
        assertThat(plot(model.right()).outputs().moment().epoch()).isEqualTo(80);
        assertThat(Objects.requireNonNull(model.figure()).panels())
                .extracting(panel -> panel.title())
                .containsExactly("epoch 20", "epoch 80");

        model.secondProperty().set(Moment.afterEpoch(50, 500));
        assertThat(plot(model.right()).points().y()[0]).isEqualTo(50);
        model.comparingProperty().set(false);
        assertThat(model.right().plotProperty().get()).isNull();
    }

    @Test
    void aClassPairStandsOutAndASingleClassCanBeShownAlone() {
        LatentModel model = model(1);
        model.inside().selection().pairProperty().set(new ClassPair(4, 5));
        assertThat(Objects.requireNonNull(model.emphasisProperty().get()).stream()
                        .boxed())
                .allMatch(example -> example % 10 == 4)
                .hasSize(16);

        model.showOnly(4);
        assertThat(model.hidden()).hasSize(9).doesNotContain(4);
        model.showOnly(4);
        assertThat(model.hidden()).isEmpty();
    }

    @Test
    void separationIsToldInWords() {
        LatentModel model = model(4);
        SeparationModel separation = new SeparationModel(model.inside(), model.left());
        model.inside().train().selection().select(3);
        assertThat(separation.textProperty().get()).startsWith("silhouette ").contains("Fisher", "nearest");
    }
}
