package org.dl4jworkbench.ui.assignment.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.data.DatasetCatalogue;
import org.dl4jworkbench.data.NumberTable;
import org.dl4jworkbench.data.PreprocessingPreview.Stage;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.ui.common.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Data card's view models over the digits inside the program. */
class DataCardModelsTest {
    private final AssignmentCatalogue assignments = AssignmentCatalogue.read(Path.of("no-such-folder"));
    private final Assignment assignment = assignments.get("mnist-cnn");
    private final SetupModel setup = new SetupModel(
            assignment, new SpecHistory(assignment.presets().get(0).spec()));
    private final DataModel data = new DataModel(setup, () -> new DatasetCatalogue(List.of()), Background.inPlace());
    private final PreviewModel preview = new PreviewModel(setup, data, Background.inPlace());
    private final EpochTime time = new EpochTime(setup, data, List::of, assignments, Background.inPlace());

    private void type(String path, String text) {
        setup.field(path).textProperty().set(text);
    }

    @BeforeEach
    void load() {
        data.refresh();
    }

    private List<String> stages() {
        return preview.stagesProperty().get().stream().map(Stage::name).toList();
    }

    @Test
    void thePreviewFollowsTheStepsAsTheyAreEdited() {
        assertThat(stages()).containsExactly("original", "Scale");

        setup.addStep(new PreprocessingStep.Resize(14, 20));
        assertThat(stages()).containsExactly("original", "Resize", "Scale");
        assertThat(preview.stagesProperty().get().get(2).shape()).isEqualTo(Shape.picture(14, 20, 1));

        type("data.preprocessing[0].height", "10");
        assertThat(preview.stagesProperty().get().get(1).shape()).isEqualTo(Shape.picture(10, 20, 1));
    }

    @Test
    void leafingGoesRoundTheExamplesAndNamesTheirClass() {
        String first = preview.captionProperty().get();
        assertThat(first).matches("example 1 · \\d");

        preview.leaf(1);
        assertThat(preview.captionProperty().get()).startsWith("example 2 · ");
        preview.leaf(-1);
        assertThat(preview.captionProperty().get()).isEqualTo(first);
        preview.leaf(-1);
        assertThat(preview.captionProperty().get())
                .doesNotStartWith("example 0")
                .doesNotStartWith("example 1 ");
    }

    @Test
    void aCropThatHasNothingToGrowIntoSaysSo() {
        setup.addStep(new PreprocessingStep.Crop(2));

        assertThat(preview.stagesProperty().get()).isEmpty();
        assertThat(preview.problemProperty().get()).containsIgnoringCase("crop above 1");
    }

