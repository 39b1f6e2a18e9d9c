package org.dl4jworkbench.ui.assignment.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dl4jworkbench.chart.ColourMap;
import org.dl4jworkbench.chart.FigureFiles;
import org.dl4jworkbench.chart.HeatSheet;
import org.dl4jworkbench.chart.HistogramFigure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.lab.inside.Pca;
import org.dl4jworkbench.lab.inside.SaliencyMethod;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.ExampleSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tab shows, without a window. */
class LayersModelsTest {
    @TempDir
    Path folder = Path.of("");

    /** The models over a run, with an inspector that answers at once. */
    private final class Opened {
        final ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), Background.inPlace());
        final TrainModel train;
        final FakeInspector inspector;
        final LayersModel layers;
        final LayersParts parts;

        Opened(Assignment assignment, RunSpec spec, int epochs) {
            train = new TrainModel(shown, () -> assignment, Opened::noDataset, Background.inPlace());
            inspector = new FakeInspector(assignment.summary(spec));
            layers = new LayersModel(train, () -> assignment, Background.inPlace());
            parts = new LayersParts(
                    layers,
                    run -> inspector,
                    () -> RunHistory.list(folder.resolve("runs")),
                    Background.inPlace(),
                    Runnable::run);
            layers.show();
            if (epochs >= 0) {
                open(InsideRun.write(folder.resolve("runs"), assignment, spec, epochs));
            }
        }

        /** The fit of a regression is no part of this tab. */
        private static Dataset noDataset(RunRecord record) {
            throw new BadDataException("not read here", "", "");
        }

        void open(RunDirectory run) {
            shown.open(run);
            train.tick();
        }

        ExampleSelection selection() {
            return train.examples();
        }

        List<LayerMaps> maps() {
            return parts.examples().mapsProperty().get();
        }
    }

    private Opened digits(int epochs) {
        return new Opened(InsideRun.DIGITS, InsideRun.digits(), epochs);
    }

    @Test
    void theMostConfidentMistakeStandsBesideAClearExampleOfTheClassItWasTakenFor() {
        Opened opened = digits(1);

        assertThat(opened.selection().exampleProperty().get()).isEqualTo(InsideRun.MISTAKE);
        assertThat(opened.selection().secondProperty().get()).isEqualTo(18);
        SeenExample seen =
                Objects.requireNonNull(opened.parts.examples().first().seen());
        assertThat(seen.heading()).isEqualTo("Example 13 · actual 3 · predicted 8 (0.82)");
        assertThat(seen.isWrong()).isTrue();
        assertThat(seen.top(3))
                .extracting(SeenExample.Answer::name)
                .startsWith("8")
                .hasSize(3);
    }

    @Test
    void mapsOfTwoExamplesShareAScaleAndTheirDifferenceIsAroundZero() {
        Opened opened = digits(1);

        assertThat(opened.maps()).hasSize(5);
        LayerMaps first = opened.maps().get(0);
        assertThat(first.title().name()).isEqualTo("Convolution 1");
        assertThat(first.title().detail()).isEqualTo("28×28 · 40 maps · relu");
        assertThat(first.count()).isEqualTo(40);
        assertThat(first.sides()).hasSize(2);
        // Layer 0, map 39, example 18 is the largest of all.
        assertThat(first.scale().max()).isEqualTo(18.39f);
        assertThat(opened.maps().get(1).title().name()).isEqualTo("Max pooling");
        assertThat(opened.maps().get(3).isPictures()).isFalse();
        assertThat(opened.maps().get(3).count()).isEqualTo(6);

        opened.parts.examples().differenceProperty().set(true);
        LayerMaps difference = opened.maps().get(2);
        assertThat(difference.sides()).hasSize(1);
        assertThat(difference.sides().get(0).get(2).value(0, 5, 5)).isEqualTo(13 - 18);
        assertThat(difference.scale().map()).isEqualTo(ColourMap.DIVERGING);
        assertThat(difference.scale().max()).isEqualTo(5, within(1e-5));
    }

    @Test
    void aColumnIsWrittenAsAFigureWithItsNumbers() throws IOException {
        Opened opened = digits(1);
        HeatSheet sheet = Objects.requireNonNull(ColumnFigure.of(opened.parts.examples(), 1));
        assertThat(sheet.title()).isEqualTo("Inside the layers, Example 18 · actual 8 · predicted 8 (0.82), epoch 1");
        assertThat(sheet.sections()).hasSize(6);
        assertThat(sheet.sections().get(1).tiles()).hasSize(40);

        for (String ending : List.of("png", "svg", "pdf", "csv")) {
            Path file = folder.resolve("column." + ending);
            FigureFiles.write(sheet, file);
            assertThat(file).isNotEmptyFile();
        }

        opened.parts.examples().differenceProperty().set(true);
        HeatSheet difference = Objects.requireNonNull(ColumnFigure.of(opened.parts.examples(), 0));
        assertThat(difference.title()).isEqualTo("Difference of the layers, Example 13 − Example 18, epoch 1");
        assertThat(difference.sections()).hasSize(5);
    }

    @Test
    void whileAnotherTabIsInFrontTheEngineIsLeftAlone() {
        Opened opened = digits(0);
        int before = opened.inspector.inputs.size();
        opened.layers.hide();

        opened.selection().exampleProperty().set(2);
        assertThat(opened.inspector.inputs).hasSize(before);

        opened.layers.show();
        assertThat(opened.inspector.inputs).hasSize(before + 1);
        assertThat(Objects.requireNonNull(opened.parts.examples().first().seen())
                        .name())
                .isEqualTo("Example 2");
    }

    @Test
    void anotherEpochIsAskedForAnew() {
        Opened opened = digits(2);
        assertThat(opened.inspector.moments).extracting(Moment::epoch).containsOnly(2);

        opened.train.selection().select(0);

        assertThat(opened.inspector
                        .moments
                        .get(opened.inspector.moments.size() - 1)
                        .epoch())
                .isZero();
        assertThat(Objects.requireNonNull(opened.layers.content()).moment().epoch())
                .isZero();
    }

    @Test
    void examplesAreChosenByNumberByStepsAndAmongTheMistakes() {
        Opened opened = digits(0);
        ExamplesModel examples = opened.parts.examples();
        ExampleSelection selection = opened.selection();

        examples.choose(selection.exampleProperty(), 999);
        assertThat(selection.exampleProperty().get()).isEqualTo(InsideRun.WATCHED - 1);
        examples.step(selection.exampleProperty(), -1);
        assertThat(selection.exampleProperty().get()).isEqualTo(InsideRun.WATCHED - 2);
        examples.chooseMistake(selection.exampleProperty());
        assertThat(selection.exampleProperty().get()).isIn(4, InsideRun.MISTAKE);

        selection.secondProperty().set(null);
        assertThat(examples.second().seen()).isNull();
        assertThat(opened.maps().get(0).sides()).hasSize(1);
    }

    @Test
    void aDrawingTakesThePlaceOfTheFirstExampleAndGivesItBack() {
        Opened opened = digits(0);
        DrawingModel drawing = opened.parts.drawing();

        drawing.begin(30, 30);
        drawing.lineTo(80, 80);

        InspectedInput asked = opened.inspector.inputs.get(opened.inspector.inputs.size() - 1);
        assertThat(Objects.requireNonNull(asked.drawing())).hasSize(784).contains(255);
        assertThat(Objects.requireNonNull(opened.parts.examples().first().seen())
                        .heading())
                .isEqualTo("Your drawing · predicted 7 (0.82)");

        drawing.undo();
        assertThat(Objects.requireNonNull(opened.parts.examples().first().seen())
                        .name())
                .isEqualTo("Example 13");
    }

    @Test
    void aDrawingHasItsPlaceAmongTheExamplesOfTheLatentSpace() {
        Opened opened = digits(0);
        DrawingModel drawing = opened.parts.drawing();
        assertThat(drawing.mapProperty().get()).isNull();

        drawing.begin(30, 30);

        LatentMap map = Objects.requireNonNull(drawing.mapProperty().get());
        assertThat(map.layer()).isEqualTo(3);
        assertThat(map.points().size()).isEqualTo(InsideRun.WATCHED);
        assertThat(map.labels()[13]).isEqualTo(3);
        float[] output = Objects.requireNonNull(opened.parts.examples().first().seen())
                .activations()
                .layers()
                .get(3)
                .values()[0];
        float[] place = Pca.fit(InsideRun.latent(), 2).project(new float[][] {output})[0];
        assertThat(Objects.requireNonNull(drawing.placeProperty().get())).containsExactly(place);

        drawing.clear();
        assertThat(drawing.placeProperty().get()).isNull();
    }

    @Test
    void choosingAnExampleLooksAtItInsteadOfTheDrawing() {
        Opened opened = digits(0);
        opened.parts.drawing().begin(30, 30);

        opened.selection().exampleProperty().set(2);

        assertThat(Objects.requireNonNull(opened.parts.examples().first().seen())
                        .name())
                .isEqualTo("Example 2");
    }

    @Test
    void filtersOfTheFirstLayerAreTilesAndOfAFurtherOneAGridWithALimit() {
        Opened opened = digits(0);
        FiltersModel filters = opened.parts.filters();
        assertThat(filters.offeredProperty().get())
                .extracting(LayerTitle::name)
                .containsExactly("Convolution 1", "Convolution 2");

        FiltersModel.Filters first =
                Objects.requireNonNull(filters.filtersProperty().get());
        assertThat(first.section().tiles()).hasSize(32);
        assertThat(first.hidden()).isEqualTo(8);
        float[] weights = Objects.requireNonNull(
                Objects.requireNonNull(opened.layers.content()).weights());
        // A convolution's 40 biases stand before its weights; filter 2 begins after two of nine weights each.
        assertThat(first.section().tiles().get(2).value(0, 1, 2)).isEqualTo(weights[40 + 2 * 9 + 5]);
        assertThat(first.section().scale().min())
                .isEqualTo(-first.section().scale().max());

        filters.layerProperty().set(filters.offeredProperty().get().get(1));
        FiltersModel.Filters grid =
                Objects.requireNonNull(filters.filtersProperty().get());
        assertThat(grid.perRow()).isEqualTo(16);
        assertThat(grid.section().tiles()).hasSize(4 * 16);
        assertThat(grid.hidden()).isEqualTo(4 * 40 - 4 * 16);
        assertThat(Objects.requireNonNull(filters.all()).section().tiles()).hasSize(160);
        assertThat(Objects.requireNonNull(filters.figure()).title()).isEqualTo("Filters · Convolution 2 · epoch 0");
    }

    @Test
    void weightsAreShownOverTheFirstEpochOverOtherEpochsAndOverAnotherRun() {
        RunDirectory other = InsideRun.write(folder.resolve("runs"), InsideRun.DIGITS, InsideRun.digits(), 1);
        Opened opened = digits(3);
        WeightsModel weights = opened.parts.weights();

        HistogramFigure figure = Objects.requireNonNull(weights.figureProperty().get());
        assertThat(figure.panels()).extracting(HistogramFigure.Panel::title).containsExactly("weights", "biases");
        assertThat(figure.panels().get(0).curves())
                .extracting(HistogramFigure.Curve::name)
                .containsExactly("epoch 0", "epoch 3");
        assertThat(figure.panels().get(0).curves().get(1).histogram().count()).isEqualTo(360);

        weights.listRuns();
        OtherRun found = weights.otherRunsProperty().get().get(0);
        assertThat(found.directory()).isEqualTo(other);
        weights.otherProperty().set(found);
        assertThat(Objects.requireNonNull(weights.figureProperty().get())
                        .panels()
                        .get(0)
                        .curves())
                .extracting(HistogramFigure.Curve::name)
                .contains(found.name() + ", epoch 1");

        weights.overEpochsProperty().set(true);
        HistogramFigure ridges = Objects.requireNonNull(weights.figureProperty().get());
        assertThat(ridges.form()).isEqualTo(HistogramFigure.Form.RIDGES);
        assertThat(ridges.panels().get(0).curves()).hasSize(4);
    }

    @Test
    void problemsOfTheLayersAreCalledOutInWords() {
        Opened opened = digits(0);
        HealthModel health = opened.parts.health();
        assertThat(health.warningsProperty().get())
                .containsExactly("Convolution 1: 1 of 40 maps never fires", "Dense: 2 of 6 units are saturated");
        assertThat(Objects.requireNonNull(health.tableProperty().get()).rows()).hasSize(4);
    }

    @Test
    void layersInWhichNothingIsWrongAreCalledOutForNothing() {
        Opened opened = digits(-1);
        opened.inspector.dead = 0;
        opened.open(InsideRun.write(folder.resolve("runs"), InsideRun.DIGITS, InsideRun.digits(), 0));

        assertThat(opened.parts.health().warningsProperty().get()).isEmpty();
        assertThat(opened.parts.health().tableProperty().get()).isNotNull();
    }

    @Test
    void aRegressionsLayersAreProfiledForTheInputsThatAreTyped() {
        Opened opened = new Opened(InsideRun.CURVE, InsideRun.curve(), 1);
        ProfileModel profile = opened.parts.profile();

        List<LineFigure> figures = profile.figuresProperty().get();
        assertThat(figures).hasSize(4);
        assertThat(figures.get(0).title()).isEqualTo("Dense 1 · 45 units · sigmoid");
        assertThat(figures.get(0).series()).extracting(each -> each.name()).containsExactly("x = -2", "x = 0", "x = 2");
        assertThat(figures.get(1).series().get(2).size()).isEqualTo(21);
        assertThat(figures.get(1).series().get(2).y(0)).isEqualTo(1 + 2);

        profile.textProperty().set("1, two");
        assertThat(profile.textProblemProperty().get()).isEqualTo("\"two\" is not a number");
        profile.textProperty().set("0.5; −1");
        assertThat(profile.textProblemProperty().get()).isNull();
        assertThat(profile.figuresProperty().get().get(0).series()).hasSize(2);

        profile.curvesProperty().set(true);
        LineFigure curves = profile.figuresProperty().get().get(2);
        assertThat(curves.series()).hasSize(23);
        assertThat(curves.series().get(0).x(0)).isEqualTo(-4);
        assertThat(curves.series().get(0).y(0)).isEqualTo(2 - 4);
    }

    @Test
    void saliencyIsAskedForOnlyWhileItIsShownAndMethodsThatDoNotSuitSayWhy() {
        Opened opened = digits(0);
        SaliencyModel saliency = opened.parts.saliency();
        assertThat(opened.inspector.methods).isEmpty();

        saliency.shownProperty().set(true);
        assertThat(opened.inspector.methods)
                .containsExactly(SaliencyMethod.INPUT_GRADIENT, SaliencyMethod.INPUT_GRADIENT);
        saliency.methodProperty().set(SaliencyMethod.GRAD_CAM);
        saliency.outputProperty().set(4);
        assertThat(Objects.requireNonNull(saliency.first().answer())[3][4]).isEqualTo(5);
        for (SaliencyMethod method : SaliencyMethod.values()) {
            assertThat(saliency.reason(method)).isNull();
        }

        Opened regression = new Opened(InsideRun.CURVE, InsideRun.curve(), 0);
        assertThat(regression.parts.saliency().reason(SaliencyMethod.GRAD_CAM)).contains("this network has none");
        assertThat(regression.parts.saliency().reason(SaliencyMethod.OCCLUSION)).contains("given 1 values");
    }

    @Test
    void aRunOfAnOlderVersionSaysSoAndSoDoesAnEpochThatKeptNone() throws IOException {
        Opened opened = digits(-1);
        assertThat(opened.layers.state()).isEqualTo(LayersModel.State.NO_RUN);
        RunDirectory run = InsideRun.write(folder.resolve("runs"), InsideRun.DIGITS, InsideRun.digits(), 1);
        Files.delete(run.snapshot(Moment.afterEpoch(1, -1)).weights());
        opened.open(run);
        assertThat(opened.layers.state()).isEqualTo(LayersModel.State.NOT_KEPT);

        opened.train.selection().select(0);
        assertThat(opened.layers.state()).isEqualTo(LayersModel.State.READY);

        Files.delete(run.snapshot(Moment.afterEpoch(0, -1)).weights());
        opened.shown.clear();
        opened.train.tick();
        opened.open(run);
        assertThat(opened.layers.state()).isEqualTo(LayersModel.State.OLD);
        assertThat(opened.maps()).isEmpty();
    }

    @Test
    void anEngineThatFailsIsAskedAgainWhenTheUserWantsIt() {
        Opened opened = digits(-1);
        opened.inspector.broken = true;
        opened.open(InsideRun.write(folder.resolve("runs"), InsideRun.DIGITS, InsideRun.digits(), 0));
        ExamplesModel examples = opened.parts.examples();
        assertThat(examples.first().question().problemProperty().get()).hasMessageContaining("the engine ended");
        assertThat(examples.first().seen()).isNull();

        opened.inspector.broken = false;
        examples.again();
        assertThat(examples.first().seen()).isNotNull();
        assertThat(examples.first().question().problemProperty().get()).isNull();
    }
}
