package org.dl4jworkbench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dl4jworkbench.data.PictureDecoder.Region;
import org.dl4jworkbench.model.BadDataException;
import org.dl4jworkbench.model.PreprocessingStep;
import org.dl4jworkbench.model.PreprocessingSummary;
import org.dl4jworkbench.model.Shape;

/**
 * What the preprocessing steps make of single pictures, one after the other, for looking at. Steps on values are those of a run
 * but for one thing: standardise takes its mean and deviation from {@value #SAMPLE} pictures of the training split at most.
 * Augment is passed over, it is applied while training. May be used by any thread, not by two at once; reads picture files.
 */
public final class PreprocessingPreview {
    private static final int SAMPLE = 1000;

    /** A standardised value is shown from black at minus this to white at plus this. */
    private static final double DEVIATIONS_SHOWN = 2.5;

    private final Dataset dataset;
    private final List<PreprocessingStep> steps;
    private final List<Preprocessor> onValues = new ArrayList<>();
    private final PictureDecoder decoder = new ImageIoDecoder();

    /**
     * A picture between two steps.
     *
     * @param name of the step it comes from, or "original"
     * @param shape of the picture
     * @param range of its values, such as "0..255"
     * @param argb a colour for each pixel, row after row
     */
    public record Stage(String name, Shape shape, String range, int[] argb) {}

    /**
     * @param dataset of pictures, loaded without steps
     * @param steps all of them; from the first that does not fit on, they are passed over
     * @param train the training split
     */
    public PreprocessingPreview(Dataset dataset, List<PreprocessingStep> steps, int[] train) {
        this.dataset = dataset;
        this.steps = PreprocessingSummary.of(dataset.shape(), steps).steps().stream()
                .takeWhile(step -> step.problem() == null)
                .map(PreprocessingSummary.Step::spec)
                .filter(step -> !(step instanceof PreprocessingStep.Augment))
                .toList();
        LabelledImages all = dataset.trainImages();
        int[] chosen = IntStream.range(0, Math.min(SAMPLE, train.length))
                .map(i -> train[(int) ((long) i * train.length / Math.min(SAMPLE, train.length))])
                .toArray();
        LabelledImages sample = chosen.length == 0 ? picked(all, 0) : picked(all, chosen);
        // Boxes may be grown by a crop, which pictures in memory cannot: their values are about the same.
        sample = PictureSteps.of(onPictures(this.steps.size()).stream()
                        .filter(step -> dataset.boxes() == null || step instanceof PreprocessingStep.Resize)
                        .toList())
                .apply(sample);
        int[] indices = IntStream.range(0, sample.count()).toArray();
        for (int count = 1; count <= this.steps.size(); count++) {
            List<PreprocessingStep> values = this.steps.subList(0, count).stream()
                    .filter(step -> !step.onPictures())
                    .toList();
            onValues.add(Preprocessor.fit(values, sample, indices));
        }
    }

    private List<PreprocessingStep> onPictures(int count) {
        return steps.subList(0, count).stream()
                .filter(PreprocessingStep::onPictures)
                .toList();
    }

    /** The original of a training example and what each step makes of it. */
    public List<Stage> stages(int example) {
        List<Stage> stages = new ArrayList<>();
        LabelledImages picture = picture(example, 0);
        stages.add(bytes("original", picture));
        for (int count = 1; count <= steps.size(); count++) {
            PreprocessingStep step = steps.get(count - 1);
            if (step.onPictures()) {
                picture = picture(example, count);
                stages.add(bytes(step.label(), picture));
            } else if (picture.pictureSize() / picture.channels() == pixels(onValues.get(count - 1))) {
                // Boxes without a resize each have a size of their own; such a run is refused.
                stages.add(values(step, picture, onValues.get(count - 1), steps.subList(0, count)));
            }
        }
        return stages;
    }

    /** A picture after the first steps on pictures. */
    private LabelledImages picture(int example, int count) {
        PictureSteps done = PictureSteps.of(onPictures(count));
        PictureBoxes boxes = dataset.boxes();
        if (boxes == null || example >= boxes.train().size()) {
            return done.apply(picked(dataset.trainImages(), example));
        }
        PictureBoxes.Box box = boxes.train().get(example);
        Path file = boxes.folder().resolve(box.file());
        try (PictureDecoder.Picture whole = decoder.decode(Files.readAllBytes(file), file.toString())) {
            Region region = done.region(
                    new Region(box.left(), box.top(), box.right(), box.bottom()), whole.height(), whole.width());
            PreprocessingStep.Resize resize = done.resize();
            int height = resize == null ? region.height() : resize.height();
            int width = resize == null ? region.width() : resize.width();
            byte[] label = {(byte) dataset.trainImages().label(example)};
            return done.applyRest(new LabelledImages(height, width, 3, whole.cut(region, height, width), label));
        } catch (IOException e) {
            throw new BadDataException("cannot be read (" + e.getMessage() + ")", file.toString(), "Look again", e);
        }
    }

    private static LabelledImages picked(LabelledImages images, int... indices) {
        int size = images.pictureSize();
        byte[] pixels = new byte[indices.length * size];
        byte[] labels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(images.pixels(), images.offset(indices[i]), pixels, i * size, size);
            labels[i] = (byte) images.label(indices[i]);
        }
        return new LabelledImages(images.height(), images.width(), images.channels(), pixels, labels);
    }

    private static Stage bytes(String name, LabelledImages picture) {
        float[] values = new float[picture.pictureSize()];
        int plane = picture.height() * picture.width();
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < picture.channels(); channel++) {
                values[channel * plane + i] = picture.pixels()[i * picture.channels() + channel] & 0xFF;
            }
        }
        Shape shape = Shape.picture(picture.height(), picture.width(), picture.channels());
        return new Stage(name, shape, "0..255", argb(values, shape, 0, 255));
    }

    private static Stage values(
            PreprocessingStep step, LabelledImages picture, Preprocessor preprocessor, List<PreprocessingStep> done) {
        float[] values = new float[preprocessor.size()];
        preprocessor.apply(picture, 0, values, 0);
        Shape shape = Shape.picture(
                picture.height(),
                picture.width(),
                preprocessor.output().dimensions().get(2));
        boolean standardised = done.stream().anyMatch(PreprocessingStep.Standardise.class::isInstance);
        boolean scaled = done.stream().anyMatch(PreprocessingStep.Scale.class::isInstance);
        double low = standardised ? -DEVIATIONS_SHOWN : 0;
        double high = standardised ? DEVIATIONS_SHOWN : scaled ? 1 : 255;
        String range = standardised ? range(values) : scaled ? "0..1" : "0..255";
        return new Stage(step.label(), shape, range, argb(values, shape, low, high));
    }

    private static int pixels(Preprocessor preprocessor) {
        List<Integer> dimensions = preprocessor.output().dimensions();
        return dimensions.get(0) * dimensions.get(1);
    }

    private static String range(float[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return String.format(Locale.ROOT, "%.1f..%.1f", least, most).replace('-', '−');
    }

    private static int[] argb(float[] values, Shape shape, double low, double high) {
        int plane = shape.dimensions().get(0) * shape.dimensions().get(1);
        int channels = shape.dimensions().get(2);
        int[] argb = new int[plane];
        for (int i = 0; i < plane; i++) {
            int colour = 0xFF;
            for (int channel = 0; channel < 3; channel++) {
                float value = values[(channels == 3 ? channel : 0) * plane + i];
                long level = Math.round((value - low) / (high - low) * 255);
                colour = colour << 8 | (int) Math.max(0, Math.min(255, level));
            }
            argb[i] = colour;
        }
        return argb;
    }
}
