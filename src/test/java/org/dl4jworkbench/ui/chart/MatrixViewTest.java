package org.dl4jworkbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.SampleFigures;
import org.dl4jworkbench.model.ConfusionMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // Controls can only be made once JavaFX runs.
class MatrixViewTest {
    private static final Color ACCENT = Color.web("#0969da");
    private MatrixView view;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        view = new MatrixView();
        stage.setScene(new Scene(new BorderPane(view), 460, 480));
        stage.show();
    }

    private void show(FxRobot robot, ConfusionMatrix matrix) {
        robot.interact(() -> view.setMatrix(matrix));
        Waiting.until(() -> view.centreOf(new MatrixView.Cell(0, 0)) != null);
    }

    private Point2D cell(int actual, int predicted) {
        return view.localToScreen(Objects.requireNonNull(view.centreOf(new MatrixView.Cell(actual, predicted))));
    }

    @Test
    void aClickSelectsTheCellAndASecondOneSelectsNone(FxRobot robot) {
        show(robot, SampleFigures.matrix(SampleFigures.DIGITS, 980));
        assertThat(Waiting.pixels(view, ACCENT)).isZero();
        robot.clickOn(cell(4, 9));
        assertThat(view.selectedProperty().get()).isEqualTo(new MatrixView.Cell(4, 9));
        Waiting.until(() -> Waiting.pixelsNow(view, ACCENT) > 50);
        robot.clickOn(cell(4, 9));
        assertThat(view.selectedProperty().get()).isNull();
    }

    @Test
    void arrowKeysMoveTheSelection(FxRobot robot) {
        show(robot, SampleFigures.matrix(SampleFigures.DIGITS, 980));
        robot.clickOn(cell(3, 3));
        robot.type(KeyCode.RIGHT, KeyCode.DOWN);
        assertThat(view.selectedProperty().get()).isEqualTo(new MatrixView.Cell(4, 4));
        robot.type(KeyCode.ESCAPE);
        assertThat(view.selectedProperty().get()).isNull();
    }

    @Test
    void hoveringTellsCountAndShareOfTheActualClass(FxRobot robot) {
        show(robot, new ConfusionMatrix(List.of("cat", "dog"), new int[][] {{937, 28}, {5, 1000}}));
        robot.moveTo(cell(0, 1));
        Waiting.until(() -> robot.lookup(".hover-card").query().isVisible());
        assertThat(robot.lookup(".hover-card .label").queryAs(Label.class).getText())
                .isEqualTo("actual cat, predicted dog: 28 (2.9 % of cat)");
    }

    @Test
    void aSmallerMatrixDropsASelectionThatItDoesNotHave(FxRobot robot) {
        show(robot, SampleFigures.matrix(SampleFigures.DIGITS, 980));
        robot.interact(() -> view.selectedProperty().set(new MatrixView.Cell(9, 9)));
        robot.interact(() -> view.setMatrix(new ConfusionMatrix(List.of("a", "b"), new int[][] {{1, 0}, {0, 1}})));
        assertThat(view.selectedProperty().get()).isNull();
    }

    @Test
    void theDiagonalIsBlueAndErrorsAreRed(FxRobot robot) {
        show(robot, new ConfusionMatrix(List.of("a", "b"), new int[][] {{100, 0}, {100, 0}}));
        // At full row share both cells have an opacity of 0.92 over the light ground.
        Color ground = Color.WHITE;
        assertThat(Waiting.pixels(view, ground.interpolate(FxColours.series(0), 0.92)))
                .isGreaterThan(1000);
        assertThat(Waiting.pixels(view, ground.interpolate(FxColours.series(2), 0.92)))
                .isGreaterThan(1000);
    }

    @Test
    void noMatrixSaysThatThereIsNoDataYet(FxRobot robot) {
        robot.interact(() -> view.setMatrix(null));
        assertThat(view.centreOf(new MatrixView.Cell(0, 0))).isNull();
        assertThat(Waiting.pixels(view, Color.web("#656d76"))).isGreaterThan(20);
        robot.clickOn(view);
        assertThat(view.selectedProperty().get()).isNull();
    }
}
