package org.dl4jworkbench.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pictures of all kinds in the test resources, and what Pillow 9.4 makes of them; {@code make.py} beside them made both. */
final class GoldenPictures {
    private static final Map<String, String> LINES = read();

    private GoldenPictures() {}

    static byte[] file(String name) {
        try (InputStream in = GoldenPictures.class.getResourceAsStream("/pictures/" + name)) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File name to the rest of its line in golden.txt. */
    static Map<String, String> lines() {
        return LINES;
    }

    private static Map<String, String> read() {
        Map<String, String> lines = new LinkedHashMap<>();
        new String(file("golden.txt"), StandardCharsets.UTF_8).lines().forEach(line -> {
            int space = line.indexOf(' ');
            lines.put(line.substring(0, space), line.substring(space + 1));
        });
        return lines;
    }

    /** All of a picture as the program sees it. */
    static byte[] decoded(byte[] file, String name) {
        try (PictureDecoder.Picture picture = new ImageIoDecoder().decode(file, name)) {
            return picture.cut(
                    PictureDecoder.Region.all(picture.height(), picture.width()), picture.height(), picture.width());
        }
    }
}
