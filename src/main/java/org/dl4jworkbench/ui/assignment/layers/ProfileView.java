package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Series;
import org.dl4jworkbench.ui.assignment.Exports;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.FxColours;
import org.dl4jworkbench.ui.common.Nodes;

/** The layers of a regression for inputs that the user picks, a chart under the other. */
final class ProfileView {
    private static final double HEIGHT = 190;
    private static final int MOST_NAMED = 8;

    private final ProfileModel model;
    private final ObservableBooleanValue dark;
    private final Exports exports;
    private final TextField inputs = new TextField();
    private final Label problem = Nodes.label("", "error-text");
    private final HBox key = new HBox(12);
    private final VBox charts = new VBox(12);
    private final List<FigureView> views = new ArrayList<>();
    private final List<Label> titles = new ArrayList<>();
    private final VBox root;

    ProfileView(ProfileModel model, ObservableBooleanValue dark, Exports exports) {
        this.model = model;
        this.dark = dark;
        this.exports = exports;
        inputs.setId("profile-inputs");
        inputs.setPrefColumnCount(18);
        inputs.textProperty().bindBidirectional(model.textProperty());
        inputs.setTooltip(new Tooltip("Inputs with commas between; of several columns: 1, 2; 3, 4"));
        ToggleGroup group = new ToggleGroup();
        ToggleButton units = toggle("units, for inputs", group);
        ToggleButton curves = toggle("curves over x", group);
        curves.setId("profile-curves");
        curves.setTooltip(new Tooltip("Each unit's activation over the whole range of x"));
        group.selectToggle(units);
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                group.selectToggle(old);
            } else {
                model.curvesProperty().set(now == curves);
            }
        });
        inputs.disableProperty().bind(model.curvesProperty());
        key.setAlignment(Pos.CENTER_LEFT);
        problem.textProperty().bind(model.textProblemProperty());
        HBox line = new HBox(8, units, inputs, curves, problem, Nodes.space(), key);
        line.setAlignment(Pos.CENTER_LEFT);
        charts.getStyleClass().add("profiles");
        ScrollPane scroll = new ScrollPane(charts);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("card-scroll");
        Answering answering = new Answering(model.question(), scroll);
        VBox.setVgrow(answering, Priority.ALWAYS);
        root = new VBox(8, line, answering);
        root.setId("profiles");
        model.figuresProperty().addListener(observable -> show());
        show();
    }

    Region root() {
        return root;
    }

    private static ToggleButton toggle(String text, ToggleGroup group) {
        ToggleButton toggle = Nodes.literal(new ToggleButton(text));
        toggle.getStyleClass().add("chip-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setToggleGroup(group);
        return toggle;
    }

    private void show() {
        List<LineFigure> figures = model.figuresProperty().get();
        while (views.size() < figures.size()) {
            add();
        }
        while (views.size() > figures.size()) {
            views.remove(views.size() - 1);
            titles.remove(titles.size() - 1);
            charts.getChildren().remove(views.size());
        }
        for (int layer = 0; layer < figures.size(); layer++) {
            views.get(layer).setFigure(figures.get(layer));
            titles.get(layer).setText(figures.get(layer).title());
        }
        key.getChildren().clear();
        if (!figures.isEmpty()
                && figures.get(0).series().size() <= MOST_NAMED
                && !model.curvesProperty().get()) {
            for (Series series : figures.get(0).series()) {
                Label name = Nodes.label(series.name(), "muted", "small");
                name.setGraphic(new Circle(4, FxColours.series(series.colour())));
                name.setMinWidth(Region.USE_PREF_SIZE);
                key.getChildren().add(name);
            }
        }
    }

    private void add() {
        FigureView view = new FigureView();
        view.setId("profile-" + views.size());
        view.darkProperty().bind(dark);
        view.setMinHeight(HEIGHT);
        view.setPrefHeight(HEIGHT);
        Label title = Nodes.label("", "card-title", "small");
        VBox card = Nodes.card(title, Nodes.space(), exports.menu(view::getFigure));
        card.getChildren().add(view);
        views.add(view);
        titles.add(title);
        charts.getChildren().add(card);
    }
}
