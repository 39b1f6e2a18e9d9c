package org.dl4jworkbench.ui.assignment.inside;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.controlsfx.control.GridView;
import org.dl4jworkbench.chart.ExampleSheet;
import org.dl4jworkbench.chart.ScatterFigure;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.LabelledImages;
import org.dl4jworkbench.data.Verification;
import org.dl4jworkbench.lab.AssignmentCatalogue;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.ui.assignment.AssignmentPage;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.InsideRun;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.chart.ScatterView;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.ExampleSelection.ClassPair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The tab as a user meets it: what is chosen in one card shows in the others. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // Controls can only be made once JavaFX runs.
class InsideTabTest {
    private final Assignment assignment =
            AssignmentCatalogue.read(Path.of("no-such-folder")).get("mnist-mlp");
    private final SimpleBooleanProperty mapsShown = new SimpleBooleanProperty();

    @TempDir
    static Path folder;

    private TrainModel train;
    private InsideTab tab;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Background background = Background.inPlace();
        ShownRun shown = new ShownRun(new RunLauncher(new Places(null, folder)), background);
        train = new TrainModel(shown, () -> assignment, TrainedRun::noDataset, background);
        InsideModel model = new InsideModel(train, background);
        tab = new InsideTab(
                model,
                record -> dataset(),
                () -> folder.resolve("runs"),
                run -> {
                    throw new AssertionError("what snapshots hold needs no engine");
                },
                new SimpleBooleanProperty(),
                new Exports(folder, background),
                () -> mapsShown.set(true));
        Scene scene = new Scene(tab.root(), 1240, 700);
        scene.getStylesheets().addAll(Dialogs.styles(), AssignmentPage.styles());
        stage.setScene(scene);
        stage.show();
        shown.open(InsideRun.write(folder.resolve("runs"), RunStatus.FINISHED, 4));
        train.tick();
        tab.shown();
    }

    /** Pictures of 2×2 pixels, whose labels are those of the run. */
    private static Dataset dataset() {
        byte[] labels = new byte[InsideRun.WATCHED];
        IntStream.range(0, labels.length).forEach(i -> labels[i] = (byte) (i % 10));
        LabelledImages images = new LabelledImages(2, 2, 1, new byte[4 * labels.length], labels);
        return new Dataset(
                "mnist",
                "Squares",
                Shape.picture(2, 2, 1),
                IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
                images,
                images,
                null,
                Map.of(),
                "a test",
                Verification.GENERATED,
                null);
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }

    private static <T extends Node> T node(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId()) && node.getScene() != null)
                .query();
    }

    private static String text(FxRobot robot, String id) {
        return InsideTabTest.<Labeled>node(robot, id).getText();
    }

    private static List<ShownExample> grid(FxRobot robot) {
        return InsideTabTest.<GridView<ShownExample>>node(robot, "inside-examples")
                .getItems();
    }

    private static Point2D place(FxRobot robot, int example) throws Exception {
        ScatterView scatter = node(robot, "latent");
        waitFor(() -> scatter.placeOf(example) != null);
        return scatter.localToScreen(Objects.requireNonNull(scatter.placeOf(example)));
    }

    private @Nullable Integer chosen() {
        return train.examples().exampleProperty().get();
    }

    @Test
    void aCellOfTheMatrixShowsItsExamplesAndTheChipsCrossForgetsThem(FxRobot robot) throws Exception {
        robot.interact(() -> train.selection().select(2));
        MatrixView matrix = node(robot, "inside-confusion");
        waitFor(() -> matrix.centreOf(new MatrixView.Cell(4, 5)) != null);
        robot.clickOn(matrix.localToScreen(Objects.requireNonNull(matrix.centreOf(new MatrixView.Cell(4, 5)))));

        assertThat(train.examples().pairProperty().get()).isEqualTo(new ClassPair(4, 5));
        assertThat(grid(robot)).hasSize(12).allMatch(each -> each.actual() == 4 && each.predicted() == 5);
        assertThat(text(robot, "inside-pair")).isEqualTo("actual 4 · predicted 5  ✕");
        ScatterView scatter = node(robot, "latent");
        assertThat(Objects.requireNonNull(scatter.emphasisProperty().get()).cardinality())
                .isEqualTo(12);

        robot.clickOn("#inside-pair");
        assertThat(matrix.selectedProperty().get()).isNull();
        assertThat(grid(robot)).hasSize(InsideRun.WATCHED);
        assertThat(scatter.emphasisProperty().get()).isNull();
    }

    @Test
    void aPointChoosesItsExampleAndEnterInTheGridOpensIt(FxRobot robot) throws Exception {
        // At epoch 4 right fours lie at (4, 4), one upon the other, wrong ones at (4, −1).
        robot.clickOn(place(robot, 164));
        assertThat(chosen()).isNotNull().matches(example -> example % 10 == 4 && example >= 160);

        robot.clickOn("#inside-wrong");
        robot.interact(() -> node(robot, "inside-examples").requestFocus());
        robot.type(KeyCode.HOME, KeyCode.ENTER);
        assertThat(node(robot, "example-detail").isVisible()).isTrue();
        assertThat(node(robot, "inside-confusion").getParent().getParent().isVisible())
                .isFalse();
        assertThat(text(robot, "example-title")).isEqualTo("Test example 199");
        assertThat(text(robot, "example-predicted")).isEqualTo("predicted 0");
        assertThat(text(robot, "example-place")).isEqualTo("1 of 40 shown");

        robot.type(KeyCode.RIGHT);
        assertThat(text(robot, "example-title")).isEqualTo("Test example 198");
        robot.clickOn("#example-maps");
        assertThat(mapsShown.get()).isTrue();
        robot.clickOn("#example-title").type(KeyCode.ESCAPE);
        assertThat(node(robot, "example-detail").isVisible()).isFalse();
    }

    @Test
    void aLassoShowsWhatLiesInItAndEscapeForgetsIt(FxRobot robot) throws Exception {
        Point2D at = place(robot, 164);
        robot.clickOn("#latent-lasso");
        robot.moveTo(at.add(-12, -12)).press(MouseButton.PRIMARY);
        for (Point2D corner : List.of(at.add(12, -12), at.add(12, 12), at.add(-12, 12))) {
            robot.moveTo(corner);
        }
        robot.release(MouseButton.PRIMARY);

        // Of the fours, those at places 164, 174, 184 and 194 are wrong.
        assertThat(train.examples().lassoProperty().get()).containsExactly(164, 174, 184, 194);
        assertThat(grid(robot)).extracting(ShownExample::example).containsExactly(194, 184, 174, 164);
        assertThat(text(robot, "inside-lasso-chip")).isEqualTo("lasso of 4  ✕");
        robot.type(KeyCode.ESCAPE);
        assertThat(grid(robot)).hasSize(InsideRun.WATCHED);
    }

    @Test
    void theEpochSliderMovesEveryViewAndNotTheAxes(FxRobot robot) throws Exception {
        ScatterView scatter = node(robot, "latent");
        waitFor(() -> scatter.pointsProperty().get() != null);
        Object axes = scatter.homeProperty().get();
        Slider slider = node(robot, "epoch-slider");
        robot.interact(() -> slider.setValue(1));

        MatrixView matrix = node(robot, "inside-confusion");
        waitFor(() -> Objects.requireNonNull(matrix.matrixProperty().get()).correct() == 40);
        assertThat(Objects.requireNonNull(scatter.pointsProperty().get()).y()[0])
                .isEqualTo(1);
        assertThat(scatter.homeProperty().get()).isEqualTo(axes);
        robot.clickOn("#inside-right");
        assertThat(grid(robot)).hasSize(40);
        assertThat(robot.lookup(".inside-table .table-grid-cell").queryAll().stream()
                        .map(cell -> ((Labeled) cell).getText()))
                .contains("0.200");
    }

    @Test
    void twoEpochsStandSideBySideOverTheSameAxes(FxRobot robot) throws Exception {
        robot.clickOn("#latent-compare");
        ScatterView left = node(robot, "latent");
        ScatterView right = node(robot, "latent-other");
        waitFor(() ->
                left.pointsProperty().get() != null && right.pointsProperty().get() != null);

        // Neither 20 nor 80 were kept: a third on the way, and the last.
        assertThat(Objects.requireNonNull(left.pointsProperty().get()).y()[0]).isEqualTo(1);
        assertThat(Objects.requireNonNull(right.pointsProperty().get()).y()[0]).isEqualTo(4);
        assertThat(left.homeProperty().get()).isEqualTo(right.homeProperty().get());
        assertThat(InsideTabTest.<ComboBox<?>>node(robot, "latent-epoch").isVisible())
                .isTrue();
        robot.clickOn("#latent-compare");
        assertThat(right.getParent().isVisible()).isFalse();
    }

    @Test
    void whatIsShownIsExported(FxRobot robot) throws Exception {
        robot.clickOn("#inside-wrong");
        assertThat(tab.latentFigure()).isInstanceOfSatisfying(ScatterFigure.class, figure -> assertThat(
                        figure.panels().get(0).title())
                .isEqualTo("epoch 4"));
        assertThat(tab.examplesFigure())
                .isInstanceOfSatisfying(ExampleSheet.class, sheet -> assertThat(sheet.examples())
                        .hasSize(24));
    }
}
