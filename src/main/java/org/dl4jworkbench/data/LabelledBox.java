package org.dl4jworkbench.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.data.SetContent.PictureExample;
import org.dl4jworkbench.model.BadDataException;

/**
 * A box of a picture as an annotation states it.
 *
 * @param place the annotation, for messages
 * @param size the picture's size as stated
 */
record LabelledBox(String place, DataFile file, Region region, ImageIoDecoder.Header size, String label) {
    /** Annotation tools round; what lies further out is a box of another picture. */
    static final int MOST_CLIPPED = 3;

    /**
     * The part of a box that lies inside its picture.
     *
     * @param edges the first column and row, and the ones after the last
     * @param most by how many pixels it may pass the edge
     * @param outside what to do about a box far outside
     */
    static Region clipped(int[] edges, ImageIoDecoder.Header size, int most, String place, String outside) {
        if (edges[2] <= edges[0] || edges[3] <= edges[1]) {
            throw new BadDataException(
                    "the box is empty: columns " + edges[0] + " to " + edges[2] + ", rows " + edges[1] + " to "
                            + edges[3],
                    place,
                    "xmax and ymax must be larger than xmin and ymin");
        }
        int left = Math.max(0, edges[0]);
        int top = Math.max(0, edges[1]);
        int right = Math.min(size.width(), edges[2]);
        int bottom = Math.min(size.height(), edges[3]);
        if (past(edges, size) > most || right <= left || bottom <= top) {
            throw new BadDataException(
                    "the box (columns " + edges[0] + " to " + edges[2] + ", rows " + edges[1] + " to " + edges[3]
                            + ") lies outside its picture of " + size.width() + "x" + size.height(),
                    place,
                    outside);
        }
        return new Region(left, top, right, bottom);
    }

    /** By how many pixels a box passes the edge of its picture; at most 0 where it lies inside. */
    static int past(int[] edges, ImageIoDecoder.Header size) {
        return Math.max(Math.max(-edges[0], -edges[1]), Math.max(edges[2] - size.width(), edges[3] - size.height()));
    }

    /** @param most by how many pixels they passed the edge at most */
    static String warnOfClipped(List<String> clipped, String of, int most) {
        return clipped.size() + (clipped.size() == 1 ? " box" : " boxes") + of + " reached at most " + most
                + " pixels past the picture's edge and were clipped, the first in " + clipped.get(0);
    }

    /** The labels of boxes by alphabet; some that differ in letter case only are refused, since nobody means two classes by that. */
    static List<String> labels(List<LabelledBox> train, List<LabelledBox> test, String where) {
        Set<String> labels = new TreeSet<>();
        Stream.concat(train.stream(), test.stream()).forEach(box -> labels.add(box.label()));
        for (String label : labels) {
            for (String other : labels) {
                if (!label.equals(other) && label.equalsIgnoreCase(other)) {
                    LabelledBox first = Stream.concat(train.stream(), test.stream())
                            .filter(box -> box.label().equals(label))
                            .findFirst()
                            .orElseThrow();
                    throw new BadDataException(
                            "the labels " + label + " and " + other + " differ in letter case only; the labels are "
                                    + NearMiss.list(labels),
                            first.place(),
                            "Write them alike, or name both in classNames");
                }
            }
        }
        return ClassNames.checked(List.copyOf(labels), where);
    }

    static List<PictureExample> examples(List<LabelledBox> boxes, List<String> classNames) {
        return boxes.stream()
                .map(box -> new PictureExample(
                        box.file(), box.region(), classNames.indexOf(box.label()), box.place(), box.size()))
                .toList();
    }

    static List<PictureBoxes.Box> boxes(List<LabelledBox> boxes) {
        return boxes.stream()
                .map(box -> new PictureBoxes.Box(
                        box.file().name(),
                        box.region().left(),
                        box.region().top(),
                        box.region().right(),
                        box.region().bottom()))
                .toList();
    }

    /** The pictures that boxes of both parts lie in, by name. */
    static Set<String> sharedPictures(List<LabelledBox> train, List<LabelledBox> test) {
        Set<String> shared = new TreeSet<>();
        test.forEach(box -> shared.add(box.file().name()));
        Set<String> trained = new HashSet<>();
        train.forEach(box -> trained.add(box.file().name()));
        shared.retainAll(trained);
        return shared;
    }
}
