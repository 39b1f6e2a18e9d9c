package org.dl4jworkbench.chart;

import java.awt.Color;
import java.util.List;
import org.dl4jworkbench.rundir.SplitName;

/**
 * The colours of data, the same on every page and in every file. The ten class colours are the "Tableau 10" palette, which
 * readers with a colour vision deficiency can tell apart; where curves overlap, a dash or a marker is the second cue.
 */
public final class Palette {
    private static final List<Color> CLASSES = List.of(
            new Color(0x4e79a7),
            new Color(0xf28e2b),
            new Color(0xe15759),
            new Color(0x76b7b2),
            new Color(0x59a14f),
            new Color(0xedc948),
            new Color(0xb07aa1),
            new Color(0xff9da7),
            new Color(0x9c755f),
            new Color(0x79706e));

    /** The opacity of raw data under its smoothed line. */
    public static final double PALE = 0.35;

    private Palette() {}

    /** Set in the index of a colour that is none of the palette; the lower 24 bits are then red, green and blue. */
    private static final int OWN = 1 << 24;

    /** The index of any colour, such as one that the user picked; its alpha does not count. */
    public static int ownIndex(Color colour) {
        return OWN | (colour.getRGB() & 0xffffff);
    }

    /** The colour of a class or series; from the eleventh on they repeat. */
    public static Color colour(int index) {
        if ((index & OWN) != 0 && index > 0) {
            return new Color(index & 0xffffff);
        }
        return CLASSES.get(Math.floorMod(index, CLASSES.size()));
    }

    /** The colour index of a split: train, validation and test are always the first three. */
    public static int indexOf(SplitName split) {
        return switch (split) {
            case TRAIN -> 0;
            case VALIDATION -> 1;
            case TEST -> 2;
        };
    }

    /** A colour with an opacity from 0 to 1. */
    public static Color withOpacity(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(opacity * 255));
    }

    /** The colour of a cell of a confusion matrix at full opacity: the first for right, the third for wrong predictions. */
    public static Color cell(boolean right) {
        return colour(right ? 0 : 2);
    }

    /**
     * The opacity of a cell of a confusion matrix. Right predictions: the row share. Wrong ones: its square root, so that errors
     * of one per cent are still seen.
     *
     * @param share of the row, 0 to 1
     */
    public static double cellOpacity(double share, boolean right) {
        return Math.max(0.04, 0.92 * (right ? share : Math.sqrt(share)));
    }
}
