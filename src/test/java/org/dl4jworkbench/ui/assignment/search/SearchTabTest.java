package org.dl4jworkbench.ui.assignment.search;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.ParallelLayout;
import org.dl4jworkbench.lab.experiment.ExperimentRuns;
import org.dl4jworkbench.lab.search.CurveRuns;
import org.dl4jworkbench.model.RunRecord;
import org.dl4jworkbench.model.RunSpec;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.AssignmentPage;
import org.dl4jworkbench.ui.chart.ParallelView;
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

/** The Search tab in its page, over runs without engines whose losses follow from their learning rate. */
@ExtendWith(ApplicationExtension.class)
class SearchTabTest {
    @TempDir
    static Path users;

    private final ExecutorService executor = Background.newExecutor();
    private final List<RunDirectory> opened = new ArrayList<>();
    private final List<List<RunDirectory>> compared = new ArrayList<>();
    private Services services = RunFixtures.services(users, executor);
    private @Nullable AssignmentPage made;
    private @Nullable Stage stage;

    /** Notes where the page leads. */
    private final class Led implements Navigator {
        @Override
        public void showAssignments() {}

        @Override
        public void openAssignment(String assignmentId) {}

        @Override
        public void openRun(RunDirectory run) {
            opened.add(run);
        }

        @Override
        public void compare(List<RunDirectory> runs) {
            compared.add(runs);
        }

        @Override
        public void showRuns() {}

        @Override
        public void showData() {}

        @Override
        public void showSettings() {}
    }

    @Start
    void open(Stage shown) throws Exception {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Services plain = RunFixtures.services(Files.createTempDirectory(users, "user"), executor);
        services = new Services(
                plain.places(),
                plain.assignments(),
                plain.launcher(),
                plain.preferences(),
                plain.background(),
                plain.dark(),
                plain.currentDatasets(),
                new ExperimentRuns(new CurveRuns()));
        AssignmentPage page = new AssignmentPage(services, new Led());
        made = page;
        page.open(services.assignments().get("regression-1d"));
        stage = shown;
        Scene scene = new Scene(page.root(), 1280, 800);
        scene.getStylesheets().addAll(Dialogs.styles(), AssignmentPage.styles());
        shown.setScene(scene);
        shown.show();
        page.shown();
    }

    @Stop
    void close() {
        Objects.requireNonNull(made).hidden();
        Objects.requireNonNull(stage).hide();
    }

    @AfterEach
    void end() {
        services.inspectors().close();
        executor.shutdownNow();
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }

