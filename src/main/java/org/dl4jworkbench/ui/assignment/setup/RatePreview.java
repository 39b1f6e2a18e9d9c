package org.dl4jworkbench.ui.assignment.setup;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.RunFigures;
import org.dl4jworkbench.model.TrainingSpec;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FigureView;
import org.jspecify.annotations.Nullable;

/** The learning rate over the training as it will be, drawn anew as one types; hidden while it is constant. */
final class RatePreview extends VBox {
    /** Where the data set is not read yet: the curve over the epochs looks the same for any number. */
    private static final int EXAMPLES_UNKNOWN = 10_000;

    private final ToggleButton log = new ToggleButton("log");
    private final ObjectBinding<@Nullable Figure> figure;

    RatePreview(SetupModel setup, DataModel data, ObservableBooleanValue dark, Exports exports) {
        log.getStyleClass().add("chip-toggle");
        log.setId("rate-log");
        figure = Bindings.createObjectBinding(
                () -> {
                    TrainingSpec training = setup.spec().training();
                    DataModel.@Nullable SplitCounts counts =
                            data.countsProperty().get();
                    return training.hasConstantRate()
                            ? null
                            : RunFigures.learningRate(training, counts == null ? EXAMPLES_UNKNOWN : counts.training())
                                    .withLog(false, log.isSelected());
                },
                setup.specProperty(),
                data.countsProperty(),
                log.selectedProperty());
        FigureView view = new FigureView();
        view.setId("rate-figure");
        view.darkProperty().bind(dark);
        view.figureProperty().bind(figure);
        view.setPrefHeight(150);
        view.setMinHeight(150);
        Label title = new Label("Learning rate");
        title.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, log, exports.menu(figure::get));
        head.getStyleClass().add("card-head");
        getStyleClass().add("rate-preview");
        getChildren().addAll(head, view);
        FieldControls.showIf(this, Bindings.createBooleanBinding(() -> figure.get() != null, figure));
    }
}
