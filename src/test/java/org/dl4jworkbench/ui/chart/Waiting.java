package org.dl4jworkbench.ui.chart;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for what the window does by itself, and looks at what it painted. */
final class Waiting {
    private static final long LIMIT_SECONDS = 20;

    private Waiting() {}

    /** Until a condition holds, asked on the JavaFX thread. */
    static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    LIMIT_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
        } catch (TimeoutException e) {
            throw new AssertionError("nothing happened for " + LIMIT_SECONDS + " s", e);
        }
    }

    /** Pixels of a node that are close to a colour. */
    static int pixels(Node node, Color colour) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> pixelsNow(node, colour));
    }

    /** The same on the JavaFX thread. */
    static int pixelsNow(Node node, Color colour) {
        WritableImage image = node.snapshot(null, null);
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color pixel = image.getPixelReader().getColor(x, y);
                double distance = Math.abs(pixel.getRed() - colour.getRed())
                        + Math.abs(pixel.getGreen() - colour.getGreen())
                        + Math.abs(pixel.getBlue() - colour.getBlue());
                count += distance < 0.06 ? 1 : 0;
            }
        }
        return count;
    }
}
