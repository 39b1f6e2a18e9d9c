package org.dl4jworkbench.ui.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Three pictures in turn that Java2D draws and JavaFX shows without copying: one on the screen, one that the render thread may
 * still be reading, one to draw on. JavaFX thread only.
 */
final class PictureRing {
    private static final int PICTURES = 3;

    private final @Nullable Picture[] pictures = new @Nullable Picture[PICTURES];
    private int next;

    /** A picture whose pixels both sides share. */
    static final class Picture {
        private final BufferedImage drawn;
        private final PixelBuffer<IntBuffer> pixels;
        private final WritableImage shown;

        Picture(int width, int height) {
            drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
            int[] shared = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
            pixels = new PixelBuffer<>(width, height, IntBuffer.wrap(shared), PixelFormat.getIntArgbPreInstance());
            shown = new WritableImage(pixels);
        }

        /** To draw on, on any thread, until {@link #toShow} is called. */
        BufferedImage toDraw() {
            return drawn;
        }

        /** What was drawn, for an image view. */
        Image toShow() {
            pixels.updateBuffer(buffer -> null);
            return shown;
        }
    }

    /** The next picture of the ring, of this size in pixels; its old content is still on it. */
    Picture next(int width, int height) {
        Picture picture = pictures[next];
        if (picture == null || picture.drawn.getWidth() != width || picture.drawn.getHeight() != height) {
            picture = new Picture(width, height);
            pictures[next] = picture;
        }
        next = (next + 1) % PICTURES;
        return picture;
    }
}
