package org.dl4jworkbench.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of picture files that are read, by listing folders and by decoding: the one list of both processes. A folder's files are chosen by the
 * endings of their names, and decoded as what their content is.
 */
public enum PictureFormat {
    JPEG("JPEG", "jpg", "jpeg", "jpe", "jfif"),
    PNG("PNG", "png"),
    BMP("BMP", "bmp", "dib"),
    /** The first picture of an animation. */
    GIF("GIF", "gif"),
    /** No animations. */
    WEBP("WebP", "webp"),
    /** The first page. */
    TIFF("TIFF", "tif", "tiff");

    private final String title;
    private final List<String> endings;

    PictureFormat(String title, String... endings) {
        this.title = title;
        this.endings = List.of(endings);
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** What a file of this name should hold; empty when the name is not one of a picture that is read. */
    public static Optional<PictureFormat> ofName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String ending = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(ending))
                .findFirst();
    }

    /** What a file holds, by its first bytes. */
    public static Optional<PictureFormat> ofContent(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
    }

    /** All of them, such as "JPEG, PNG or BMP". */
    public static String titles() {
        return inWords(Arrays.stream(values()).map(PictureFormat::title).toList());
    }

    /** The usual endings of their names. */
    public static String usualEndings() {
        return Arrays.stream(values())
                .map(format -> "." + format.endings.get(0))
                .collect(Collectors.joining(", "));
    }

    private static String inWords(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private boolean begins(byte[] file) {
        return switch (this) {
            case JPEG -> has(file, 0, "\u00FF\u00D8\u00FF");
            case PNG -> has(file, 0, "\u0089PNG\r\n\u001A\n");
            case BMP -> has(file, 0, "BM");
            case GIF -> has(file, 0, "GIF87a") || has(file, 0, "GIF89a");
            case WEBP -> has(file, 0, "RIFF") && has(file, 8, "WEBP");
            case TIFF -> has(file, 0, "II*\0") || has(file, 0, "MM\0*");
        };
    }

    private static boolean has(byte[] file, int at, String bytes) {
        byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= at + wanted.length
                && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
