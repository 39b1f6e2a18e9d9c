package org.dl4jworkbench.ui.assignment.layers;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import org.dl4jworkbench.chart.HeatScale;

/** The key of a colour scale: a thin bar between the numbers of its ends. */
final class ColourBar extends HBox {
    private static final int WIDTH = 56;
    private static final int HEIGHT = 7;

    private final Label low = label();
    private final Label high = label();
    private final WritableImage image = new WritableImage(WIDTH, HEIGHT);

    ColourBar() {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        ImageView bar = new ImageView(image);
        getChildren().addAll(low, bar, high);
    }

    private static Label label() {
        Label label = new Label();
        label.getStyleClass().addAll("muted", "tiny");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    void show(HeatScale scale) {
        low.setText(number(scale.min()));
        high.setText(number(scale.max()));
        for (int x = 0; x < WIDTH; x++) {
            int argb = scale.argb(scale.min() + (scale.max() - scale.min()) * x / (WIDTH - 1));
            for (int y = 0; y < HEIGHT; y++) {
                image.getPixelWriter().setArgb(x, y, argb);
            }
        }
    }

    /** Three digits that count. */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size >= 1e5 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value).replace('-', '−');
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
    }
}