    @Test
    void theClassCountsAreThoseOfTheTrainingSplit() {
        DataModel.SplitCounts counts =
                java.util.Objects.requireNonNull(data.countsProperty().get());
        List<Integer> classes =
                java.util.Objects.requireNonNull(data.classCountsProperty().get());
        assertThat(classes).hasSize(10);
        assertThat(classes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(counts.training());

        type("data.trainExamples", "9999999");
        assertThat(data.classCountsProperty().get()).isNull();
    }

    @Test
    void aDataSetThatNobodyLooksAtIsLetGoAndComesBackAsItWasLeft() {
        preview.leaf(2);
        String caption = preview.captionProperty().get();
        DataModel.SplitCounts counts = data.countsProperty().get();
        List<Integer> classes = data.classCountsProperty().get();

        data.setInFront(false);
        assertThat(data.stateProperty().get()).isInstanceOf(DataModel.State.LetGo.class);
        assertThat(data.countsProperty().get()).isNotNull().isEqualTo(counts);
        assertThat(data.classCountsProperty().get()).isNotNull().isEqualTo(classes);
        assertThat(stages()).containsExactly("original", "Scale");

        data.setInFront(true);
        assertThat(data.stateProperty().get()).isInstanceOf(DataModel.State.Ready.class);
        assertThat(preview.captionProperty().get()).isEqualTo(caption);
        assertThat(data.countsProperty().get()).isEqualTo(counts);
        setup.addStep(new PreprocessingStep.Resize(14, 20));
        assertThat(stages()).containsExactly("original", "Resize", "Scale");
    }

    @Test
    void anotherSplitIsCountedThoughNobodyLooks() {
        data.setInFront(false);

        type("data.validation", "0.5");

        DataModel.SplitCounts counts =
                java.util.Objects.requireNonNull(data.countsProperty().get());
        assertThat(counts.validation()).isEqualTo(counts.training());
        assertThat(data.stateProperty().get()).isInstanceOf(DataModel.State.LetGo.class);
    }

    @Test
    void whatIsLoadedWhileNobodyLooksIsLetGoOnceItIsCounted() {
        data.setInFront(false);

        data.refresh();

        assertThat(data.stateProperty().get()).isInstanceOf(DataModel.State.LetGo.class);
        assertThat(data.countsProperty().get()).isNotNull();
    }

    @Test
    void countsAreToldInOneSentence() {
        assertThat(ClassBalance.sentence(List.of(2301, 98, 540), List.of("good", "none", "bad"), false))
                .isEqualTo("good 2,301 · none 98 · bad 540");
        assertThat(ClassBalance.sentence(List.of(2301, 98, 540), List.of("good", "none", "bad"), true))
                .isEqualTo("good 2,301 · none 98 · bad 540; drawn: 2,301 of each");
        assertThat(ClassBalance.sentence(List.of(5, 4, 7, 6, 5), List.of("a", "b", "c", "d", "e"), false))
                .isEqualTo("4 of class b to 7 of class c");
        assertThat(ClassBalance.sentence(List.of(5, 5, 5, 5, 5), List.of("a", "b", "c", "d", "e"), true))
                .isEqualTo("5 of each class");
    }

    @Test
    void onlyStepsThatTheDataCanTakeAreOffered() {
        assertThat(PreprocessingRows.templates(
                        PreprocessingSummary.of(Shape.picture(32, 32, 3), List.of(new PreprocessingStep.Scale()))))
                .extracting(PreprocessingStep::label)
                .containsExactly("Crop", "Resize", "Augment", "Grey", "Standardise");
        assertThat(PreprocessingRows.templates(PreprocessingSummary.of(Shape.picture(28, 28, 1), List.of())))
                .extracting(PreprocessingStep::label)
                .doesNotContain("Grey");
        assertThat(PreprocessingRows.templates(PreprocessingSummary.of(Shape.vector(1), List.of())))
                .extracting(PreprocessingStep::label)
                .containsExactly("Standardise");
    }

    @Test
    void theTimeOfAnEpochFollowsWhatIsTyped() {
        assertThat(time.textProperty().get()).endsWith(" an epoch");
        assertThat(time.basisProperty().get()).contains("No run on this machine yet");
        type("network.layers[0].kernel", "27");
        type("network.layers[0].channels", "4000");
        assertThat(time.textProperty().get()).contains(" min an epoch");

        type("network.layers[2].padding", "valid");
        type("network.layers[2].kernel", "100");
        assertThat(time.textProperty().get()).isEqualTo("–");
        assertThat(time.basisProperty().get()).isEqualTo("Known once every layer fits");
    }

    @Test
    void thePointsOfBothFilesAreShownApart() {
        NumberTable train = new NumberTable(List.of("x"), List.of("f(x)"), new float[] {1, 2}, new float[] {3, 4});
        NumberTable test = new NumberTable(List.of("x"), List.of("f(x)"), new float[] {5}, new float[] {6});

        LineFigure figure = PointsView.points(train, test);

        assertThat(figure.series()).extracting(series -> series.name()).containsExactly("train", "test");
        assertThat(figure.series().get(0).y(1)).isEqualTo(4);
        assertThat(figure.series().get(1).x(0)).isEqualTo(5);
        assertThat(figure.y().title()).isEqualTo("f(x)");
    }
}
