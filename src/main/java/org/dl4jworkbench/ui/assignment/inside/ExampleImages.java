package org.dl4jworkbench.ui.assignment.inside;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;

/** The pictures of examples for the screen, pixel for pixel, painted once and kept while there is room. JavaFX thread. */
final class ExampleImages {
    private static final int KEPT = 2000;

    private final InsideModel inside;
    private final RunPictures pictures;
    private final Map<Integer, Image> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Image> eldest) {
            return size() > KEPT;
        }
    };

    ExampleImages(InsideModel inside, RunPictures pictures) {
        this.inside = inside;
        this.pictures = pictures;
        pictures.stateProperty().addListener((observable, old, now) -> made.clear());
    }

    /**
     * A picture with each of its pixels as a square, which scaling by the screen would blur.
     *
     * @param times the side of the squares
     */
    static Image enlarged(Image small, int times) {
        int width = (int) small.getWidth();
        int height = (int) small.getHeight();
        int[] pixels = new int[width * height];
        small.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        WritableImage large = new WritableImage(width * times, height * times);
        int[] line = new int[width * times];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < line.length; column++) {
                line[column] = pixels[row * width + column / times];
            }
            for (int i = 0; i < times; i++) {
                large.getPixelWriter()
                        .setPixels(
                                0,
                                row * times + i,
                                line.length,
                                1,
                                PixelFormat.getIntArgbInstance(),
                                line,
                                0,
                                line.length);
            }
        }
        return large;
    }

    RunPictures pictures() {
        return pictures;
    }

    /** Null where there is no picture, or not yet. */
    @Nullable
    Image get(int example) {
        Image known = made.get(example);
        MomentContent content = inside.content();
        Watched watched = content == null ? null : content.watched();
        if (known != null || watched == null) {
            return known;
        }
        int[] pixels = pictures.pixels(watched, example);
        if (pixels == null) {
            return null;
        }
        int width = pictures.width();
        int height = pictures.height();
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        made.put(example, image);
        return image;
    }
}
