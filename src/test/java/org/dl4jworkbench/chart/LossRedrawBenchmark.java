package org.dl4jworkbench.chart;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dl4jworkbench.model.Loss;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A live loss curve and its smoothed line, drawn anew after each point that comes, as the Train page has it drawn in the background. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
@NullUnmarked // JMH fills the fields.
public class LossRedrawBenchmark {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 420;
    private static final double SMOOTHING = 0.9;

    @Param({"10000", "1000000"})
    public int points;

    private final Random random = new Random(1);
    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
    private LiveSeries losses;

    @Setup
    public void makeLosses() {
        losses = new LiveSeries("loss", 0);
        for (int i = 1; i <= points; i++) {
            append();
        }
        losses.smooth(SMOOTHING);
    }

    private void append() {
        int iteration = losses.size() + 1;
        losses.append(iteration, 2.3 / (1 + iteration / 1e4) * Math.exp(0.3 * random.nextGaussian()));
    }

    @Benchmark
    public PlotArea redraw() {
        append();
        Graphics2D g2 = picture.createGraphics();
        g2.setComposite(AlphaComposite.Clear);
        g2.fillRect(0, 0, WIDTH, HEIGHT);
        g2.setComposite(AlphaComposite.SrcOver);
        PlotArea area = Drawing.draw(
                RunFigures.lossPerIteration(losses.raw(), losses.smooth(SMOOTHING), Loss.CROSS_ENTROPY),
                ChartStyle.screenLight(),
                g2,
                new Rectangle2D.Double(0, 0, WIDTH, HEIGHT),
                Medium.pixels(1),
                null);
        g2.dispose();
        return area;
    }
}
