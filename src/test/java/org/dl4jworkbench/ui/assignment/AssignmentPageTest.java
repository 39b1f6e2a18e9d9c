package org.dl4jworkbench.ui.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.NetworkFigure;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.MatrixView;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.dl4jworkbench.ui.common.Services;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The page as a user meets it: Setup with the embedded data set, runs from the disk, a real training. */
@ExtendWith(ApplicationExtension.class)
class AssignmentPageTest {
    @TempDir
    static Path users;

    private final ExecutorService executor = Background.newExecutor();
    private final List<String> visited = new ArrayList<>();
    private Services services = RunFixtures.services(users, executor);
    private @Nullable AssignmentPage made;
    private @Nullable Stage stage;

    /** Writes down where the page wants to go. */
    private final class Visits implements Navigator {
        @Override
        public void showAssignments() {
            visited.add("assignments");
        }

        @Override
        public void openAssignment(String assignmentId) {
            visited.add(assignmentId);
        }

        @Override
        public void openRun(RunDirectory run) {
            visited.add(run.name());
        }

        @Override
        public void showRuns() {
            visited.add("runs");
        }

        @Override
        public void showData() {
            visited.add("data");
        }

        @Override
        public void showSettings() {
            visited.add("settings");
        }
    }

    @Start
    void open(Stage shown) throws Exception {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        services = RunFixtures.services(Files.createTempDirectory(users, "user"), executor);
        AssignmentPage page = new AssignmentPage(services, new Visits());
        made = page;
        page.open(assignment());
        stage = shown;
        Scene scene = new Scene(page.root(), 1280, 800);
        scene.getStylesheets().addAll(Dialogs.styles(), AssignmentPage.styles());
        shown.setScene(scene);
        shown.show();
        page.shown();
    }

