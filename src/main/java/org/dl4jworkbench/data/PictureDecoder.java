package org.dl4jworkbench.data;

/**
 * Decodes picture files for data sets. What it must hold to: pixels are those of the file, turned as its EXIF says and every viewer shows them;
 * profiles are not applied, an alpha channel is dropped, grey becomes three equal channels. Used by several threads at once.
 */
public interface PictureDecoder {
    /**
     * Decodes a file, after its header has shown a bearable size.
     *
     * @param file the content of the file
     * @param location the file, for error messages
     * @throws org.dl4jworkbench.model.BadDataException when the content is damaged or of a kind that cannot be decoded
     */
    Picture decode(byte[] file, String location);

    /** A decoded picture; used by one thread. */
    interface Picture extends AutoCloseable {
        int height();

        int width();

        /** How it was turned from what is stored. */
        Orientation orientation();

        /** Whether its file holds more pictures, which are not seen: an animation or pages. */
        boolean oneOfSeveral();

        /**
         * Cuts out a region and brings it to a size, whatever its own proportions.
         *
         * @param region inside the picture
         * @return unsigned bytes, {@code height × width × 3}, row after row, red, green, blue
         */
        byte[] cut(Region region, int height, int width);

        /** Gives back what the picture holds outside the heap. */
        @Override
        void close();
    }

    /**
     * A rectangle of pixels.
     *
     * @param left the first column
     * @param top the first row
     * @param right the column after the last
     * @param bottom the row after the last
     */
    record Region(int left, int top, int right, int bottom) {
        public Region {
            if (left < 0 || top < 0 || right <= left || bottom <= top) {
                throw new IllegalArgumentException(
                        "no region: columns " + left + " to " + right + ", rows " + top + " to " + bottom);
            }
        }

        /** All of a picture. */
        static Region all(int height, int width) {
            return new Region(0, 0, width, height);
        }

        public int width() {
            return right - left;
        }

        public int height() {
            return bottom - top;
        }
    }
}
