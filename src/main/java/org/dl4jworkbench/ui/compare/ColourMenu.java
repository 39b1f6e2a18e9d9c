package org.dl4jworkbench.ui.compare;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.GridPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.dl4jworkbench.ui.chart.FxColours;
import org.jspecify.annotations.Nullable;

/** The palette's colours, any other, or the automatic one. */
final class ColourMenu extends ContextMenu {
    private static final int COLOURS = 10;
    private static final int PER_ROW = 5;

    /**
     * @param now the colour of today, where the picker of other ones begins
     * @param chosen told the colour as it is kept in the run's notes; null for the automatic one
     */
    ColourMenu(Color now, Consumer<@Nullable String> chosen) {
        GridPane palette = new GridPane(4, 4);
        for (int index = 0; index < COLOURS; index++) {
            String colour = Integer.toString(index);
            Button swatch = new Button("", new Circle(8, FxColours.series(index)));
            swatch.getStyleClass().add("icon-button");
            swatch.setAccessibleText("Colour " + (index + 1));
            swatch.setOnAction(event -> {
                hide();
                chosen.accept(colour);
            });
            palette.add(swatch, index % PER_ROW, index / PER_ROW);
        }
        ColorPicker other = new ColorPicker(now);
        other.setAccessibleText("Another colour");
        other.setOnAction(event -> {
            Color colour = other.getValue();
            hide();
            chosen.accept(String.format(
                    Locale.ROOT,
                    "#%02x%02x%02x",
                    Math.round(colour.getRed() * 255),
                    Math.round(colour.getGreen() * 255),
                    Math.round(colour.getBlue() * 255)));
        });
        MenuItem automatic = new MenuItem("Automatic");
        automatic.setOnAction(event -> chosen.accept(null));
        getItems()
                .setAll(
                        new CustomMenuItem(palette, false),
                        new CustomMenuItem(other, false),
                        new SeparatorMenuItem(),
                        automatic);
    }
}
