package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jspecify.annotations.Nullable;

/**
 * How a figure looks apart from its data: the screen's two themes, and paper. On the screen the title and the legend stand in the
 * head of the card around the figure; on paper they belong to the picture, and every curve has a dash as a second cue.
 *
 * @param background null for none: the card shows through
 * @param ink text that is read first
 * @param dim tick labels and axis titles
 * @param line the frame of the plot
 * @param grid the lines inside the plot
 * @param accent what is selected
 * @param paper whether title, legend and second cues are drawn
 */
public record ChartStyle(
        @Nullable Color background, Color ink, Color dim, Color line, Color grid, Color accent, boolean paper) {
    /** The width of a curve, in pixels. */
    static final float LINE_WIDTH = 1.6f;

    private static final ChartStyle LIGHT = new ChartStyle(
            null,
            new Color(0x1f2328),
            new Color(0x656d76),
            new Color(0xd0d7de),
            new Color(0xeaeef2),
            new Color(0x0969da),
            false);
    private static final ChartStyle DARK = new ChartStyle(
            null,
            new Color(0xe6edf3),
            new Color(0x8b949e),
            new Color(0x30363d),
            new Color(0x21262d),
            new Color(0x4493f8),
            false);
    private static final ChartStyle PRINT = new ChartStyle(
            Color.WHITE,
            new Color(0x1f2328),
            new Color(0x424a53),
            new Color(0x8c959f),
            new Color(0xe1e6eb),
            new Color(0x0969da),
            true);

    /** For a light card. */
    public static ChartStyle screenLight() {
        return LIGHT;
    }

    /** For a dark card. */
    public static ChartStyle screenDark() {
        return DARK;
    }

    /** For files, whatever the theme: dark on white. */
    public static ChartStyle print() {
        return PRINT;
    }

    /** The one typeface of the screen and of every file. */
    public Font font(float size) {
        return Faces.PLAIN.font(size);
    }

    public Font boldFont(float size) {
        return Faces.BOLD.font(size);
    }

    /** Tick labels, cell counts. */
    Font tickFont() {
        return font(11);
    }

    /** Axis titles, legend, notes. */
    Font labelFont() {
        return font(paper ? 12 : 11);
    }

    Font titleFont() {
        return boldFont(13);
    }

    /** The stroke of a curve; on paper each colour has a dash of its own. */
    BasicStroke curve(int colour) {
        float[][] dashes = {null, {7, 3}, {2, 2.5f}, {9, 3, 2, 3}, {12, 4}, {4, 2, 1, 2}};
        float @Nullable [] dash = paper ? dashes[Math.floorMod(colour, dashes.length)] : null;
        return dash == null
                ? new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }
}
