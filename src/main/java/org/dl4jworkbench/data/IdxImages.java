package org.dl4jworkbench.data;

/**
 * The content of an IDX picture file: grey pictures of one size.
 *
 * @param count the number of pictures
 * @param height rows of a picture
 * @param width columns of a picture
 * @param pixels unsigned bytes, {@code count × height × width}, picture after picture, row after row; not copied
 * @param digests checksums of the file
 */
public record IdxImages(int count, int height, int width, byte[] pixels, FileDigests digests) {}
