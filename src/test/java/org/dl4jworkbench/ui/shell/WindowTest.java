package org.dl4jworkbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.SampleFigures;
import org.dl4jworkbench.lab.Preferences;
import org.dl4jworkbench.lab.PreferencesFile;
import org.dl4jworkbench.lab.writeup.Origin;
import org.dl4jworkbench.lab.writeup.WriteUp;
import org.dl4jworkbench.model.RunStatus;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.WorkLock;
import org.dl4jworkbench.ui.common.Background;
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

/** The window as a user meets it, over a user folder with three runs. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    @TempDir
    static Path users;

    private final ExecutorService executor = Background.newExecutor();
    private Path user = users;
    private Services services = RunFixtures.services(user, executor);
    private @Nullable Stage shownStage;
    private volatile boolean exited;
    private @Nullable WorkLock engineLock;

    @Start
    void open(Stage primary) throws Exception {
        // The primary stage is shared with other tests and would keep the window's smallest size.
        Stage shown = new Stage();
        user = Files.createTempDirectory(users, "user");
        Path runs = user.resolve("runs");
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        RunFixtures.run(runs, "R0", RunStatus.FINISHED, noon, 12, 0.95);
        RunFixtures.run(runs, "R1", RunStatus.FAILED, noon.plusSeconds(60), 3, 0.9);
        RunDirectory atWork = RunFixtures.run(runs, "R4-ReLU", RunStatus.RUNNING, noon.plusSeconds(120), 3, 0.9);
        engineLock = WorkLock.take(atWork).orElseThrow();
        shownStage = shown;
        services = WorkbenchApplication.services(new org.dl4jworkbench.lab.Places(null, user), executor);
        WorkbenchApplication.show(shown, services, () -> exited = true);
    }

    @AfterEach
    void end() throws Exception {
        Objects.requireNonNull(engineLock).close();
        executor.shutdownNow();
    }

    @Stop
    void close() {
        stage().hide();
    }

    private Stage stage() {
        return Objects.requireNonNull(shownStage);
    }

    @Test
    void everyPlaceOpensFromTheNavigationAndByItsKey(FxRobot robot) throws Exception {
        robot.clickOn("Runs");
        assertTitle(robot, "Runs");
        robot.clickOn("Data");
        assertTitle(robot, "Data");
        robot.clickOn("Write-up");
        assertTitle(robot, "Write-up");
        robot.clickOn("Settings");
        assertTitle(robot, "Settings");
        robot.clickOn("Assignments");
        assertTitle(robot, "Assignments");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        assertTitle(robot, "Runs");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        assertTitle(robot, "Compare");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        assertTitle(robot, "Data");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        assertTitle(robot, "Write-up");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT6);
        assertTitle(robot, "Settings");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        assertTitle(robot, "Assignments");
    }

    @Test
    void whatIsPinnedCanBeRenamedTakenOutAndPutBack(FxRobot robot) throws Exception {
        robot.clickOn("Write-up");
        waitFor(() -> robot.lookup("Nothing pinned yet").tryQuery().isPresent());
        robot.clickOn("Runs");
        WriteUp writeUp = services.writeUp();
        writeUp.pin(SampleFigures.lossFigure(5), Origin.NONE, Instant.EPOCH);

        robot.clickOn("Write-up");
        waitFor(() -> robot.lookup("#caption-1").tryQuery().isPresent());
        robot.clickOn("#caption-1")
                .push(KeyCode.SHORTCUT, KeyCode.A)
                .write("My loss")
                .push(KeyCode.ENTER);
        waitFor(() -> writeUp.pins().get(0).caption().equals("My loss"));
        waitFor(() ->
                robot.lookup("#caption-1").queryAs(TextField.class).getText().equals("My loss"));
        robot.clickOn(robot.lookup(".pin-card .icon-button").queryAll().stream()
                .filter(each -> "Remove".equals(each.getAccessibleText()))
                .findFirst()
                .orElseThrow());
        waitFor(() -> writeUp.pins().isEmpty());
        waitFor(() -> robot.lookup("Undo").tryQuery().isPresent());
        robot.clickOn("Undo");
        waitFor(() -> writeUp.pins().size() == 1);
    }

    @Test
    void theThemeSwitchTurnsTheWindowDarkAndIsRemembered(FxRobot robot) {
        robot.clickOn("#theme-switch");
        assertThat(scene().getRoot().getStyleClass()).contains("dark");
        assertThat(new PreferencesFile(services.places().preferences()).get().theme())
                .isEqualTo(Preferences.Theme.DARK);
        robot.clickOn("#theme-switch");
        assertThat(scene().getRoot().getStyleClass()).doesNotContain("dark");
    }

    @Test
    void aRunIsDeletedOnlyAfterTheQuestion(FxRobot robot) throws Exception {
        RunDirectory doomed = run("R0");
        select(robot, doomed);
        robot.push(KeyCode.DELETE);
        waitFor(() -> robot.lookup("Delete this run?").tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        waitFor(() -> robot.lookup("Delete this run?").tryQuery().isEmpty());
        assertThat(doomed.path()).exists();

        robot.push(KeyCode.DELETE);
        waitFor(() -> robot.lookup("Delete this run?").tryQuery().isPresent());
        robot.clickOn("Delete");
        waitFor(() -> !Files.exists(doomed.path()));
        waitFor(() -> table(robot).getItems().size() == 2);
    }

    @Test
    void aRunThatAnEngineIsAtWorkOnCannotBeDeleted(FxRobot robot) throws Exception {
        RunDirectory running = run("R4-ReLU");
        select(robot, running);
        assertThat(robot.lookup("#run-delete").query().isDisabled()).isTrue();
        robot.push(KeyCode.DELETE);
        waitFor(() -> robot.lookup(".error-card").tryQuery().isPresent());
        assertThat(running.path()).exists();
    }

    @Test
    void theReasonOfAFailedRunAndItsWayOnAreInView(FxRobot robot) throws Exception {
        select(robot, run("R1"));
        assertThat(robot.lookup(".error-text").queryLabeled().getText()).contains("out of memory");
        assertThat(robot.lookup("#run-resume").query().isVisible()).isTrue();
    }

    @Test
    void closingRemembersWhereTheWindowWas(FxRobot robot) throws Exception {
        robot.interact(() -> {
            stage().setX(20);
            stage().setY(30);
            stage().setWidth(1100);
            stage().setHeight(700);
        });
        robot.push(KeyCode.SHORTCUT, KeyCode.Q);
        waitFor(() -> exited);
        assertThat(stage().isShowing()).isFalse();
        Preferences.WindowState state =
                new PreferencesFile(services.places().preferences()).get().window();
        assertThat(state).isEqualTo(new Preferences.WindowState(20, 30, 1100, 700, false));
    }

    @Test
    void anErrorThatNoPageCaughtIsShownWithWhatHappened(FxRobot robot) throws Exception {
        Thread culprit = new Thread("some-thread");
        IllegalStateException defect = new IllegalStateException("a defect of the program");
        WorkbenchApplication.errors().uncaughtException(culprit, defect);
        waitFor(() -> robot.lookup(".notification").queryAll().size() == 1);
        WorkbenchApplication.errors().uncaughtException(culprit, defect);
        waitFor(() ->
                robot.lookup(".notification").<Notification>query().getMessage().contains("(2 times)"));
        assertThat(robot.lookup(".notification").<Notification>query().getMessage())
                .contains("a defect of the program");
    }

    private void select(FxRobot robot, RunDirectory run) throws Exception {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        waitFor(() -> table(robot).getItems().size() == 3);
        // The navigation lists the same names.
        robot.clickOn(robot.from(table(robot))
                .lookup("mnist-mlp · " + run.read().spec().preset())
                .<Node>query());
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#runs-table").queryTableView();
    }

    private RunDirectory run(String preset) throws Exception {
        try (var folders = Files.list(user.resolve("runs"))) {
            return new RunDirectory(folders.filter(folder -> folder.toString().endsWith("_" + preset))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private Scene scene() {
        return Objects.requireNonNull(stage().getScene());
    }

    private static void assertTitle(FxRobot robot, String title) throws Exception {
        waitFor(() -> robot.lookup(".page-title").queryAll().stream()
                .map(Node::toString)
                .anyMatch(text -> text.contains("'" + title + "'")));
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