    @Stop
    void close() {
        page().hidden();
        Objects.requireNonNull(stage).hide();
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private AssignmentPage page() {
        return Objects.requireNonNull(made);
    }

    private Assignment assignment() {
        return services.assignments().get("mnist-mlp");
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }

    /** The node of an id, which may hold dots and brackets: paths of the spec do. */
    private static <T extends Node> T node(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId()) && node.getScene() != null)
                .query();
    }

    private static String text(FxRobot robot, String id) {
        return AssignmentPageTest.<Labeled>node(robot, id).getText();
    }

    private static void type(FxRobot robot, String path, String text) {
        TextInputControl field = node(robot, path);
        robot.clickOn(field);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(text);
    }

    @Test
    void aBadNumberShowsItsErrorAndDisablesStart(FxRobot robot) throws Exception {
        type(robot, "training.learningRate", "fast");

        assertThat(robot.lookup(".form .error-text")
                        .match((Node label) -> label.isVisible())
                        .queryLabeled()
                        .getText())
                .isEqualTo("\"fast\" is not a number");
        assertThat(node(robot, "start").isDisabled()).isTrue();
        assertThat(text(robot, "blocked")).contains("Learning rate").contains("fast");

        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(services.launcher().live()).isEmpty();

        type(robot, "training.learningRate", "0.1");
        assertThat(node(robot, "start").isDisabled()).isFalse();
        assertThat(text(robot, "changes")).isEqualTo("1 change · reset");
        robot.clickOn("#changes");
        assertThat(AssignmentPageTest.<TextInputControl>node(robot, "training.learningRate")
                        .getText())
                .isEqualTo("0.4");
    }

    @Test
    void addingMovingAndRemovingLayersChangesTheCounts(FxRobot robot) throws Exception {
        assertThat(text(robot, "parameters")).isEqualTo("47,252");

        robot.clickOn("#layer-1");
        robot.clickOn("#add-layer");
        robot.clickOn("#add-dense");
        assertThat(robot.lookup(".layer-row").queryAll()).hasSize(4);
        // 784·60+60, 60·100+100, 100·2+2, 2·10+10
        assertThat(text(robot, "parameters")).isEqualTo("53,432");

        robot.push(KeyCode.ALT, KeyCode.UP);
        // 784·100+100, 100·60+60, 60·2+2, 2·10+10
        assertThat(text(robot, "parameters")).isEqualTo("84,712");

        robot.push(KeyCode.DELETE);
        assertThat(robot.lookup(".layer-row").queryAll()).hasSize(3);
        assertThat(text(robot, "parameters")).isEqualTo("47,252");

        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(robot.lookup(".layer-row").queryAll()).hasSize(4);
    }

    @Test
    void aLayerThatDoesNotFitSaysSoInItsRow(FxRobot robot) throws Exception {
        robot.clickOn("#layer-3");
        type(robot, "network.layers[2].units", "7");

        assertThat(robot.from(robot.lookup("#layer-3").queryAll())
                        .lookup(".layer-problem")
                        .queryLabeled()
                        .getText())
                .isEqualTo("7 outputs do not fit 10 classes: use 10");
        assertThat(node(robot, "start").isDisabled()).isTrue();
    }

    @Test
    void aConvolutionGoesAboveTheDenseLayersAndTheFlatteningShows(FxRobot robot) throws Exception {
        robot.clickOn("#add-layer");
        robot.clickOn("#add-convolution");

        // 32·(3·3+1), 28·28·32·60+60, 60·2+2, 2·10+10
        assertThat(text(robot, "parameters")).isEqualTo("1,505,812");
        assertThat(robot.lookup(".flatten-hint")
                        .match((Node hint) -> hint.isVisible())
                        .queryLabeled()
                        .getText())
                .isEqualTo("flatten 25,088");
        assertThat(AssignmentPageTest.<TextInputControl>node(robot, "network.layers[0].kernel")
                        .getText())
                .isEqualTo("3");
    }

    @Test
    void thePictureOfTheNetworkOpensAndCloses(FxRobot robot) throws Exception {
        assertThat(node(robot, "network-figure").getParent().isVisible()).isFalse();

        robot.clickOn("#picture");
        FigureView view = node(robot, "network-figure");
        assertThat(view.getParent().isVisible()).isTrue();
        assertThat(view.getFigure()).isInstanceOfSatisfying(NetworkFigure.class, figure -> assertThat(
                        figure.network().layers())
                .hasSize(3));

        robot.clickOn("#close-network");
        assertThat(view.getParent().isVisible()).isFalse();
    }

    @Test
    void anAddedPreprocessingStepShowsWhatItDoesToAPicture(FxRobot robot) throws Exception {
        waitFor(() -> AssignmentPageTest.<FlowPane>node(robot, "preview")
                        .getChildren()
                        .size()
                == 2);

        robot.clickOn("#add-step");
        robot.clickOn("#add-step-standardise");

        waitFor(() -> AssignmentPageTest.<FlowPane>node(robot, "preview")
                        .getChildren()
                        .size()
                == 3);
        assertThat(robot.lookup(".step-row").queryAll()).hasSize(2);
        assertThat(text(robot, "changes")).isEqualTo("1 change · reset");
        robot.clickOn("#usual-steps");
        assertThat(robot.lookup(".step-row").queryAll()).hasSize(1);
    }

    @Test
    void theSplitFollowsTheValidationShareAndRefusesWhatTheFilesDoNotHold(FxRobot robot) throws Exception {
        waitFor(() -> !text(robot, "count-training").equals("–"));
        long training = Long.parseLong(text(robot, "count-training").replace(",", ""));
        long validation = Long.parseLong(text(robot, "count-validation").replace(",", ""));
        assertThat(validation).isEqualTo(Math.round((training + validation) * 0.1));
        assertThat(robot.lookup(".chip.generated").query().isVisible()).isTrue();

        type(robot, "data.validation", "0.5");
        assertThat(text(robot, "count-training")).isEqualTo(text(robot, "count-validation"));

        type(robot, "data.trainExamples", "999999");
        assertThat(text(robot, "count-training")).isEqualTo("–");
        assertThat(text(robot, "blocked")).contains("999,999");
    }

    @Test
    void anotherPresetReplacesTheForm(FxRobot robot) throws Exception {
        robot.clickOn("#preset");
        robot.clickOn("One wide hidden layer");

        assertThat(AssignmentPageTest.<TextInputControl>node(robot, "training.batchSize")
                        .getText())
                .isEqualTo("200");
        assertThat(text(robot, "gradient-explained")).contains("acts like 0.2 with the mean");
    }

    @Test
    void anOldRunOpensWithItsResult(FxRobot robot) throws Exception {
        RunDirectory run = TrainedRun.write(services.runsFolder(), RunStatus.FINISHED, null, 5, 300);
        robot.interact(() -> page().open(run));

        waitFor(() -> robot.lookup("#confusion").tryQuery().isPresent()
                && AssignmentPageTest.<MatrixView>node(robot, "confusion")
                                .matrixProperty()
                                .get()
                        != null);
        MatrixView matrix = node(robot, "confusion");
        assertThat(Objects.requireNonNull(matrix.matrixProperty().get()).correct())
                .isEqualTo(50);
        assertThat(robot.lookup(".table-grid-cell").queryAll().stream().map(cell -> ((Labeled) cell).getText()))
                .contains("best, epoch 4", "last, epoch 5", "test accuracy")
                .contains("0.5000")
                .doesNotContain("0.0000");

        robot.clickOn("first");
        waitFor(() -> robot.lookup(".table-grid-cell").queryAll().stream()
                .anyMatch(cell -> ((Labeled) cell).getText().equals("0.0000")));
        assertThat(Objects.requireNonNull(matrix.matrixProperty().get()).correct())
                .isZero();
        robot.clickOn("last");

        robot.clickOn("Train");
        waitFor(() -> text(robot, "now-test").equals("0.9367"));
        assertThat(text(robot, "run-state")).isEqualTo("finished");
        assertThat(text(robot, "run-best")).isEqualTo("best: epoch 4 · validation 0.9400");
    }

    @Test
    void aFailedRunSaysWhyAndShowsItsLog(FxRobot robot) throws Exception {
        RunDirectory run = TrainedRun.write(
                services.runsFolder(), RunStatus.FAILED, "The engine ran out of memory. Use a smaller batch.", 2, 50);
        robot.interact(() -> page().open(run));

        waitFor(() -> robot.lookup("#failure").tryQuery().isPresent()
                && text(robot, "failure").contains("out of memory"));
        assertThat(node(robot, "resume").isVisible()).isTrue();
        assertThat(text(robot, "start")).isEqualTo("Start anew");
        robot.clickOn("Show engine log");
        waitFor(() -> AssignmentPageTest.<TextInputControl>node(robot, "engine-log")
                .getText()
                .contains("last words of the engine"));
    }

    @Test
    void aFolderThatIsNoRunSaysSo(FxRobot robot) throws Exception {
        robot.interact(() -> page().open(new RunDirectory(services.runsFolder().resolve("gone"))));

        waitFor(() -> robot.lookup(".error-card").tryQuery().isPresent());
    }

    @Test
    void theExperimentsTabShowsTheSettingsOfTheChosenExperiment(FxRobot robot) throws Exception {
        // Not by a click on its name: the card of the list has the same.
        robot.interact(() -> {
            TabPane tabs = robot.lookup(".assignment-page > .tab-pane").query();
            tabs.getSelectionModel()
                    .select(tabs.getTabs().stream()
                            .filter(tab -> tab.getText().equals("Experiments"))
                            .findFirst()
                            .orElseThrow());
        });

        waitFor(() -> AssignmentPageTest.<TableView<?>>node(robot, "experiment-table")
                        .getItems()
                        .size()
                == 3);
        assertThat(text(robot, "experiment-title")).isEqualTo("How the weights start");
        assertThat(text(robot, "experiment-start")).isEqualTo("Run experiment");

        robot.clickOn("Activation of the hidden layer");
        waitFor(() -> AssignmentPageTest.<TableView<?>>node(robot, "experiment-table")
                        .getItems()
                        .size()
                == 4);
        assertThat(robot.lookup(".reported").queryAll().stream()
                        .map(cell -> ((Labeled) cell).getText())
                        .toList())
                .as("the report's own figure stands there before the first run")
                .contains("report 0.9740");
    }

    @Test
    void aRegressionHasAFitAndNoPictures(FxRobot robot) {
        assertThat(tabs(robot))
                .containsExactly("Setup", "Train", "Result", "Latent & errors", "Layers", "Experiments", "Search");

        robot.interact(() -> page().open(services.assignments().get("regression-1d")));
        assertThat(tabs(robot)).containsExactly("Setup", "Train", "Result", "Layers", "Fit", "Experiments", "Search");

        robot.interact(() -> page().open(services.assignments().get("masks-cnn")));
        assertThat(tabs(robot))
                .containsExactly(
                        "Setup", "Train", "Result", "Latent & errors", "Layers", "Pictures", "Experiments", "Search");
    }

    private static List<String> tabs(FxRobot robot) {
        return robot.lookup(".assignment-page > .tab-pane").<TabPane>query().getTabs().stream()
                .map(Tab::getText)
                .toList();
    }

    @Test
    void theCrumbLeadsBackToTheAssignments(FxRobot robot) {
        robot.clickOn("Assignments ›");

        assertThat(visited).containsExactly("assignments");
    }

    @Test
    void aNetworkIsTrainedWatchedAndReadFromThePage(FxRobot robot) throws Exception {
        type(robot, "data.trainExamples", "400");
        type(robot, "data.testExamples", "100");
        type(robot, "training.epochs", "2");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);

        waitFor(() -> text(robot, "run-state").equals("finished"));
        waitFor(() -> text(robot, "epoch-shown").equals("2"));
        assertThat(text(robot, "run-epoch")).isEqualTo("epoch 2 of 2");
        assertThat(text(robot, "now-test")).matches("[01]\\.\\d{4}");
        robot.clickOn("Result");
        waitFor(() -> AssignmentPageTest.<MatrixView>node(robot, "confusion")
                        .matrixProperty()
                        .get()
                != null);
        assertThat(Objects.requireNonNull(AssignmentPageTest.<MatrixView>node(robot, "confusion")
                                .matrixProperty()
                                .get())
                        .total())
                .isEqualTo(100);
        waitFor(() -> services.launcher().live().isEmpty());
        assertThat(text(robot, "start")).isEqualTo("Start training");
    }
}
