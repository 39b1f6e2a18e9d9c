package org.dl4jworkbench.chart;

import java.awt.image.BufferedImage;
import java.util.List;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A whole picture with its boxes: what each is and what it was taken for. Right boxes are solid, wrong ones dashed and of another
 * colour.
 *
 * @param picture not changed by anyone from here on
 * @param boxes drawn in this order
 * @param labelled whether each box says what it is
 * @param emphasised the place of the box that the picture is shown for, from 0: the others are thinner and say nothing; −1 for none
 */
public record PictureFigure(String title, BufferedImage picture, List<Box> boxes, boolean labelled, int emphasised)
        implements Figure {
    public PictureFigure {
        title = PlainText.of(title);
        boxes = List.copyOf(boxes);
    }

    /** With labels. */
    public PictureFigure(String title, BufferedImage picture, List<Box> boxes) {
        this(title, picture, boxes, true, -1);
    }

    /** Frames only, for small pictures. */
    public PictureFigure withoutLabels() {
        return new PictureFigure(title, picture, boxes, false, emphasised);
    }

    /** With one box that stands out. */
    public PictureFigure withEmphasised(int box) {
        return new PictureFigure(title, picture, boxes, labelled, box);
    }

    /**
     * One box, in pixels of the picture.
     *
     * @param right the column after the last
     * @param bottom the row after the last
     * @param actual the name of its class
     * @param predicted the name of the class it was taken for, or null where no prediction is known
     * @param probability of the predicted class, 0 to 1; NaN where no prediction is known
     */
    public record Box(
            int left,
            int top,
            int right,
            int bottom,
            String actual,
            @Nullable String predicted,
            double probability) {
        public Box {
            actual = PlainText.of(actual);
            predicted = PlainText.orNull(predicted);
        }

        public boolean isRight() {
            return actual.equals(predicted);
        }

        public boolean isWrong() {
            return predicted != null && !isRight();
        }

        /** "good 0.98" where it is right, "none → good 0.93" where it is wrong, "good" where no prediction is known. */
        public String label() {
            if (predicted == null) {
                return actual;
            }
            String share =
                    Double.isFinite(probability) ? " " + Numbers.shown(probability, 2) : ", no finite probability";
            return isRight() ? actual + share : actual + " → " + predicted + share;
        }
    }
}
