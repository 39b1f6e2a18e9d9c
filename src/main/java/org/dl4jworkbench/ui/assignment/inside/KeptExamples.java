package org.dl4jworkbench.ui.assignment.inside;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.dl4jworkbench.chart.ExampleSheet;
import org.dl4jworkbench.lab.inside.WatchedPredictions;
import org.dl4jworkbench.rundir.Watched;
import org.jspecify.annotations.Nullable;

/** Sheets of examples for the write-up: those that were kept, or else the first of those that are shown. */
final class KeptExamples {
    private static final int FIRST = 24;

    private KeptExamples() {}

    /** Null where there is none, or no pictures. */
    static @Nullable ExampleSheet sheet(ExamplesModel model, RunPictures pictures) {
        List<Integer> wanted = model.kept().isEmpty()
                ? model.shownProperty().get().stream()
                        .limit(FIRST)
                        .map(ShownExample::example)
                        .toList()
                : List.copyOf(model.kept());
        return of(model.inside(), pictures, wanted);
    }

    /** The chosen example and the one it is compared with, large and with all their probabilities, as they are shown. */
    static @Nullable ExampleSheet chosen(ExamplesModel model, RunPictures pictures) {
        List<Integer> wanted = java.util.stream.Stream.of(
                        model.inside().selection().exampleProperty().get(),
                        model.inside().selection().secondProperty().get())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        ExampleSheet sheet = of(model.inside(), pictures, wanted);
        return sheet == null ? null : sheet.withBars();
    }

    private static @Nullable ExampleSheet of(InsideModel inside, RunPictures pictures, List<Integer> wanted) {
        MomentContent content = inside.content();
        Watched watched = content == null ? null : content.watched();
        WatchedPredictions predictions = inside.predictions();
        if (content == null || watched == null || predictions == null) {
            return null;
        }
        List<ExampleSheet.Example> examples = wanted.stream()
                .filter(example -> example < predictions.count())
                .map(example -> {
                    int[] pixels = pictures.pixels(watched, example);
                    return pixels == null
                            ? null
                            : new ExampleSheet.Example(
                                    example,
                                    picture(pixels, pictures.width(), pictures.height()),
                                    predictions.label(example),
                                    predictions.probabilities(example));
                })
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return examples.isEmpty()
                ? null
                : ExampleSheet.of("Test examples, " + content.moment().label(), inside.classNames(), examples);
    }

    private static BufferedImage picture(int[] pixels, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }
}
