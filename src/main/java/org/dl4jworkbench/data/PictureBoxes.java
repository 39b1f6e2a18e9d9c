package org.dl4jworkbench.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the examples of a data set of pictures with boxes come from; the n-th box is the n-th example of its file.
 *
 * @param folder the folder of the pictures
 */
public record PictureBoxes(Path folder, List<Box> train, List<Box> test) {
    /**
     * A box in a picture, in pixels of the file.
     *
     * @param file the picture's name in the folder
     * @param left the first column
     * @param top the first row
     * @param right the column after the last
     * @param bottom the row after the last
     */
    public record Box(String file, int left, int top, int right, int bottom) {}

    public PictureBoxes {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }
}
