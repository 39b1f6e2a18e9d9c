package org.dl4jworkbench.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dl4jworkbench.model.BadDataException;

/**
 * The pictures of a folder by the names that annotations call them: as they are, with backslashes, with the folder's own name or a whole
 * path to it in front. A name that fits no file that way is never guessed.
 *
 * @param folder the folder's name
 * @param files by their names below it, with slashes
 */
record PictureLookup(String folder, Map<String, DataFile> files) {
    private static final Pattern DOT_STEPS = Pattern.compile("(^|/)\\./");

    boolean has(String written) {
        return files.containsKey(name(written));
    }

    /** @param place of the annotation, for messages */
    DataFile get(String written, String place) {
        if (written.isBlank()) {
            throw new BadDataException("the file name is empty", place, remedy(""));
        }
        DataFile file = files.get(name(written));
        if (file == null) {
            throw new BadDataException(
                    "there is no picture \"" + written.strip() + "\" in " + folder, place, remedy(near(name(written))));
        }
        return file;
    }

    private String name(String written) {
        String name = DOT_STEPS.matcher(written.strip().replace('\\', '/')).replaceAll("$1");
        if (files.containsKey(name)) {
            return name;
        }
        String inside = "/" + folder.toLowerCase(Locale.ROOT) + "/";
        int at = ("/" + name).toLowerCase(Locale.ROOT).lastIndexOf(inside);
        return at < 0 ? name : name.substring(at + inside.length() - 1);
    }

    private String remedy(String near) {
        return "Put the picture into the folder " + folder + ", or take the box out" + near;
    }

    /** A file elsewhere in the folder, of another letter case or of another ending: it may be meant, but may be another picture. */
    private String near(String name) {
        String own = name.substring(name.lastIndexOf('/') + 1);
        String stem = stem(own);
        List<String> near = files.keySet().stream()
                .filter(each -> stem(each.substring(each.lastIndexOf('/') + 1)).equalsIgnoreCase(stem))
                .toList();
        return near.isEmpty() ? "" : "; did you mean " + NearMiss.list(near) + "?";
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
