package org.dl4jworkbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.dl4jworkbench.chart.Axis;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.NetworkFigure;
import org.dl4jworkbench.chart.PlotArea;
import org.dl4jworkbench.chart.SampleFigures;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.chart.XWindow;
import org.dl4jworkbench.model.NetworkSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // Controls can only be made once JavaFX runs.
class FigureViewTest {
    private FigureView view;
    private BorderPane pane;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        view = new FigureView();
        pane = new BorderPane(view);
        pane.setTop(new SeriesToggles(view));
        stage.setScene(new Scene(pane, 520, 420));
        stage.show();
    }

    @BeforeEach
    void moveThePointerAway(FxRobot robot) {
        robot.moveTo(view.localToScreen(2, view.getHeight() - 2));
    }

    /** Two lines that rise: a level one may fall between two rows of pixels and show its full colour in none. */
    private static LineFigure rising(double level) {
        return LineFigure.of(
                "rising",
                Axis.counting("iteration"),
                Axis.fromZero("loss"),
                List.of(
                        Series.of(
                                "train", new double[] {0, 100}, new double[] {0.8 * level, level}, 0, Series.Look.LINE),
                        Series.of(
                                "test",
                                new double[] {0, 100},
                                new double[] {0.4 * level, level / 2},
                                2,
                                Series.Look.LINE)));
    }

    private void show(FxRobot robot, Figure figure) {
        long before = view.drawingsProperty().get();
        robot.interact(() -> view.setFigure(figure));
        Waiting.until(() -> view.drawingsProperty().get() > before && view.isUpToDate());
    }

    private PlotArea area() {
        return Objects.requireNonNull(view.plotArea(), "no plot area");
    }

    private Point2D at(double xValue, double share) {
        PlotArea area = area();
        return view.localToScreen(
                area.pixelX(xValue),
                area.bounds().getMinY() + share * area.bounds().getHeight());
    }

    @Test
    void aFigureIsDrawnInTheColoursOfItsSeries(FxRobot robot) {
        show(robot, rising(1));
        assertThat(Waiting.pixels(view, FxColours.series(0))).isGreaterThan(100);
        assertThat(Waiting.pixels(view, FxColours.series(2))).isGreaterThan(100);
        assertThat(view.getAccessibleText()).isEqualTo("rising");
    }

    @Test
    void figuresOfOneMomentComeToTheScreenTogetherWithWhatWaitsForThem(FxRobot robot) {
        FigureView other = new FigureView();
        // Not at its first sight, where a view waits for its size.
        robot.interact(() -> {
            pane.setBottom(other);
            other.setFigure(rising(1));
        });
        Waiting.until(() -> other.drawingsProperty().get() > 0 && other.isUpToDate());
        show(robot, rising(1));
        // Drawn twice at once, the second drawing would be put off.
        AtomicBoolean rested = new AtomicBoolean();
        robot.interact(() -> {
            PauseTransition rest = new PauseTransition(Duration.millis(1000.0 / FigureView.MAX_PER_SECOND));
            rest.setOnFinished(event -> rested.set(true));
            rest.play();
        });
        Waiting.until(rested::get);
        long othersBefore = other.drawingsProperty().get();
        long before = view.drawingsProperty().get();
        List<Long> drawn = new CopyOnWriteArrayList<>();

        robot.interact(() -> {
            other.setFigure(rising(3));
            view.setFigure(rising(2));
            FigureView.afterDrawing(() -> {
                drawn.add(other.drawingsProperty().get() - othersBefore);
                drawn.add(view.drawingsProperty().get() - before);
            });
        });
        Waiting.until(() -> drawn.size() == 2);

        assertThat(drawn).containsExactly(1L, 1L);
    }

    @Test
    void aFigureWithoutDataSaysSoInsteadOfFailing(FxRobot robot) {
        show(robot, LineFigure.of("empty", Axis.counting("epoch"), Axis.fromZero("loss"), List.of()));
        assertThat(view.plotArea()).isNull();
        assertThat(robot.lookup(".figure-failure").queryAs(Label.class).isVisible())
                .isFalse();
        // The frame, at least.
        assertThat(Waiting.pixels(view, javafx.scene.paint.Color.web("#d0d7de")))
                .isGreaterThan(300);
    }

    @Test
    @SuppressWarnings("NullAway") // The broken figure is the point.
    void aFigureThatCannotBeDrawnSaysSoInItsPlaceAndTheNextOneIsDrawn(FxRobot robot) {
        NetworkSummary nothing = null;
        show(robot, new NetworkFigure("No network", nothing));
        Label failure = robot.lookup(".figure-failure").queryAs(Label.class);
        assertThat(failure.isVisible()).isTrue();
        assertThat(failure.getText()).startsWith("This figure cannot be drawn");
        show(robot, rising(1));
        assertThat(failure.isVisible()).isFalse();
    }

    @Test
    void aFigureSetOnEveryPulseIsDrawnTwentyTimesASecondAtMostAndTheLastOneWins(FxRobot robot) {
        show(robot, rising(1));
        List<Long> times = new ArrayList<>();
        robot.interact(() -> {
            view.drawingsProperty().addListener((property, old, now) -> times.add(System.nanoTime()));
            new AnimationTimer() {
                private int round;

                @Override
                public void handle(long now) {
                    round++;
                    view.setFigure(rising(round));
                    if (times.size() >= 12) {
                        view.setFigure(rising(1000));
                        stop();
                    }
                }
            }.start();
        });
        Waiting.until(() -> view.plotArea() != null && area().yMax() >= 1000);
        double seconds = (times.get(11) - times.get(0)) / 1e9;
        // Eleven gaps of 50 ms, less the jitter between the start of a drawing and its arrival.
        assertThat(seconds).isGreaterThan(0.45);
    }

    @Test
    void theFigureIsDrawnAnewInTheNewSize(FxRobot robot) {
        show(robot, rising(1));
        double before = area().bounds().getWidth();
        robot.interact(() -> pane.getScene().getWindow().setWidth(800));
        Waiting.until(() -> area().bounds().getWidth() > before + 200);
    }

    @Test
    void aHighlightedCurveStandsOutAndTheOthersFade(FxRobot robot) {
        show(robot, rising(1));
        int before = Waiting.pixels(view, FxColours.series(0));
        long drawings = view.drawingsProperty().get();
        robot.interact(() -> view.highlightedProperty().set("train"));
        Waiting.until(() -> view.drawingsProperty().get() > drawings);
        assertThat(Waiting.pixels(view, FxColours.series(2))).isZero();
        assertThat(Waiting.pixels(view, FxColours.series(0))).isGreaterThan(before);
        robot.interact(() -> view.highlightedProperty().set(null));
        Waiting.until(() -> Waiting.pixels(view, FxColours.series(2)) > 100);
    }

    @Test
    void ofManyCurvesThoseNextToThePointerAreTold(FxRobot robot) {
        List<Series> many = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            many.add(Series.of(
                    "run " + number, new double[] {0, 100}, new double[] {number, number}, number, Series.Look.LINE));
        }
        show(robot, LineFigure.of("many", Axis.counting("iteration"), Axis.fromZero("loss"), many));
        robot.moveTo(at(99, 0.98));
        Waiting.until(() -> robot.lookup(".hover-card").query().isVisible());
        assertThat(robot.lookup(".hover-card .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .hasSize(13)
                .anyMatch(line -> line.startsWith("run 0 "))
                .noneMatch(line -> line.startsWith("run 39 "));
    }

    @Test
    void hoveringShowsTheValuesAtThatIteration(FxRobot robot) {
        show(robot, rising(1));
        robot.moveTo(at(99, 0.5));
        Waiting.until(() -> robot.lookup(".hover-card").query().isVisible());
        assertThat(robot.lookup(".hover-card .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("iteration 100", "train  1", "test  0.5000");
        assertThat(robot.lookup(".figure-crosshair").query().isVisible()).isTrue();
    }

    @Test
    void draggingZoomsAndADoubleClickShowsAllAgain(FxRobot robot) {
        show(robot, rising(1));
        robot.drag(at(20, 0.5), MouseButton.PRIMARY).dropTo(at(60, 0.5));
        Waiting.until(() -> area().xMin() > 15);
        XWindow window = Objects.requireNonNull(view.windowProperty().get());
        assertThat(window.min()).isBetween(19.0, 21.0);
        assertThat(window.max()).isBetween(59.0, 61.0);
        robot.doubleClickOn(at(40, 0.5));
        Waiting.until(() -> area().xMin() == 0);
        assertThat(view.windowProperty().get()).isNull();
    }

    @Test
    void theKeyboardZoomsToo(FxRobot robot) {
        show(robot, rising(1));
        robot.interact(view::requestFocus);
        robot.type(KeyCode.PLUS);
        Waiting.until(() -> Math.abs(area().xMin() - 25) < 1e-6 && Math.abs(area().xMax() - 75) < 1e-6);
        robot.type(KeyCode.HOME);
        Waiting.until(() -> area().xMax() == 100);
    }

    @Test
    void aToggleHidesItsCurve(FxRobot robot) {
        show(robot, rising(1));
        ToggleButton test = robot.lookup(".series-toggle").queryAllAs(ToggleButton.class).stream()
                .filter(toggle -> toggle.getText().equals("test"))
                .findFirst()
                .orElseThrow();
        robot.clickOn((Node) test);
        Waiting.until(() -> Waiting.pixelsNow(view, FxColours.series(2)) == 0);
        assertThat(Waiting.pixels(view, FxColours.series(0))).isGreaterThan(100);
        robot.clickOn((Node) test);
        Waiting.until(() -> Waiting.pixelsNow(view, FxColours.series(2)) > 100);
    }

    @Test
    void aMillionPointsAreShown(FxRobot robot) {
        show(robot, SampleFigures.lossFigure(1_000_000));
        assertThat(area().xMax()).isEqualTo(1_000_000);
        assertThat(Waiting.pixels(view, FxColours.series(0))).isGreaterThan(100);
    }
}
