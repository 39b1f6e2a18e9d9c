package org.dl4jworkbench.ui.chart;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.LiveSeries;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.chart.XWindow;
import org.dl4jworkbench.model.Loss;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long the loss of a long training takes to be drawn anew: for every picture a hundred losses are appended and smoothed, the
 * figure is made and drawn, and the window is rendered. With {@code -Dprism.order=sw -Djavafx.animation.fullspeed=true} the last
 * line is what a whole picture costs, from the new losses to the picture on the screen. Argument: number of losses.
 */
public final class LossFrames {
    private static final int WARM_UP = 100;
    private static final int FRAMES = 200;
    private static final int WIDTH = 700;
    private static final int HEIGHT = 520;

    private LossFrames() {}

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** Losses that fall and are noisy, as many as asked for. */
    static LiveSeries losses(int count, Random random) {
        LiveSeries live = new LiveSeries("minibatch loss", 0);
        grow(live, count, random);
        return live;
    }

    static void grow(LiveSeries live, int count, Random random) {
        for (int i = 0; i < count; i++) {
            int iteration = live.size() + 1;
            live.append(iteration, 2.3 / Math.sqrt(1 + iteration / 5000.0) * Math.exp(0.3 * random.nextGaussian()));
        }
    }

    private static LineFigure figure(LiveSeries live) {
        return RunFigures.lossPerIteration(live.raw(), live.smooth(0.97), Loss.CROSS_ENTROPY);
    }

    /** The window; Java does not start a main class that is one from the class path. */
    public static final class Window extends Application {
        private final Random random = new Random(1);

        @Override
        public void start(Stage stage) {
            int count = Integer.parseInt(getParameters().getRaw().get(0));
            ImageView picture = new ImageView();
            stage.setScene(new Scene(new BorderPane(picture), WIDTH, HEIGHT));
            stage.show();
            Thread measuring = new Thread(() -> {
                LiveSeries live = losses(count, random);
                drawing(live, "whole", null, false, false);
                drawing(live, "logarithmic", null, true, true);
                drawing(live, "a tenth", new XWindow(0.4 * count, 0.5 * count), false, false);
                Platform.runLater(() -> frames(stage, picture, live));
            });
            measuring.setDaemon(true);
            measuring.start();
        }

        private void drawing(LiveSeries live, String what, @Nullable XWindow zoom, boolean logX, boolean logY) {
            PictureRing ring = new PictureRing();
            double[] growing = new double[FRAMES];
            double[] drawing = new double[FRAMES];
            double[] busy = new double[FRAMES];
            for (int frame = -WARM_UP; frame < FRAMES; frame++) {
                long begun = System.nanoTime();
                grow(live, 100, random);
                LineFigure figure = figure(live).withLog(logX, logY);
                long grown = System.nanoTime();
                long busySince = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                new FigureDrawing(figure, ChartStyle.screenLight(), zoom, WIDTH, HEIGHT, 1, ring.next(WIDTH, HEIGHT))
                        .draw();
                if (frame >= 0) {
                    growing[frame] = (grown - begun) / 1e6;
                    drawing[frame] = (System.nanoTime() - grown) / 1e6;
                    busy[frame] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busySince) / 1e6;
                }
            }
            tell(what + ", appending", live.size(), growing);
            tell(what + ", drawing", live.size(), drawing);
            tell(what + ", drawing, processor time", live.size(), busy);
        }

        /** All in turn on the JavaFX thread, which the program itself never does: then the time between two pulses is the whole. */
        private void frames(Stage stage, ImageView picture, LiveSeries live) {
            PictureRing ring = new PictureRing();
            List<Double> whole = new ArrayList<>();
            new AnimationTimer() {
                private int frame;
                private long before;

                @Override
                public void handle(long now) {
                    long at = System.nanoTime();
                    if (frame > WARM_UP) {
                        whole.add((at - before) / 1e6);
                    }
                    before = at;
                    if (++frame > WARM_UP + FRAMES) {
                        stop();
                        tell(
                                "from new losses to the screen",
                                live.size(),
                                whole.stream().mapToDouble(each -> each).toArray());
                        stage.close();
                        return;
                    }
                    grow(live, 100, random);
                    PictureRing.Picture next = ring.next(WIDTH, HEIGHT);
                    new FigureDrawing(figure(live), ChartStyle.screenLight(), null, WIDTH, HEIGHT, 1, next).draw();
                    picture.setImage(next.toShow());
                }
            }.start();
        }

        private static void tell(String what, int count, double[] millis) {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %,d losses: median %.2f ms, 95th percentile %.2f ms; load %.1f%n",
                    what,
                    count,
                    sorted[sorted.length / 2],
                    sorted[(int) (0.95 * sorted.length)],
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }
}
