package org.dl4jworkbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.AxisInterval;
import org.dl4jworkbench.chart.DotFigure;
import org.dl4jworkbench.chart.DotLayout;
import org.dl4jworkbench.chart.ParallelFigure;
import org.dl4jworkbench.chart.ParallelLayout;
import org.dl4jworkbench.chart.SampleTrials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // Controls can only be made once JavaFX runs.
class ParallelViewTest {
    private final TrialSelection selection = new TrialSelection();
    private final List<Integer> opened = new ArrayList<>();
    private ParallelView view;
    private DotView dots;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        view = new ParallelView(selection);
        view.setPrefSize(900, 320);
        view.setOnOpen(opened::add);
        view.figureProperty().set(SampleTrials.parallel(25));
        dots = new DotView(selection);
        dots.setPrefSize(900, 280);
        dots.setOnOpen(opened::add);
        dots.figureProperty().set(SampleTrials.dots(25, 0));
        stage.setScene(new Scene(new VBox(view, dots), 900, 620));
        stage.show();
    }

    private ParallelLayout layout() {
        return Objects.requireNonNull(view.axesLayout());
    }

    private Point2D at(int axis, double value) {
        return view.localToScreen(layout().x().get(axis), layout().y(axis, value));
    }

    private void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
    }

    private ParallelFigure figure() {
        return Objects.requireNonNull(view.shown());
    }

    @Test
    void draggingOnAnAxisBrushesItAndTheBrushCanBeMovedStretchedAndTakenAway(FxRobot robot) {
        drag(robot, at(0, 1e-3), at(0, 0.1));
        AxisInterval brush = selection.brush(0).orElseThrow();
        assertThat(brush.min()).isCloseTo(1e-3, within(2e-4));
        assertThat(brush.max()).isCloseTo(0.1, within(2e-2));
        drag(robot, at(0, 1e-2), at(0, 3e-2));
        AxisInterval moved = selection.brush(0).orElseThrow();
        assertThat(moved.max() / moved.min()).isCloseTo(brush.max() / brush.min(), within(1.0));
        assertThat(moved.min()).isGreaterThan(2 * brush.min());
        drag(robot, at(0, moved.max()), at(0, 0.5));
        AxisInterval stretched = selection.brush(0).orElseThrow();
        assertThat(stretched.max()).isGreaterThan(1.3 * moved.max());
        assertThat(stretched.min()).isCloseTo(moved.min(), within(1e-9));
        robot.moveTo(at(0, 2e-2)).doubleClickOn(MouseButton.PRIMARY);
        assertThat(selection.brushes()).isEmpty();
    }

    @Test
    void brushesOfTwoAxesAreBothToBeMetAndACategoryIsTakenWhole(FxRobot robot) {
        drag(robot, at(1, 30), at(1, 120));
        Point2D relu = at(2, 0);
        drag(robot, relu.add(0, -8), relu.add(0, 8));
        assertThat(selection.brush(2).orElseThrow().contains(0)).isTrue();
        assertThat(selection.brush(2).orElseThrow().contains(1)).isFalse();
        assertThat(figure().lines().stream().filter(figure()::isInside))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.values().get(1)).isBetween(28.0, 122.0);
                    assertThat(line.values().get(2)).isZero();
                });
    }

    @Test
    void theKeysChooseAnAxisAndMoveItsBrush(FxRobot robot) {
        robot.interact(view::requestFocus);
        robot.type(KeyCode.RIGHT, KeyCode.UP);
        assertThat(view.focusedAxis()).isEqualTo(1);
        AxisInterval upper = selection.brush(1).orElseThrow();
        assertThat(upper.min()).isEqualTo(68);
        assertThat(upper.max()).isEqualTo(128);
        robot.type(KeyCode.DOWN);
        assertThat(selection.brush(1).orElseThrow().min()).isCloseTo(62, within(1e-6));
        assertThat(selection.brush(1).orElseThrow().max()).isCloseTo(122, within(1e-6));
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        assertThat(selection.brush(1).orElseThrow().max()).isCloseTo(116, within(1e-6));
        assertThat(selection.brush(1).orElseThrow().min()).isCloseTo(62, within(1e-6));
        robot.type(KeyCode.LEFT, KeyCode.UP);
        assertThat(selection.brushes()).hasSize(2);
        robot.type(KeyCode.ESCAPE);
        assertThat(selection.brushes()).hasSize(1);
        robot.type(KeyCode.ESCAPE);
        assertThat(selection.brushes()).isEmpty();
    }

    @Test
    void aClickOnALinePicksItsTrialInBothFiguresAndADoubleClickOpensIt(FxRobot robot) {
        ParallelFigure.Line line = figure().lines().get(3);
        double x = layout().x().get(4) * 0.7 + layout().x().get(5) * 0.3;
        double y = layout().y(4, line.values().get(4)) * 0.7
                + layout().y(5, line.values().get(5)) * 0.3;
        int trial = Objects.requireNonNull(view.lineAt(x, y)).trial();
        Point2D place = view.localToScreen(x, y);
        robot.moveTo(place);
        assertThat(selection.pointedProperty().get()).isEqualTo(trial);
        assertThat(robot.lookup(".trial-card-title").queryLabeled().getText()).startsWith("trial " + trial);
        robot.clickOn(place);
        assertThat(selection.picked()).containsExactly(trial);
        robot.moveTo(view.localToScreen(5, 5));
        Waiting.until(() -> !dots.lookupAll(".scatter-ring").isEmpty());
        robot.doubleClickOn(place);
        assertThat(opened).containsExactly(trial);
    }

    @Test
    void theShortcutKeyPicksFurtherTrials(FxRobot robot) {
        DotLayout layout = Objects.requireNonNull(dots.pointLayout());
        DotFigure.Dot first = layout.figure().dots().get(1);
        DotFigure.Dot second = layout.figure().dots().get(6);
        for (DotFigure.Dot dot : List.of(first, second)) {
            java.awt.geom.Point2D place = Objects.requireNonNull(layout.place(dot));
            robot.press(KeyCode.SHORTCUT)
                    .clickOn(dots.localToScreen(place.getX(), place.getY()))
                    .release(KeyCode.SHORTCUT);
        }
        assertThat(selection.picked()).containsExactly(first.trial(), second.trial());
    }
}
