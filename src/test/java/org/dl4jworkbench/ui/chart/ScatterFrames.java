package org.dl4jworkbench.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.ClassPoints;
import org.dl4jworkbench.chart.ScatterFigure.Range;

/**
 * Measures by hand how long a scatter of 10,000 points takes: every frame shows other points over another part of the axes, as scrubbing
 * and panning at once would. With {@code -Dprism.order=sw -Djavafx.animation.fullspeed=true} the time between frames is what a frame
 * costs in all, rendering included.
 */
public final class ScatterFrames extends Application {
    private static final int POINTS = 10_000;
    private static final int WARM_UP = 60;
    private static final int FRAMES = 200;

    private final List<ClassPoints> moments = new ArrayList<>();
    private final List<Double> laidOut = new ArrayList<>();
    private final List<Double> between = new ArrayList<>();

    @Override
    public void start(Stage stage) {
        Random random = new Random(1);
        for (int moment = 0; moment < 20; moment++) {
            float[] x = new float[POINTS];
            float[] y = new float[POINTS];
            int[] label = new int[POINTS];
            for (int i = 0; i < POINTS; i++) {
                label[i] = i % 10;
                double angle = label[i] * Math.PI / 5 + moment * 0.02;
                x[i] = (float) (6 * Math.cos(angle) + random.nextGaussian());
                y[i] = (float) (6 * Math.sin(angle) + random.nextGaussian());
            }
            moments.add(ClassPoints.of(x, y, label));
        }
        ScatterView view = new ScatterView();
        view.classesProperty()
                .set(IntStream.range(0, 10).mapToObj(Integer::toString).toList());
        stage.setScene(new Scene(new BorderPane(view), 640, 560));
        stage.show();
        new AnimationTimer() {
            private int frame;
            private long before;

            @Override
            public void handle(long now) {
                if (frame > WARM_UP) {
                    between.add((now - before) / 1e6);
                }
                before = now;
                double shift = 0.02 * (frame % 50);
                view.pointsProperty().set(moments.get(frame % moments.size()));
                view.zoomProperty().set(new Range(-10 + shift, 10 + shift, -10, 10));
                long begun = System.nanoTime();
                view.layout();
                if (frame > WARM_UP) {
                    laidOut.add((System.nanoTime() - begun) / 1e6);
                }
                if (++frame > WARM_UP + FRAMES) {
                    stop();
                    tell("painting", laidOut);
                    tell("frame to frame", between);
                    stage.close();
                }
            }
        }.start();
    }

    private static void tell(String what, List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%s of %,d points: median %.1f ms, 95th percentile %.1f ms, %d frames%n",
                what, POINTS, sorted[sorted.length / 2], sorted[(int) (0.95 * sorted.length)], sorted.length);
    }

    /** In a class path, an application is started by a class that is none. */
    public static final class Start {
        private Start() {}

        public static void main(String[] arguments) {
            Application.launch(ScatterFrames.class, arguments);
        }
    }
}
