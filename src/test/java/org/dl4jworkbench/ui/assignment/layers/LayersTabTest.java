package org.dl4jworkbench.ui.assignment.layers;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.dl4jworkbench.lab.Places;
import org.dl4jworkbench.lab.RunHistory;
import org.dl4jworkbench.lab.RunLauncher;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.assignment.AssignmentPage;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.ShownRun;
import org.dl4jworkbench.ui.assignment.TrainedRun;
import org.dl4jworkbench.ui.assignment.train.TrainModel;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.Dialogs;
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

/** The tab as a user meets it, with an inspector that answers at once. */
@ExtendWith(ApplicationExtension.class)
class LayersTabTest {
    @TempDir
    static Path users;

    private final ExecutorService executor = Background.newExecutor();
    private final FakeInspector inspector = new FakeInspector(InsideRun.DIGITS.summary(InsideRun.digits()));
    private @Nullable TrainModel made;
    private @Nullable ShownRun shown;
    private @Nullable Stage stage;

    @Start
    void open(Stage window) throws Exception {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Path user = Files.createTempDirectory(users, "user");
        Background background = Background.on(executor);
        ShownRun run = new ShownRun(new RunLauncher(new Places(null, user)), background);
        TrainModel train = new TrainModel(run, () -> InsideRun.DIGITS, TrainedRun::noDataset, background);
        LayersModel layers = new LayersModel(train, () -> InsideRun.DIGITS, background);
        LayersTab tab = new LayersTab(
                layers,
                new LayersParts(
                        layers,
                        opened -> inspector,
                        () -> RunHistory.list(user.resolve("runs")),
                        background,
                        Background::onScreen),
                new SimpleBooleanProperty(),
                new Exports(user, background));
        made = train;
        shown = run;
        stage = window;
        StackPane page = new StackPane(tab.root());
        page.getStyleClass().add("assignment-page");
        Scene scene = new Scene(page, 1040, 620);
        scene.getStylesheets().addAll(Dialogs.styles(), AssignmentPage.styles());
        window.setScene(scene);
        window.show();
        tab.shown();
        RunDirectory directory = InsideRun.write(user.resolve("runs"), InsideRun.DIGITS, InsideRun.digits(), 2);
        run.open(directory);
    }

    @Stop
    void close() {
        Objects.requireNonNull(stage).hide();
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private TrainModel train() {
        return Objects.requireNonNull(made);
    }

    private void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
                    Objects.requireNonNull(shown).tick();
                    train().tick();
                    return condition.call();
                }));
    }

    private static <T extends Node> T node(FxRobot robot, String id) {
        return robot.lookup("#" + id).query();
    }

    private static String text(FxRobot robot, String id) {
        return LayersTabTest.<Labeled>node(robot, id).getText();
    }

    private void waitForMaps(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("#maps-0").tryQuery().isPresent()
                && LayersTabTest.<TileStrip>node(robot, "maps-0").tiles().count() > 0);
    }

    @Test
    void choosingAnExampleShowsItsMapsAndTheSliderAsksAnew(FxRobot robot) throws Exception {
        waitForMaps(robot);
        assertThat(text(robot, "first-title")).isEqualTo("Example 13 · actual 3 · predicted 8 (0.82)");
        assertThat(LayersTabTest.<TileStrip>node(robot, "maps-0").tiles().count())
                .isEqualTo(LayerRow.FEW);
        robot.clickOn("#all-maps-0");
        assertThat(LayersTabTest.<TileStrip>node(robot, "maps-0").tiles().count())
                .isEqualTo(40);

        robot.doubleClickOn("#first-number").write("5").push(KeyCode.ENTER);
        waitFor(() -> text(robot, "first-title").startsWith("Example 5 · actual 5 · predicted 5"));
        assertThat(train().examples().exampleProperty().get()).isEqualTo(5);

        int before = inspector.moments.size();
        robot.clickOn("first");
        waitFor(() -> inspector.moments.size() > before
                && inspector.moments.get(inspector.moments.size() - 1).epoch() == 0);
    }

    @Test
    void aMapOpensLargeAndTheArrowKeysStepThroughTheMaps(FxRobot robot) throws Exception {
        waitForMaps(robot);
        TileStrip strip = node(robot, "maps-0");
        robot.clickOn(robot.offset(strip, javafx.geometry.Pos.TOP_LEFT, 12, 12));
        Overlay overlay = node(robot, "layers-overlay");
        assertThat(overlay.isVisible()).isTrue();
        assertThat(titles(robot)).contains("Convolution 1 · map 0 of 40");

        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.LEFT);
        assertThat(titles(robot)).contains("Convolution 1 · map 1 of 40");
        assertThat(robot.lookup(".label").queryAll().stream().map(each -> ((Labeled) each).getText()))
                .contains("Example 13 · min 13.0 · max 13.0", "Example 18 · min 18.0 · max 18.0");

        robot.push(KeyCode.ESCAPE);
        assertThat(overlay.isVisible()).isFalse();
    }

    @Test
    void aDrawingIsPredictedAsItIsDrawn(FxRobot robot) throws Exception {
        waitForMaps(robot);
        Node pad = node(robot, "pad");
        robot.drag(robot.offset(pad, javafx.geometry.Pos.TOP_LEFT, 40, 40))
                .dropTo(robot.offset(pad, javafx.geometry.Pos.TOP_LEFT, 120, 130));

        waitFor(() -> text(robot, "first-title").equals("Your drawing · predicted 7 (0.82)"));
        robot.clickOn("#clear-drawing");
        waitFor(() -> text(robot, "first-title").startsWith("Example 13"));
    }

    @Test
    void saliencyIsLaidOverBothExamples(FxRobot robot) throws Exception {
        waitForMaps(robot);
        robot.clickOn("#mode-saliency");
        waitFor(() -> inspector.methods.size() == 2);
        robot.clickOn("#saliency-grad-cam");
        waitFor(() -> labels(robot).stream().anyMatch(text -> text.equals("Grad-CAM for 8 (0.82)")));
        assertThat(LayersTabTest.<Node>node(robot, "saliency-layer").isVisible())
                .isTrue();
    }

    @Test
    void allFiltersOpenLarge(FxRobot robot) throws Exception {
        waitForMaps(robot);
        waitFor(() ->
                LayersTabTest.<Labeled>node(robot, "all-filters").getText().equals("show all 40"));
        robot.interact(() -> LayersTabTest.<javafx.scene.control.Hyperlink>node(robot, "all-filters")
                .fire());
        assertThat(LayersTabTest.<TileStrip>node(robot, "all-filters-strip")
                        .tiles()
                        .count())
                .isEqualTo(40);
        robot.clickOn("#close-overlay");
        assertThat(LayersTabTest.<Overlay>node(robot, "layers-overlay").isVisible())
                .isFalse();
    }

    private static List<String> titles(FxRobot robot) {
        return robot.lookup(".card-title").queryAll().stream()
                .map(each -> ((Labeled) each).getText())
                .toList();
    }

    private static List<String> labels(FxRobot robot) {
        return robot.lookup(".label").queryAll().stream()
                .map(each -> ((Labeled) each).getText())
                .toList();
    }
}
