package org.dl4jworkbench.ui.assignment.inside;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.chart.PictureFigure;
import org.dl4jworkbench.chart.TestPicture;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.PictureBoxes;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;

/**
 * The whole picture that an example was cut out of, with the boxes of all watched examples in it.
 *
 * @param emphasised the place of the example's own box among them
 */
record WholePicture(TestPicture picture, int emphasised) {
    /** Null where the examples are no boxes, or the data are not there. */
    static @Nullable WholePicture of(InsideModel inside, RunPictures pictures, int example) {
        Dataset dataset = pictures.dataset();
        PictureBoxes boxes = dataset == null ? null : dataset.boxes();
        MomentContent content = inside.content();
        Watched watched = content == null ? null : content.watched();
        WatchedPredictions predictions = inside.predictions();
        if (boxes == null
                || watched == null
                || predictions == null
                || largest(watched) >= boxes.test().size()) {
            return null;
        }
        List<String> names = inside.classNames();
        String file = boxes.test().get(watched.examples()[example]).file();
        List<PictureFigure.Box> found = new ArrayList<>();
        int emphasised = -1;
        for (int each = 0; each < watched.count(); each++) {
            PictureBoxes.Box box = boxes.test().get(watched.examples()[each]);
            if (box.file().equals(file)) {
                emphasised = each == example ? found.size() : emphasised;
                found.add(new PictureFigure.Box(
                        box.left(),
                        box.top(),
                        box.right(),
                        box.bottom(),
                        names.get(predictions.label(each)),
                        names.get(predictions.predicted(each)),
                        predictions.confidence(each)));
            }
        }
        return new WholePicture(new TestPicture(boxes.folder().resolve(file), found), emphasised);
    }

    private static int largest(Watched watched) {
        int largest = -1;
        for (int each : watched.examples()) {
            largest = Math.max(largest, each);
        }
        return largest;
    }

    /** Decodes the picture; takes time. */
    PictureFigure figure() {
        return picture.figure().withEmphasised(emphasised);
    }
}
