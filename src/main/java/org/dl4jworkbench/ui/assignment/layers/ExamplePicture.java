package org.dl4jworkbench.ui.assignment.layers;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.dl4jworkbench.lab.inside.LayerActivations;

/**
 * An input as a picture, as the network sees it.
 *
 * @param argb row after row
 */
record ExamplePicture(int rows, int columns, int[] argb) {
    /** Of an input that is a picture; what a preprocessing step moved out of 0 to 1 is brought back to the range of the screen. */
    static ExamplePicture of(LayerActivations.Activation input) {
        int rows = input.shape().dimensions().get(0);
        int columns = input.shape().dimensions().get(1);
        float[][] channels = input.values();
        float low = 0;
        float high = 1;
        for (float[] channel : channels) {
            for (float value : channel) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        int[] argb = new int[rows * columns];
        for (int place = 0; place < argb.length; place++) {
            int red = grey(channels[0][place], low, high);
            int green = channels.length >= 3 ? grey(channels[1][place], low, high) : red;
            int blue = channels.length >= 3 ? grey(channels[2][place], low, high) : red;
            argb[place] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
        return new ExamplePicture(rows, columns, argb);
    }

    private static int grey(float value, float low, float high) {
        return Math.round(255 * (value - low) / (high - low));
    }

    /** For the screen. */
    Image image() {
        WritableImage image = new WritableImage(columns, rows);
        image.getPixelWriter().setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
        return image;
    }

    /** For figures. */
    BufferedImage buffered() {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, columns, rows, argb, 0, columns);
        return image;
    }
}
