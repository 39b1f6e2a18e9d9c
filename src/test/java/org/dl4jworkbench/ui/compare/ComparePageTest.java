package org.dl4jworkbench.ui.compare;

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
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.lab.compare.ComparedRuns;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Dialogs;
import org.dl4jworkbench.ui.common.Navigator;
import org.dl4jworkbench.ui.common.RunFixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The comparison as a user meets it. */
@ExtendWith(ApplicationExtension.class)
class ComparePageTest {
    @TempDir
    static Path users;

    private final ExecutorService executor = Background.newExecutor();
    private final List<RunDirectory> runs = new ArrayList<>();
    private @Nullable Stage shownStage;
    private @Nullable ComparePage page;

    private static final class Nowhere implements Navigator {
        @Override
        public void showAssignments() {}

        @Override
        public void openAssignment(String assignmentId) {}

        @Override
        public void openRun(RunDirectory run) {}

        @Override
        public void showRuns() {}

        @Override
        public void showData() {}

        @Override
        public void showSettings() {}
    }

    @Start
    void open(Stage primary) throws Exception {
        Path user = Files.createTempDirectory(users, "user");
        for (String change : List.of("training.seed=1", "training.seed=2", "training.learningRate=0.007")) {
            runs.add(ComparedRuns.run(
                    user.resolve("runs"), "mnist-mlp", "R0", new double[] {3 - runs.size(), 1, 0.5}, change));
        }
        ComparePage made = new ComparePage(RunFixtures.services(user, executor), new Nowhere());
        page = made;
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Stage stage = new Stage();
        shownStage = stage;
        stage.setScene(new Scene(made.root(), 1064, 740));
        stage.getScene().getStylesheets().add(Dialogs.styles());
        stage.show();
        made.shown();
    }

    @Stop
    void close() {
        Objects.requireNonNull(page).hidden();
        Objects.requireNonNull(shownStage).close();
        executor.shutdownNow();
    }

    private void compare(FxRobot robot, List<RunDirectory> chosen) {
        robot.interact(() -> Objects.requireNonNull(page).open(chosen));
    }

    @Test
    void runsOfTwoSeedsBecomeTheirMeanAndComeApartAgain(FxRobot robot) throws Exception {
        assertThat(robot.lookup("Nothing to compare yet").queryAs(Label.class).isVisible())
                .isTrue();
        compare(robot, runs.subList(0, 2));
        waitFor(() -> names(robot).size() == 2);
        robot.clickOn("Mean of seeds and folds");
        waitFor(() -> names(robot).size() == 1 && names(robot).get(0).endsWith("mean of 2"));
        assertThat(curves(robot).get(0).hasDeviations()).isTrue();
        robot.clickOn("Mean of seeds and folds");
        waitFor(() -> names(robot).size() == 2);
        assertThat(curves(robot)).noneMatch(Series::hasDeviations);
    }

    @Test
    void aRunDeletedWhileItIsShownIsToldAndTheOthersStay(FxRobot robot) throws Exception {
        compare(robot, runs);
        waitFor(() -> names(robot).size() == 3);
        Files.delete(runs.get(1).record());
        waitFor(() -> names(robot).size() == 2);
        assertThat(robot.lookup("#notices").queryAs(Label.class).getText())
                .contains(runs.get(1).name());
    }

    @Test
    void aChosenColourIsKeptBesideTheRun(FxRobot robot) throws Exception {
        compare(robot, runs);
        waitFor(() -> names(robot).size() == 3);
        robot.interact(() -> Objects.requireNonNull(page)
                .model()
                .colour(
                        Objects.requireNonNull(
                                Objects.requireNonNull(page).model().run(runs.get(2))),
                        "#12ab34"));
        waitFor(() -> curves(robot).stream().anyMatch(series -> series.colour() == 0x1000000 + 0x12ab34));
        assertThat(runs.get(2).readNotes().colour()).isEqualTo("#12ab34");
    }

    @Test
    void everyTabShowsItsPart(FxRobot robot) throws Exception {
        compare(robot, runs);
        waitFor(() -> names(robot).size() == 3);
        robot.clickOn("Scores");
        assertThat(robot.lookup("#compare-scores").queryTableView().getItems()).hasSize(3);
        robot.clickOn("Settings");
        assertThat(robot.lookup("#compare-settings").queryTableView().getItems())
                .hasSize(2);
        robot.clickOn(robot.lookup("#compare-all-settings").queryAs(CheckBox.class));
        assertThat(robot.lookup("#compare-settings").queryTableView().getItems())
                .hasSizeGreaterThan(15);
        robot.clickOn("Confusion");
        waitFor(() -> robot.lookup("#compare-confusion").query().isVisible());
        robot.clickOn("Weights");
        waitFor(() -> robot.lookup("#compare-weights").queryAs(FigureView.class).getFigure() != null);
    }

    private static List<Series> curves(FxRobot robot) {
        return robot.lookup("#compare-curves").queryAs(FigureView.class).getFigure() instanceof LineFigure figure
                ? figure.series()
                : List.of();
    }

    /** Of the list, once the figure shows the same. */
    private static List<String> names(FxRobot robot) {
        ListView<CurveList.Row> list = robot.lookup("#compare-runs").queryListView();
        List<String> names = list.getItems().stream().map(CurveList.Row::name).toList();
        return names.equals(curves(robot).stream().map(Series::name).toList()) ? names : List.of();
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    }
}
