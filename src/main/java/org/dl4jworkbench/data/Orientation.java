package org.dl4jworkbench.data;

import org.dl4jworkbench.data.PictureDecoder.Region;

/**
 * How a picture is turned between the file and the eye, as a camera notes it in EXIF's tag Orientation.
 *
 * @param code 1 to 8 as EXIF numbers them: 1 as stored, 2 mirrored left to right, 3 turned by half, 4 mirrored top to bottom, 6 to be turned
 *     clockwise by a quarter, 8 counter-clockwise, 5 and 7 mirrored besides
 */
public record Orientation(int code) {
    static final Orientation AS_STORED = new Orientation(1);

    private static final int CODES = 8;
    private static final int FIRST_ON_ITS_SIDE = 5;

    public Orientation {
        if (code < 1 || code > CODES) {
            throw new IllegalArgumentException("no orientation: " + code);
        }
    }

    /** The orientation that a file names; what is not one counts as none, as with every viewer. */
    static Orientation of(long code) {
        return code < 1 || code > CODES ? AS_STORED : new Orientation((int) code);
    }

    /** Whether height and width change places. */
    boolean onItsSide() {
        return code >= FIRST_ON_ITS_SIDE;
    }

    /** Whether the stored columns run from right to left in what is seen: as columns, or as rows of a picture on its side. */
    private boolean columnsBackwards() {
        return code == 2 || code == 3 || code == 7 || code == 8;
    }

    private boolean rowsBackwards() {
        return code == 3 || code == 4 || code == 6 || code == 7;
    }

    /**
     * The picture as it is to be seen.
     *
     * @param pixels as stored, row after row; each pixel's channels together
     * @return pixels of the turned picture, {@code width × height} of the stored one where it lay on its side
     */
    byte[] turned(byte[] pixels, int height, int width, int channels) {
        if (code == 1) {
            return pixels;
        }
        int newHeight = onItsSide() ? width : height;
        int newWidth = onItsSide() ? height : width;
        byte[] turned = new byte[pixels.length];
        int at = 0;
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int column = onItsSide() ? y : x;
                int row = onItsSide() ? x : y;
                column = columnsBackwards() ? width - 1 - column : column;
                row = rowsBackwards() ? height - 1 - row : row;
                int from = (row * width + column) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    turned[at++] = pixels[from++];
                }
            }
        }
        return turned;
    }

    /**
     * Where a rectangle of the stored picture lies in the turned one.
     *
     * @param height of the stored picture
     * @param width of the stored picture
     */
    Region turned(Region stored, int height, int width) {
        int left = columnsBackwards() ? width - stored.right() : stored.left();
        int right = columnsBackwards() ? width - stored.left() : stored.right();
        int top = rowsBackwards() ? height - stored.bottom() : stored.top();
        int bottom = rowsBackwards() ? height - stored.top() : stored.bottom();
        return onItsSide() ? new Region(top, left, bottom, right) : new Region(left, top, right, bottom);
    }
}
