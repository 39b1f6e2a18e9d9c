package org.dl4jworkbench.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dl4jworkbench.data.Dataset;
import org.dl4jworkbench.data.ImageIoDecoder;
import org.dl4jworkbench.data.PictureBoxes;
import org.dl4jworkbench.data.PictureDecoder;
import org.dl4jworkbench.data.Split;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.Npy;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.rundir.SplitName;
import org.jspecify.annotations.Nullable;

/**
 * A whole picture of the test file with those of its boxes that the test split holds.
 *
 * @param file the picture
 * @param boxes with what each was taken for, where that is known
 */
public record TestPicture(Path file, List<PictureFigure.Box> boxes) {
    public TestPicture {
        boxes = List.copyOf(boxes);
    }

    /**
     * The pictures of a run's test split, in the order of the file; empty where the examples are no boxes.
     *
     * @param predictions a row of probabilities for each example of the test split, in its order; null where none are known
     * @param classNames in the order of the labels
     */
    public static List<TestPicture> of(
            Dataset dataset, Split split, float @Nullable [][] predictions, List<String> classNames) {
        PictureBoxes boxes = dataset.boxes();
        if (boxes == null) {
            return List.of();
        }
        if (predictions != null && predictions.length != split.test().length) {
            throw new BadDataException(
                    "predictions of " + predictions.length + " boxes, but the test split has " + split.test().length,
                    "the run's predictions",
                    "The data set is not the one that the run was trained with; train again");
        }
        if (classNames.size() < dataset.classNames().size()) {
            throw new BadDataException(
                    "the run names " + classNames.size() + " classes, the data set "
                            + dataset.classNames().size(),
                    dataset.origin(),
                    "The data set is not the one that the run was trained with; train again");
        }
        Map<String, List<PictureFigure.Box>> byFile = new LinkedHashMap<>();
        for (int i = 0; i < split.test().length; i++) {
            int example = split.test()[i];
            PictureBoxes.Box box = boxes.test().get(example);
            int predicted = predictions == null ? -1 : largest(predictions[i]);
            byFile.computeIfAbsent(box.file(), file -> new ArrayList<>())
                    .add(new PictureFigure.Box(
                            box.left(),
                            box.top(),
                            box.right(),
                            box.bottom(),
                            classNames.get(dataset.testImages().label(example)),
                            predicted < 0 ? null : classNames.get(predicted),
                            predictions == null ? Double.NaN : predictions[i][predicted]));
        }
        return byFile.entrySet().stream()
                .map(entry -> new TestPicture(boxes.folder().resolve(entry.getKey()), entry.getValue()))
                .toList();
    }

    /**
     * Reads what {@link #of} takes.
     *
     * @throws RunFolderException where the file holds another number of examples or classes
     */
    public static float[][] readPredictions(RunDirectory run, int epoch, Split split, List<String> classNames) {
        return Npy.readFloats(
                run.predictions(epoch, SplitName.TEST),
                Npy.Form.finite().rows(split.test().length).columns(classNames.size()));
    }

    private static int largest(float[] row) {
        int largest = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** How many of its boxes were taken for another class. */
    public long wrong() {
        return boxes.stream().filter(PictureFigure.Box::isWrong).count();
    }

    /** Decodes the picture as it is; takes time. */
    public PictureFigure figure() {
        return decoded(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Decodes the picture and makes it small enough for a place, its boxes with it; takes time. */
    public PictureFigure figure(int mostWidth, int mostHeight) {
        return decoded(mostWidth, mostHeight);
    }

    private PictureFigure decoded(int mostWidth, int mostHeight) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadDataException(
                    "cannot be read (" + e.getMessage() + ")", file.toString(), "Put the picture back", e);
        }
        try (PictureDecoder.Picture picture = new ImageIoDecoder().decode(content, file.toString())) {
            double scale =
                    Math.min(1, Math.min((double) mostWidth / picture.width(), (double) mostHeight / picture.height()));
            int width = Math.max(1, (int) Math.round(picture.width() * scale));
            int height = Math.max(1, (int) Math.round(picture.height() * scale));
            byte[] rgb = picture.cut(new PictureDecoder.Region(0, 0, picture.width(), picture.height()), height, width);
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            int[] line = new int[width];
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    int at = 3 * (row * width + column);
                    line[column] = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
                }
                image.setRGB(0, row, width, 1, line, 0, width);
            }
            return new PictureFigure(
                    name(), image, boxes.stream().map(box -> scaled(box, scale)).toList());
        }
    }

    private static PictureFigure.Box scaled(PictureFigure.Box box, double scale) {
        return scale == 1
                ? box
                : new PictureFigure.Box(
                        (int) Math.round(box.left() * scale),
                        (int) Math.round(box.top() * scale),
                        (int) Math.round(box.right() * scale),
                        (int) Math.round(box.bottom() * scale),
                        box.actual(),
                        box.predicted(),
                        box.probability());
    }

    /** For a report: first pictures with wrong boxes, the worst first, then right ones. */
    static List<TestPicture> forSheet(List<TestPicture> pictures, int count) {
        return pictures.stream()
                .sorted(java.util.Comparator.comparingLong(TestPicture::wrong).reversed())
                .limit(count)
                .map(Objects::requireNonNull)
                .toList();
    }
}
