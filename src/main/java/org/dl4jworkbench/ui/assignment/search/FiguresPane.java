package org.dl4jworkbench.ui.assignment.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.chart.BarFigure;
import org.dl4jworkbench.chart.DotFigure;
import org.dl4jworkbench.lab.FieldNames;
import org.dl4jworkbench.lab.search.SearchFigures;
import org.dl4jworkbench.model.Search;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.assignment.search.SearchExecution.Shown;
import org.dl4jworkbench.ui.chart.DotView;
import org.dl4jworkbench.ui.chart.FigureMenu;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.ParallelView;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;

/** The figures of a search: parallel coordinates, and below them a parameter against the objective, best so far and importance. */
final class FiguresPane extends VBox {
    private static final double PARALLEL_HEIGHT = 286;
    private static final double BELOW_HEIGHT = 286;

    private final SearchModel model;
    private final ParallelView parallel;
    private final DotView dots;
    private final FigureView best = new FigureView();
    private final FigureView importance = new FigureView();
    private final Label importanceNote = Nodes.wrapping("", "card-note");
    private final ComboBox<Search.Parameter> parameter = new ComboBox<>();
    private boolean filling;

    FiguresPane(SearchModel model, ObservableBooleanValue dark, Exports exports, TrialActions actions) {
        this.model = model;
        setSpacing(12);
        parallel = new ParallelView(model.selection());
        parallel.setId("search-parallel");
        parallel.darkProperty().bind(dark);
        parallel.setOnOpen(trial -> TrialsCard.openFirst(model, actions, trial));
        dots = new DotView(model.selection());
        dots.setId("search-scatter");
        dots.darkProperty().bind(dark);
        dots.setOnOpen(trial -> TrialsCard.openFirst(model, actions, trial));
        dots.setFurther(this::values);
        best.setId("search-best-so-far");
        best.darkProperty().bind(dark);
        importance.setId("search-importance");
        importance.darkProperty().bind(dark);
        parameter.setId("search-parameter");
        parameter.setAccessibleText("Parameter");
        parameter.setConverter(SearchWords.converter(each -> FieldNames.of(each.path())));
        parameter.setMaxWidth(210);
        parameter.valueProperty().addListener(observable -> {
            if (!filling) {
                drawDots();
            }
        });
        Label help = Nodes.label("drag on an axis to brush it, double click or Esc to clear", "muted", "small");
        help.setTooltip(new Tooltip("With the keyboard: left and right choose an axis, up and down move its brush,"
                + " with Shift its upper and with Alt its lower end"));
        VBox top = card("Parallel coordinates", help, exports.menu(parallel::shown), parallel);
        top.setMinHeight(PARALLEL_HEIGHT);
        top.setPrefHeight(PARALLEL_HEIGHT);
        HBox below = new HBox(
                card("", parameter, exports.menu(dots.figureProperty()::get), dots),
                card("Best so far", null, exports.menu(best.figureProperty()::get), best),
                card(
                        "Importance",
                        null,
                        exports.menu(importance.figureProperty()::get),
                        new StackPane(importance, importanceNote)));
        below.getStyleClass().add("charts");
        below.setMinHeight(BELOW_HEIGHT);
        below.setPrefHeight(BELOW_HEIGHT);
        getChildren().setAll(top, below);
        model.execution().shownProperty().addListener(observable -> refresh());
        model.selection().brushesProperty().addListener(observable -> drawDots());
        refresh();
    }

    private static VBox card(String title, @Nullable Node extra, FigureMenu menu, Node figure) {
        HBox head = new HBox(8);
        if (!title.isEmpty()) {
            Label name = Nodes.label(title, "card-title");
            name.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(name);
        }
        if (extra != null) {
            head.getChildren().add(extra);
        }
        head.getChildren().addAll(Nodes.space(), menu);
        head.getStyleClass().add("card-head");
        VBox.setVgrow(figure, Priority.ALWAYS);
        VBox card = new VBox(head, figure);
        card.getStyleClass().add("card");
        card.setMinWidth(200);
        card.setPrefWidth(320);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private void refresh() {
        Shown shown = model.execution().shownProperty().get();
        Nodes.show(this, shown != null);
        if (shown == null) {
            parallel.figureProperty().set(null);
            dots.figureProperty().set(null);
            best.setFigure(null);
            importance.setFigure(null);
            return;
        }
        List<Search.Parameter> parameters = shown.table().parameters();
        if (!parameter.getItems().equals(parameters)) {
            filling = true;
            parameter.getItems().setAll(parameters);
            parameter.setValue(parameters.get(0));
            filling = false;
        }
        parallel.figureProperty().set(shown.parallel());
        best.setFigure(shown.bestSoFar());
        BarFigure shares = shown.importance();
        boolean known = !shares.categories().isEmpty();
        importance.setFigure(known ? shares : null);
        importanceNote.setText("With five finished trials there is something to tell.");
        Nodes.show(importanceNote, !known);
        drawDots();
    }

    private void drawDots() {
        Shown shown = model.execution().shownProperty().get();
        Search.Parameter wanted = parameter.getValue();
        if (shown == null || wanted == null) {
            return;
        }
        Set<Integer> brushed = model.brushed();
        DotFigure figure = SearchFigures.scatter(
                shown.table(), wanted.path(), trial -> brushed != null && !brushed.contains(trial));
        dots.figureProperty().set(figure);
    }

    /** What the card beside the pointer tells of a trial. */
    private Map<String, String> values(int trial) {
        Map<String, String> values = new LinkedHashMap<>();
        Shown shown = model.execution().shownProperty().get();
        if (shown != null) {
            shown.trial(trial).ifPresent(row -> {
                row.row().values().forEach((path, value) -> values.put(FieldNames.of(path), value));
                values.put("state", row.state());
            });
        }
        return values;
    }
}
