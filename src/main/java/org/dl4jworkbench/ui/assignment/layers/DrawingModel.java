package org.dl4jworkbench.ui.assignment.layers;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.dl4jworkbench.data.MnistFraming;
import org.dl4jworkbench.data.PenDrawing;
import org.dl4jworkbench.model.Assignment;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.ui.common.Background;
import org.dl4jworkbench.ui.common.NewestQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What the user draws, framed as the data's pictures are; it takes the place of the first example as soon as there is ink, and
 * gives it back when all ink is gone.
 */
final class DrawingModel {
    /** Rows and columns of the pad. */
    static final int PAD = 112;

    private static final double PEN = 10;
    private static final double ERASER = 18;

    private final ExamplesModel examples;
    private final PenDrawing pen = new PenDrawing(PAD);
    private final BooleanProperty erasing = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<int @Nullable []> framed = new ReadOnlyObjectWrapper<>();
    private final NewestQuestion<LayersContent, Optional<LatentMap>> mapping;
    private final ReadOnlyObjectWrapper<@Nullable LatentMap> map = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<float @Nullable []> place = new ReadOnlyObjectWrapper<>();

    DrawingModel(ExamplesModel examples, Background background) {
        this.examples = examples;
        mapping = NewestQuestion.inBackground(
                content -> () -> LatentMap.read(
                        content.run().directory(), content.run().directory().snapshot(content.moment())),
                background);
        examples.layers().train().runProperty().addListener(observable -> {
            mapping.clear();
            clear();
        });
        examples.first().seenProperty().addListener((observable, old, now) -> seen(now));
        mapping.answeredProperty().addListener(observable -> {
            Optional<LatentMap> read = mapping.answer();
            map.set(read == null ? null : read.orElse(null));
            seen(examples.first().seen());
        });
    }

    /** Whether an assignment's pictures can be drawn: square ones of one channel. */
    static boolean suits(Assignment assignment) {
        Shape input = assignment.input();
        return assignment.task() == Task.CLASSIFICATION
                && input.isPicture()
                && input.dimensions().get(2) == 1
                && input.dimensions().get(0).equals(input.dimensions().get(1));
    }

    PenDrawing pen() {
        return pen;
    }

    ExamplesModel examples() {
        return examples;
    }

    /** Whether the pen takes ink away. */
    BooleanProperty erasingProperty() {
        return erasing;
    }

    /** The picture that the network is given: 0 to 255, row after row; null without ink. */
    ReadOnlyObjectProperty<int @Nullable []> framedProperty() {
        return framed.getReadOnlyProperty();
    }

    /** The latent space that the drawing is placed in; null before something is drawn, and where none was kept. */
    ReadOnlyObjectProperty<@Nullable LatentMap> mapProperty() {
        return map.getReadOnlyProperty();
    }

    /** Where the drawing lies on the map, x and y; null for nowhere. */
    ReadOnlyObjectProperty<float @Nullable []> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Places what was drawn; the map is read when the first drawing needs it. */
    private void seen(@Nullable SeenExample seen) {
        LayersContent content = examples.layers().content();
        if (seen == null || content == null || seen.input().drawing() == null) {
            place.set(null);
            return;
        }
        mapping.ask(content);
        LatentMap known = map.get();
        place.set(
                known == null
                        ? null
                        : known.place(
                                seen.activations().layers().get(known.layer()).values()[0]));
    }

    /** Rows and columns of the picture. */
    int side() {
        return examples.layers().assignment().input().dimensions().get(0);
    }

    /** Puts the pen down, at a place on the pad from 0 to {@value #PAD}. */
    void begin(double x, double y) {
        pen.begin(x, y, erasing.get() ? ERASER : PEN, erasing.get());
        changed();
    }

    void lineTo(double x, double y) {
        pen.lineTo(x, y);
        changed();
    }

    void undo() {
        pen.undo();
        changed();
    }

    void clear() {
        pen.clear();
        changed();
    }

    private void changed() {
        int[] picture = pen.isEmpty() ? null : MnistFraming.frame(pen.ink(), PAD, side());
        framed.set(picture);
        examples.drawnProperty().set(picture);
    }
}
