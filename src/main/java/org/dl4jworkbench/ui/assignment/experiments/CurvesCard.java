package org.dl4jworkbench.ui.assignment.experiments;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.SetChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.lab.experiment.ExperimentCurves;
import org.dl4jworkbench.lab.experiment.ExperimentExhibits;
import org.dl4jworkbench.lab.experiment.Quantity;
import org.dl4jworkbench.model.Task;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.SeriesToggles;
import org.jspecify.annotations.Nullable;

/** Overlaid learning curves of an experiment: one quantity, a curve per setting, the legend as toggles. */
final class CurvesCard extends VBox {
    private final FigureView view = new FigureView();
    private final ComboBox<Quantity> quantity = new ComboBox<>();
    private final Label basis = new Label();
    private final Label note = new Label("The curves appear with the first evaluated epoch.");
    private final List<Quantity> wanted;
    private @Nullable ExperimentCurves shown;
    private @Nullable Task task;

    /** @param wanted what is shown at first: the first of these that the task has */
    CurvesCard(String id, List<Quantity> wanted, ObservableBooleanValue dark, Exports exports) {
        this.wanted = wanted;
        getStyleClass().add("card");
        setMinWidth(260);
        setPrefWidth(420);
        HBox.setHgrow(this, Priority.ALWAYS);
        quantity.setId(id + "-quantity");
        quantity.setAccessibleText("Quantity");
        quantity.setMinWidth(USE_PREF_SIZE);
        quantity.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Quantity each) {
                return each == null ? "" : each.label();
            }

            @Override
            public Quantity fromString(String text) {
                throw new UnsupportedOperationException("the list is not edited");
            }
        });
        quantity.valueProperty().addListener(observable -> draw());
        view.setId(id);
        view.darkProperty().bind(dark);
        view.hiddenSeries().addListener((SetChangeListener<String>) this::hideSeeds);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        basis.getStyleClass().addAll("muted", "small");
        HBox head = new HBox(quantity, basis, space, exports.menu(this::visible));
        head.getStyleClass().add("card-head");
        note.getStyleClass().add("card-note");
        note.visibleProperty().bind(view.figureProperty().isNull());
        StackPane place = new StackPane(view, note);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().setAll(head, new SeriesToggles(view), place);
    }

    /**
     * Shows curves; null for none yet.
     *
     * @param kind decides which quantities can be chosen
     */
    void show(@Nullable ExperimentCurves curves, Task kind) {
        shown = curves;
        if (kind != task) {
            task = kind;
            List<Quantity> offered = Quantity.of(kind);
            quantity.getItems().setAll(offered);
            quantity.setValue(
                    wanted.stream().filter(offered::contains).findFirst().orElse(offered.get(0)));
        }
        draw();
    }

    private void draw() {
        ExperimentCurves curves = shown;
        Quantity what = quantity.getValue();
        if (curves == null || curves.curves().isEmpty() || what == null) {
            view.setFigure(null);
            basis.setText("");
            return;
        }
        LineFigure figure = ExperimentExhibits.curves(curves, what);
        boolean means = figure.series().stream().anyMatch(each -> each.look() == Series.Look.RAW);
        boolean folds = curves.curves().stream().anyMatch(each -> each.fold() != null);
        basis.setText(means ? folds ? "mean ± deviation of folds" : "mean ± deviation of seeds" : "");
        // The card says that they are means; the legend has room for the settings' names only.
        view.setFigure(figure.withSeries(figure.series().stream()
                .map(each -> each.withName(each.name().replaceAll(", mean of \\d+$", "")))
                .toList()));
    }

    /** The seeds of a setting lie pale below their mean, and go with it. */
    private void hideSeeds(SetChangeListener.Change<? extends String> change) {
        if (!(view.getFigure() instanceof LineFigure figure)) {
            return;
        }
        String name = change.wasAdded() ? change.getElementAdded() : change.getElementRemoved();
        figure.series().stream()
                .filter(mean -> mean.name().equals(name) && mean.look() != Series.Look.RAW)
                .findFirst()
                .ifPresent(mean -> figure.series().stream()
                        .filter(seed -> seed.look() == Series.Look.RAW && seed.colour() == mean.colour())
                        .forEach(seed -> {
                            if (change.wasAdded()) {
                                view.hiddenSeries().add(seed.name());
                            } else {
                                view.hiddenSeries().remove(seed.name());
                            }
                        }));
    }

    /** What is exported is what is seen. */
    private @Nullable LineFigure visible() {
        return view.getFigure() instanceof LineFigure figure
                ? figure.withSeries(figure.series().stream()
                        .filter(series -> !view.hiddenSeries().contains(series.name()))
                        .toList())
                : null;
    }
}
