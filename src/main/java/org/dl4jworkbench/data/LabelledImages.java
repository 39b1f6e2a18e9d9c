package org.dl4jworkbench.data;

import java.util.List;
import org.dl4jworkbench.model.PreprocessingStep;

/**
 * Pictures of one size with their class labels, in memory as bytes: 47 MB for MNIST's training file, no object per picture.
 * The arrays are shared with every reader and must not be changed.
 *
 * @param height rows of a picture
 * @param width columns of a picture
 * @param channels 1 for grey, 3 for RGB
 * @param pixels unsigned bytes, {@code count × height × width × channels}, picture after picture, row after row
 * @param labels the class index of each picture, from 0
 */
public record LabelledImages(int height, int width, int channels, byte[] pixels, byte[] labels) implements Examples {
    public LabelledImages {
        long expected = (long) labels.length * height * width * channels;
        if (height < 1 || width < 1 || channels < 1 || pixels.length != expected) {
            throw new IllegalArgumentException(pixels.length + " bytes are not " + labels.length + " pictures of "
                    + height + "×" + width + "×" + channels);
        }
    }

    /** The number of pictures. */
    @Override
    public int count() {
        return labels.length;
    }

    /** The number of values of one picture. */
    public int pictureSize() {
        return height * width * channels;
    }

    /** The class index of a picture. */
    public int label(int index) {
        return labels[index] & 0xFF;
    }

    /**
     * How many of these pictures each class has.
     *
     * @param classes the number of classes, above every label
     */
    public int[] classCounts(int[] indices, int classes) {
        int[] counts = new int[classes];
        for (int index : indices) {
            counts[label(index)]++;
        }
        return counts;
    }

    /** Where a picture starts in {@link #pixels()}. */
    public int offset(int index) {
        return index * pictureSize();
    }

    /** One value of a picture, from 0 to 255. */
    public int pixel(int index, int row, int column, int channel) {
        return pixels[offset(index) + (row * width + column) * channels + channel] & 0xFF;
    }

    /** These pictures with the crop and the resize of the steps done; all other steps are passed over. */
    public LabelledImages cutToSize(List<PreprocessingStep> steps) {
        return PictureSteps.of(steps).apply(this);
    }
}
