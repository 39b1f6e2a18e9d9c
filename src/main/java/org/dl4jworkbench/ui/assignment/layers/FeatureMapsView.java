package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.dl4jworkbench.ui.assignment.Exports;

/** The columns of feature maps: one or two examples, layer under layer, in one scroll; rows of a layer stand side by side. */
final class FeatureMapsView {
    private final ExamplesModel model;
    private final MapZoom zoom;
    private final GridPane grid = new GridPane();
    private final Region leftCard = background();
    private final Region rightCard = background();
    private final ExampleHead first;
    private final ExampleHead second;
    private final ScrollPane root = new ScrollPane(grid);
    private final List<List<LayerRow>> rows = new ArrayList<>();
    private final Set<Integer> opened = new HashSet<>();

    FeatureMapsView(ExamplesModel model, MapZoom zoom, Exports exports) {
        this.model = model;
        this.zoom = zoom;
        first = new ExampleHead(
                model,
                model.first(),
                model.layers().train().examples().exampleProperty(),
                "first",
                exports.menu(() -> ColumnFigure.of(model, 0)));
        second = new ExampleHead(
                model,
                model.second(),
                model.layers().train().examples().secondProperty(),
                "second",
                exports.menu(() -> ColumnFigure.of(model, 1)));
        grid.getStyleClass().add("feature-maps");
        grid.setHgap(12);
        for (int column = 0; column < 2; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
        }
        root.setId("feature-maps");
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().add("card-scroll");
        model.mapsProperty().addListener(observable -> show());
        show();
    }

    Region root() {
        return root;
    }

    private static Region background() {
        Region card = new Pane();
        card.getStyleClass().add("card");
        return card;
    }

    private void show() {
        List<LayerMaps> maps = model.mapsProperty().get();
        if (!fits(maps)) {
            rebuild(maps);
        }
        List<String> classes = model.layers().train().classNames();
        for (int layer = 0; layer < maps.size(); layer++) {
            boolean last = layer == maps.size() - 1;
            for (int side = 0; side < rows.get(layer).size(); side++) {
                rows.get(layer)
                        .get(side)
                        .show(maps.get(layer), side, opened.contains(layer), last ? classes : List.of());
            }
        }
    }

    /** Whether the rows that stand can show these maps. */
    private boolean fits(List<LayerMaps> maps) {
        if (rows.size() != maps.size() || grid.getChildren().isEmpty()) {
            return false;
        }
        for (int layer = 0; layer < maps.size(); layer++) {
            List<LayerRow> standing = rows.get(layer);
            if (standing.size() != maps.get(layer).sides().size()
                    || !standing.get(0).title().equals(maps.get(layer).title())) {
                return false;
            }
        }
        return true;
    }

    private void rebuild(List<LayerMaps> maps) {
        grid.getChildren().clear();
        rows.clear();
        boolean wide = !maps.isEmpty() && maps.get(0).sides().size() == 1;
        int last = maps.size() + 1;
        grid.add(leftCard, 0, 0, 1, last + 1);
        grid.add(rightCard, 1, 0, 1, last + 1);
        put(first.root(), 0, 0, false);
        put(second.root(), 1, 0, false);
        for (int layer = 0; layer < maps.size(); layer++) {
            List<LayerRow> row = new ArrayList<>();
            int place = layer;
            for (int side = 0; side < maps.get(layer).sides().size(); side++) {
                LayerRow made =
                        new LayerRow(maps.get(layer).title(), wide, map -> zoom.open(place, map), () -> toggle(place));
                row.add(made);
                put(made, side, layer + 1, wide);
            }
            rows.add(row);
        }
        Region rest = new Region();
        GridPane.setVgrow(rest, Priority.ALWAYS);
        grid.add(rest, 0, last);
        // One card behind both columns where the rows go across them.
        GridPane.setColumnSpan(leftCard, wide ? 2 : 1);
        rightCard.setVisible(!wide);
    }

    private void put(Region node, int column, int row, boolean wide) {
        grid.add(node, column, row, wide ? 2 : 1, 1);
        GridPane.setMargin(node, new Insets(row == 0 ? 12 : 6, 12, 6, 12));
        GridPane.setValignment(node, VPos.TOP);
    }

    private void toggle(int layer) {
        if (!opened.remove(layer)) {
            opened.add(layer);
        }
        show();
    }
}
