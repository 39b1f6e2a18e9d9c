package org.dl4jworkbench.data;

import java.util.List;
import java.util.Map;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/** What the files of a set hold, before crop and resize. */
sealed interface SetContent {
    /** In the order of the labels; for numbers the predicted columns. */
    List<String> classNames();

    /** File name to SHA-256. */
    Map<String, String> sha256();

    /** What the user should know. */
    List<String> warnings();

    /** Whether the files have the official checksums; null where there are none to compare with. */
    @Nullable
    Boolean official();

    /** Examples that all have one shape, in memory. */
    record Values(
            Shape shape,
            List<String> classNames,
            Examples train,
            Examples test,
            Map<String, String> sha256,
            List<String> warnings,
            @Nullable Boolean official)
            implements SetContent {}

    /**
     * Pictures in files, still to be decoded.
     *
     * @param boxes whether the examples are boxes in pictures
     */
    record Pictures(
            List<String> classNames,
            List<PictureExample> train,
            List<PictureExample> test,
            @Nullable PictureBoxes boxes,
            Map<String, String> sha256,
            List<String> warnings)
            implements SetContent {
        @Override
        public @Nullable Boolean official() {
            return null;
        }
    }

    /**
     * One example of a set of picture files.
     *
     * @param region the box, or null for all of the picture
     * @param label the class index
     * @param place the line that names it, or the file, for error messages
     * @param stated the size of the picture that the box was drawn on, as the line states it, or null
     */
    record PictureExample(
            DataFile file,
            PictureDecoder.@Nullable Region region,
            int label,
            String place,
            ImageIoDecoder.@Nullable Header stated) {}
}
