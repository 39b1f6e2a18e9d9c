package org.dl4jworkbench.ui.assignment.layers;

import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dl4jworkbench.data.PenDrawing;
import org.dl4jworkbench.ui.common.Nodes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The card with the pad to draw on, and beside it what the network is given. */
final class DrawCard {
    private static final double SIDE = 176;
    private static final double SMALL = 42;
    private static final double MAP = 104;

    private final DrawingModel model;
    private final WritableImage ink = new WritableImage(DrawingModel.PAD, DrawingModel.PAD);
    private final ImageView pad = new ImageView(ink);
    private final ImageView framed = new ImageView();
    private final VBox beside = new VBox(6);
    private final LatentScatter scatter = new LatentScatter(MAP);
    private final VBox root;
    private final Button undo = new Button("Undo");

    DrawCard(DrawingModel model) {
        this.model = model;
        root = Nodes.card(Nodes.label("Draw your own", "card-title"));
        root.setId("draw-card");
        pad.setFitWidth(SIDE);
        pad.setFitHeight(SIDE);
        pad.setSmooth(true);
        StackPane place = new StackPane(pad);
        place.setId("pad");
        place.getStyleClass().add("pad");
        place.setCursor(Cursor.CROSSHAIR);
        place.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        place.setOnMousePressed(event -> model.begin(x(event), y(event)));
        place.setOnMouseDragged(event -> model.lineTo(x(event), y(event)));
        framed.setFitWidth(SMALL);
        framed.setFitHeight(SMALL);
        framed.setSmooth(false);
        StackPane small = new StackPane(framed);
        small.getStyleClass().add("pad");
        small.setMinSize(SMALL, SMALL);
        small.setMaxSize(SMALL, SMALL);
        small.setId("framed");
        HBox given = new HBox(6, small, Nodes.wrapping("as the network gets it", "muted", "tiny"));
        given.setAlignment(Pos.CENTER_LEFT);
        given.setMaxWidth(MAP);
        beside.getChildren().addAll(given, scatter);
        beside.setMinWidth(MAP);
        scatter.setId("drawn-point");
        HBox both = new HBox(10, place, beside);
        both.setAlignment(Pos.TOP_LEFT);
        root.getChildren().addAll(both, tools());
        model.framedProperty().addListener(observable -> show());
        model.mapProperty().addListener((observable, old, now) -> showMap(now));
        model.placeProperty().addListener((observable, old, now) -> scatter.show(now));
        show();
    }

    private void showMap(@Nullable LatentMap map) {
        LayersContent content = model.examples().layers().content();
        scatter.show(
                map,
                map == null || content == null
                        ? ""
                        : content.titles().get(map.layer()).name());
    }

    VBox root() {
        return root;
    }

    private static double x(MouseEvent event) {
        return event.getX() / SIDE * DrawingModel.PAD;
    }

    private static double y(MouseEvent event) {
        return event.getY() / SIDE * DrawingModel.PAD;
    }

    private HBox tools() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton pen = tool("Pen", new FontIcon(MaterialDesignP.PENCIL_OUTLINE), group);
        ToggleButton eraser = tool("Eraser", new FontIcon(MaterialDesignE.ERASER), group);
        eraser.setId("eraser");
        group.selectToggle(model.erasingProperty().get() ? eraser : pen);
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                group.selectToggle(old);
            } else {
                model.erasingProperty().set(now == eraser);
            }
        });
        undo.setId("undo-stroke");
        undo.setOnAction(event -> model.undo());
        Button clear = new Button("Clear");
        clear.setId("clear-drawing");
        clear.setOnAction(event -> model.clear());
        for (Button each : new Button[] {undo, clear}) {
            each.getStyleClass().add("small-button");
        }
        undo.setMinWidth(Button.USE_PREF_SIZE);
        clear.setMinWidth(Button.USE_PREF_SIZE);
        HBox tools = new HBox(6, pen, eraser, undo, clear);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private static ToggleButton tool(String name, FontIcon icon, ToggleGroup group) {
        ToggleButton tool = new ToggleButton("", icon);
        tool.getStyleClass().addAll("small-button");
        tool.setToggleGroup(group);
        tool.setAccessibleText(name);
        tool.setTooltip(new Tooltip(name));
        return tool;
    }

    private void show() {
        PenDrawing pen = model.pen();
        double[] amounts = pen.ink();
        for (int row = 0; row < pen.side(); row++) {
            for (int column = 0; column < pen.side(); column++) {
                int grey = (int) Math.round(255 * amounts[row * pen.side() + column]);
                ink.getPixelWriter().setArgb(column, row, 0xFF000000 | grey * 0x010101);
            }
        }
        undo.setDisable(!pen.hasStrokes());
        int[] picture = model.framedProperty().get();
        if (picture == null) {
            framed.setImage(null);
            return;
        }
        int side = model.side();
        WritableImage small = new WritableImage(side, side);
        for (int place = 0; place < picture.length; place++) {
            small.getPixelWriter().setArgb(place % side, place / side, 0xFF000000 | picture[place] * 0x010101);
        }
        framed.setImage(small);
    }
}
