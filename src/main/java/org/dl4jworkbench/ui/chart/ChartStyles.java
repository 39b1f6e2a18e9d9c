package org.dl4jworkbench.ui.chart;

import java.net.URL;
import java.util.Objects;

/** The style sheet of this room's controls: defaults below the window's own style sheet. */
final class ChartStyles {
    private static final URL SHEET =
            Objects.requireNonNull(ChartStyles.class.getResource("/css/chart.css"), "css/chart.css");

    private ChartStyles() {}

    static String sheet() {
        return SHEET.toExternalForm();
    }
}
