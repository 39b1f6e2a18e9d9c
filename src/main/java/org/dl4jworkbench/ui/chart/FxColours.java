package org.dl4jworkbench.ui.chart;

import javafx.scene.paint.Color;
import org.dl4jworkbench.chart.Palette;

/** The palette and the tokens of a chart style as JavaFX colours. */
public final class FxColours {
    private FxColours() {}

    /** The colour of a class or series, see {@link Palette#colour}. */
    public static Color series(int index) {
        return of(Palette.colour(index));
    }

    static Color of(java.awt.Color colour) {
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha() / 255.0);
    }
}
