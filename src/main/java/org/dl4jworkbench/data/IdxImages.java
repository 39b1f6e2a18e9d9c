package org.dl4jworkbench.data;

/**
 * The content of an IDX picture file: pictures of one size.
 *
 * @param count the number of pictures
 * @param height rows of a picture
 * @param width columns of a picture
 * @param channels 1 for grey, 3 for RGB
 * @param pixels unsigned bytes, {@code count × height × width × channels}, picture after picture, row after row; not copied
 * @param scaled whether the file holds floats from 0 to 1
 * @param digests checksums of the file
 */
public record IdxImages(
        int count, int height, int width, int channels, byte[] pixels, boolean scaled, FileDigests digests) {
    /** With rows and columns exchanged. */
    IdxImages transposed() {
        byte[] turned = new byte[pixels.length];
        int at = 0;
        for (int picture = 0; picture < count; picture++) {
            int start = picture * height * width * channels;
            for (int row = 0; row < width; row++) {
                for (int column = 0; column < height; column++) {
                    int from = start + (column * width + row) * channels;
                    for (int channel = 0; channel < channels; channel++) {
                        turned[at++] = pixels[from + channel];
                    }
                }
            }
        }
        return new IdxImages(count, width, height, channels, turned, scaled, digests);
    }
}
