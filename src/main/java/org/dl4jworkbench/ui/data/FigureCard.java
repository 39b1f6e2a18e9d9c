package org.dl4jworkbench.ui.data;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.chart.BarFigure;
import org.dl4jworkbench.chart.Exhibit;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.LineFigure;
import org.dl4jworkbench.chart.Table;
import org.dl4jworkbench.ui.chart.FigureMenu;
import org.dl4jworkbench.ui.chart.FigureView;
import org.dl4jworkbench.ui.chart.FxColours;
import org.dl4jworkbench.ui.chart.SeriesToggles;
import org.dl4jworkbench.ui.common.TableGrid;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables and figures of this page, each under a head with its ⤓.
 *
 * @param dark whether the theme is dark
 * @param menu the ⤓ of an exhibit
 */
record FigureCard(ObservableBooleanValue dark, Function<Supplier<? extends @Nullable Exhibit>, FigureMenu> menu) {
    private static final double HEIGHT = 230;

    /** A card with a table and a figure side by side. */
    VBox of(String title, Table table, @Nullable Figure figure) {
        VBox card = Nodes.card(title, menu.apply(() -> table));
        TableGrid grid = new TableGrid(false);
        grid.show(table);
        grid.setMinWidth(Region.USE_PREF_SIZE);
        HBox both = new HBox(20, grid);
        if (figure != null) {
            VBox side = figure(figure);
            HBox.setHgrow(side, Priority.ALWAYS);
            both.getChildren().add(side);
        }
        card.getChildren().add(both);
        return card;
    }

    /** A figure as wide as there is room. */
    VBox figure(Figure figure) {
        FigureView view = new FigureView();
        view.darkProperty().bind(dark);
        view.setFigure(figure);
        view.setPrefHeight(HEIGHT);
        view.setMinHeight(HEIGHT);
        view.setMinWidth(200);
        view.setPrefWidth(320);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label title = Nodes.label(figure.title(), "muted", "small");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, title, space);
        head.getStyleClass().add("card-head");
        if (figure instanceof BarFigure bars) {
            bars.groups().forEach(group -> head.getChildren().add(key(group)));
        } else if (figure instanceof LineFigure lines && lines.series().size() > 1) {
            head.getChildren().add(new SeriesToggles(view));
        }
        head.getChildren().add(menu.apply(() -> figure));
        return new VBox(4, head, view);
    }

    private static Label key(BarFigure.Group group) {
        Label key = Nodes.label(group.name(), "muted", "small");
        key.setGraphic(new Circle(4, FxColours.series(group.colour())));
        key.setMinWidth(Region.USE_PREF_SIZE);
        return key;
    }
}
