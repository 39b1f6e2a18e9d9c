package org.dl4jworkbench.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Pictures of all kinds in the test resources, and what Pillow 9.4 makes of them; {@code make.py} beside them made both. */
final class GoldenPictures {
    private static final Map<String, String> LINES = read();

    private GoldenPictures() {}

    static byte[] file(String name) {
        try (InputStream in = GoldenPictures.class.getResourceAsStream("/pictures/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in golden.txt: those of files, and of ways to turn a picture. */
    static Set<String> names() {
        return LINES.keySet();
    }

    /** The rest of a name's line in golden.txt. */
    static String line(String name) {
        return Objects.requireNonNull(LINES.get(name), name);
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
