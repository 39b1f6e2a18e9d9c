package org.dl4jworkbench.data;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.data.ImageIoDecoder.Header;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.data.SetContent.PictureExample;
import org.dl4jworkbench.model.BadDataException;
import org.jspecify.annotations.Nullable;

/**
 * Boxes on pictures that EXIF turns. Most annotation tools show the picture turned, some as stored; the size that the annotation states tells
 * which. A box drawn on the picture as stored is turned with it. Where both have that size, the box is taken as drawn on the turned
 * picture, and a warning says so. Used by several threads for different examples.
 */
final class DrawnBoxes {
    private final List<PictureExample> examples;
    private final @Nullable Region[] seen;
    private final boolean[] turned;
    private final boolean[] unclear;

    DrawnBoxes(List<PictureExample> examples) {
        this.examples = examples;
        seen = new Region[examples.size()];
        turned = new boolean[examples.size()];
        unclear = new boolean[examples.size()];
    }

    /**
     * Where a box lies in the picture as it is seen; null for all of it.
     *
     * @param size of the turned picture
     */
    @Nullable
    Region place(int example, Header size, Orientation orientation) {
        PictureExample drawn = examples.get(example);
        Region box = drawn.region();
        Header stated = drawn.stated();
        Header stored = size.turned(orientation);
        if (stated != null && !stated.equals(size) && !stated.equals(stored)) {
            throw new BadDataException(
                    (drawn.place().contains(".xml") ? "size" : "raw_dimensions") + " says " + stated.width() + "x"
                            + stated.height() + ", but " + drawn.file().name() + " is " + size.width() + "x"
                            + size.height(),
                    drawn.place(),
                    "The boxes belong to another version of the picture: take the one they were drawn on");
        }
        if (stated != null && box != null) {
            turned[example] = !stated.equals(size);
            unclear[example] = size.equals(stored) && !orientation.equals(Orientation.AS_STORED);
            box = turned[example] ? orientation.turned(box, stored.height(), stored.width()) : box;
        }
        seen[example] = box;
        return box;
    }

    /** The boxes of a set where they were placed. */
    PictureBoxes of(PictureBoxes drawn) {
        return new PictureBoxes(
                drawn.folder(),
                of(drawn.train(), 0),
                of(drawn.test(), drawn.train().size()));
    }

    private List<PictureBoxes.Box> of(List<PictureBoxes.Box> drawn, int first) {
        List<PictureBoxes.Box> boxes = new ArrayList<>(drawn.size());
        for (int i = 0; i < drawn.size(); i++) {
            Region region = seen[first + i];
            boxes.add(
                    region == null
                            ? drawn.get(i)
                            : new PictureBoxes.Box(
                                    drawn.get(i).file(), region.left(), region.top(), region.right(), region.bottom()));
        }
        return boxes;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        add(warnings, turned, "drawn on the picture as stored, by the size that is stated, and turned with it");
        add(
                warnings,
                unclear,
                "on a picture that EXIF turns without changing its size; taken as drawn on the turned picture");
        return warnings;
    }

    private void add(List<String> warnings, boolean[] marked, String what) {
        int count = 0;
        int first = -1;
        for (int i = 0; i < marked.length; i++) {
            if (marked[i]) {
                first = first < 0 ? i : first;
                count++;
            }
        }
        if (count > 0) {
            warnings.add(count + (count == 1 ? " box was " : " boxes were ") + what + ", the first at "
                    + examples.get(first).place());
        }
    }
}
