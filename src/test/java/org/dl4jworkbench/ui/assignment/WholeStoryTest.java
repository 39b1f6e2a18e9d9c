package org.dl4jworkbench.ui.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.controlsfx.control.GridView;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.Snapshot;
import org.dl4jworkbench.rundir.Watched;
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

/** From the first click to the write-up, on generated digits, with the engines that really train and look inside. */
@ExtendWith(ApplicationExtension.class)
class WholeStoryTest {
    @TempDir
    static Path users;

    private final ExecutorService executor = Background.newExecutor();
    private Services services = RunFixtures.services(users, executor);
    private @Nullable AssignmentPage made;
    private @Nullable Stage stage;

    /** The page stays where it is. */
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
    void open(Stage shown) throws Exception {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        services = RunFixtures.services(Files.createTempDirectory(users, "user"), executor);
        AssignmentPage page = new AssignmentPage(services, new Nowhere());
        made = page;
        page.open(services.assignments().get("mnist-cnn"));
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
        return WholeStoryTest.<Labeled>node(robot, id).getText();
    }

    private static void type(FxRobot robot, String path, String text) {
        TextInputControl field = node(robot, path);
        robot.clickOn(field);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(text);
    }

    @Test
    void trainScrubClickAWrongExampleSeeItsFeatureMapsAndKeepThemForTheWriteUp(FxRobot robot) throws Exception {
        type(robot, "data.trainExamples", "400");
        type(robot, "data.testExamples", "150");
        type(robot, "training.epochs", "2");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        waitFor(() -> text(robot, "run-state").equals("finished"));

        robot.clickOn("Latent & errors");
        waitFor(() -> grid(robot).getItems().size() == 150);
        robot.clickOn("first");
        waitFor(() -> text(robot, "epoch-shown").equals("0"));
        robot.clickOn("#inside-wrong");
        waitFor(() -> grid(robot).getItems().size() == wrong(0));

        robot.interact(() -> grid(robot).requestFocus());
        robot.type(KeyCode.HOME, KeyCode.ENTER);
        assertThat(text(robot, "example-actual")).isNotEqualTo(text(robot, "example-predicted"));
        String example = text(robot, "example-title").replaceAll("\\D", "");
        robot.clickOn("#example-maps");

        waitFor(() -> robot.lookup("#maps-0").tryQuery().isPresent()
                && node(robot, "maps-0").getLayoutBounds().getHeight() > 20
                && text(robot, "first-title").startsWith("Example " + example + " "));
        robot.clickOn((Node) robot.lookup(".figure-menu")
                .match((Node menu) -> isBelow(menu, "feature-maps"))
                .query());
        robot.clickOn("Pin to write-up");

        Path basket = services.places().user().resolve("write-up");
        waitFor(() -> files(basket).stream().anyMatch(file -> file.endsWith("pin.json")));
        assertThat(files(basket)).anyMatch(file -> file.endsWith(".png")).anyMatch(file -> file.endsWith(".csv"));
        String numbers = Files.readString(basket.resolve(files(basket).stream()
                .filter(file -> file.endsWith(".csv"))
                .findFirst()
                .orElseThrow()));
        assertThat(numbers).contains("Convolution 1").contains("Max pooling");
    }

    private static boolean isBelow(Node node, String id) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (id.equals(each.getId())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    /** The mistakes on the test split at an epoch, counted from the run's files. */
    private int wrong(int epoch) throws IOException {
        RunDirectory run = run();
        Watched watched = run.readWatched().orElseThrow();
        Snapshot snapshot = run.snapshots().stream()
                .filter(each -> each.moment().epoch() == epoch)
                .findFirst()
                .orElseThrow();
        float[][] predictions =
                snapshot.readPredictions(Npy.Form.ANY, Npy.Form.ANY).orElseThrow();
        int wrong = 0;
        for (int row = 0; row < predictions.length; row++) {
            int best = 0;
            for (int c = 1; c < predictions[row].length; c++) {
                best = predictions[row][c] > predictions[row][best] ? c : best;
            }
            wrong += best == watched.labels()[row] ? 0 : 1;
        }
        return wrong;
    }

    private RunDirectory run() throws IOException {
        try (Stream<Path> runs = Files.list(services.runsFolder())) {
            return new RunDirectory(runs.findFirst().orElseThrow());
        }
    }

    private static GridView<?> grid(FxRobot robot) {
        return node(robot, "inside-examples");
    }
}
