package org.dl4jworkbench.chart;

import java.awt.Color;

/** The colours of trials by how good they are: steps of {@link ColourMap#SEQUENTIAL}, the better the further from the background. */
public final class TrialColours {
    /** The end of the map that is too near to white for a thin line, and the one that is too near to a dark card. */
    private static final double UNSEEN = 0.14;

    private static final double UNSEEN_IN_THE_DARK = 0.3;

    /** The best trial, and the best so far. */
    static final Color BEST = Palette.colour(1);

    private TrialColours() {}

    /**
     * A trial's colour; that of dim text where it has no objective.
     *
     * @param goodness from 0, the worst, to 1, the best; NaN for none
     */
    public static Color of(double goodness, ChartStyle style) {
        if (Double.isNaN(goodness)) {
            return style.dim();
        }
        double good = Math.max(0, Math.min(1, goodness));
        return ColourMap.SEQUENTIAL.colour(
                isDark(style) ? UNSEEN_IN_THE_DARK + good * (1 - UNSEEN_IN_THE_DARK) : (1 - good) * (1 - UNSEEN));
    }

    private static boolean isDark(ChartStyle style) {
        Color ink = style.ink();
        return ink.getRed() + ink.getGreen() + ink.getBlue() > 3 * 128;
    }
}
