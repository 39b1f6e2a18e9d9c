package org.dl4jworkbench.ui.assignment.pictures;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.Drawing;
import org.dl4jworkbench.chart.PictureFigure;
import org.dl4jworkbench.chart.Size;
import org.dl4jworkbench.chart.TestPicture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small pictures with their frames, made on one thread of their own as they come into view, and kept while there is room. */
final class Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final int KEPT = 400;
    private static final Executor THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "thumbnails");
        thread.setDaemon(true);
        return thread;
    });

    private final int width;
    private final int height;
    private final Map<TestPicture, Image> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TestPicture, Image> eldest) {
            return size() > KEPT;
        }
    };

    Thumbnails(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The thumbnail if it is made, else null, and then it is handed over later; JavaFX thread. */
    @Nullable
    Image get(TestPicture picture, Consumer<Image> later) {
        Image known = made.get(picture);
        if (known == null) {
            THREAD.execute(() -> {
                Image image = make(picture);
                Platform.runLater(() -> {
                    made.put(picture, image);
                    later.accept(image);
                });
            });
        }
        return known;
    }

    private Image make(TestPicture picture) {
        WritableImage image = new WritableImage(width, height);
        try {
            PictureFigure figure = picture.figure(width, height);
            // Frames say enough at this size: labels would cover the faces.
            BufferedImage drawn =
                    Drawing.picture(figure.withoutLabels(), ChartStyle.screenLight(), new Size(width, height), 1);
            image.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            drawn.getRGB(0, 0, width, height, null, 0, width),
                            0,
                            width);
        } catch (RuntimeException e) {
            // The place stays empty; chosen, the picture says what is wrong with it.
            LOG.warn("No thumbnail of {}", picture.file(), e);
        }
        return image;
    }
}