    private static <T extends Node> T node(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId()) && node.getScene() != null)
                .query();
    }

    private static String text(FxRobot robot, String id) {
        return SearchTabTest.<Labeled>node(robot, id).getText();
    }

    private static void number(FxRobot robot, String id, int value) {
        Spinner<Integer> spinner = node(robot, id);
        robot.interact(() -> spinner.getValueFactory().setValue(value));
    }

    /** A search of a few trials that has come to its end. */
    private void search(FxRobot robot) throws Exception {
        robot.clickOn("Search");
        waitFor(() -> !text(robot, "search-estimate").isEmpty());
        number(robot, "search-trials-count", 16);
        number(robot, "search-folds", 2);
        number(robot, "search-epochs", 6);
        ComboBox<Integer> engines = node(robot, "search-engines");
        robot.interact(() -> engines.setValue(1));
        assertThat(text(robot, "search-estimate")).startsWith("16 trials × 2 folds = 32 trainings of 6 epochs");
        robot.clickOn("#search-start");
        waitFor(() -> robot.lookup("#search-state").tryQuery().isPresent()
                && node(robot, "final-card").isVisible()
                && robot.lookup("#train-best").query().isVisible()
                && table(robot).getItems().stream().noneMatch(row -> row.row().interim()));
    }

    private static TrialsTable table(FxRobot robot) {
        return node(robot, "search-trials");
    }

    private static ParallelView parallel(FxRobot robot) {
        return node(robot, "search-parallel");
    }

    private static double rate(TrialRow row) {
        return Double.parseDouble(row.row().value("training.learningRate"));
    }

    @Test
    void brushTheParallelCoordinatesOpenTheBestTrialAndCompareItWithThePreset(FxRobot robot) throws Exception {
        RunDirectory preset = presetRun();
        search(robot);
        TrialsTable table = table(robot);
        assertThat(table.getItems()).hasSize(16);

        ParallelView view = parallel(robot);
        waitFor(() -> view.axesLayout() != null && view.isUpToDate());
        ParallelLayout layout = Objects.requireNonNull(view.axesLayout());
        Point2D from = view.localToScreen(layout.x().get(3), layout.y(3, 0.01));
        Point2D to = view.localToScreen(layout.x().get(3), layout.y(3, 0.05));
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
        waitFor(() -> table.getItems().size() < 16);
        assertThat(table.getItems()).isNotEmpty().allSatisfy(row -> assertThat(rate(row))
                .isBetween(0.0095, 0.053));
        assertThat(text(robot, "search-basis")).isEqualTo(table.getItems().size() + " of 16 trials within the brushes");
        TrialRow best = table.getItems().get(0);
        assertThat(best.row().best()).isTrue();

        robot.interact(() -> table.getSelectionModel().select(0));
        waitFor(() -> text(robot, "picked-trials").startsWith("Trial " + best.trial()));
        robot.clickOn("#open-trial");
        MenuItem second = WaitForAsyncUtils.waitForAsyncFx(
                5000, () -> SearchTabTest.<javafx.scene.control.MenuButton>node(robot, "open-trial")
                        .getItems()
                        .get(1));
        assertThat(second.getText()).isEqualTo("Fold 2 of 2 · finished");
        robot.interact(second::fire);
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).read().spec().training().learningRate()).isEqualTo(rate(best));
        assertThat(Objects.requireNonNull(opened.get(0).read().spec().data().fold())
                        .number())
                .isEqualTo(2);

        robot.clickOn("#compare-with-preset");
        waitFor(() -> !compared.isEmpty());
        assertThat(compared.get(0)).hasSize(3).contains(preset, opened.get(0));

        robot.clickOn("#clear-brushes");
        waitFor(() -> table.getItems().size() == 16);
    }

    /** The preset trained as it stands, as an earlier session left it. */
    private RunDirectory presetRun() {
        RunSpec spec = services.assignments().get("regression-1d").preset("R2").spec();
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        RunDirectory run = RunDirectory.create(services.runsFolder(), spec, at, null);
        run.write(RunRecord.created(spec, at, null).withStatus(RunStatus.FINISHED, null, at.plusSeconds(5)));
        return run;
    }

    @Test
    void aTrialsSettingsAreTakenIntoSetupAndUndone(FxRobot robot) throws Exception {
        search(robot);
        TrialsTable table = table(robot);
        TrialRow best = table.getItems().get(0);
        robot.interact(() -> table.getSelectionModel().select(0));
        waitFor(() -> node(robot, "use-in-setup").isVisible());
        robot.clickOn("#use-in-setup");

        javafx.scene.control.TextField rate = node(robot, "training.learningRate");
        waitFor(() -> rate.getText().equals(best.row().value("training.learningRate")));
    }

    @Test
    void aFinishedSearchTrainsItsBestOnEverythingAndTellsWhatTheTestSetSays(FxRobot robot) throws Exception {
        search(robot);
        assertThat(text(robot, "final-text")).startsWith("Best: trial ");
        robot.clickOn("#train-best");
        waitFor(() -> node(robot, "final-figures").isVisible());
        assertThat(text(robot, "final-figures")).isEqualTo("test loss 0.2500");
        robot.clickOn("#open-final");
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).read().spec().data().validation()).isZero();
    }
}
