package org.dl4jworkbench.chart;

import org.dl4jworkbench.model.PlainText;

/**
 * One point of a figure that deserves a name, such as "best epoch 12".
 *
 * @param colour an index into the {@link Palette}, that of the series it lies on
 */
public record Mark(double x, double y, String label, int colour) {
    public Mark {
        label = PlainText.of(label);
    }
}
