package org.dl4jworkbench.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.dl4jworkbench.chart.Palette;

/**
 * Small pictures of points, drawn once and then copied: a disc for each of the first ten classes, a ring for each of the next ten, then a
 * diamond, as colours repeat. Each lies there sixteen times, shifted by quarters of a pixel, so that points that move do not jump.
 */
final class PointSprites {
    /** How many places within a pixel there are, across and down. */
    static final int STEPS = 4;

    private static final int COLOURS = 10;
    private static final float RING = 1.2f;

    private final int side;
    private final int[][] pixels;

    /**
     * @param classes how many there are
     * @param radius of a point, in pixels of the picture
     * @param opacity from 0 to 1
     */
    PointSprites(int classes, double radius, double opacity) {
        side = (int) Math.ceil(2 * radius + RING) + 2;
        pixels = new int[classes * STEPS * STEPS][];
        for (int label = 0; label < classes; label++) {
            for (int down = 0; down < STEPS; down++) {
                for (int across = 0; across < STEPS; across++) {
                    pixels[index(label, across, down)] = draw(
                            label,
                            radius,
                            opacity,
                            side / 2 + (double) across / STEPS,
                            side / 2 + (double) down / STEPS);
                }
            }
        }
    }

    private static int index(int label, int across, int down) {
        return (label * STEPS + down) * STEPS + across;
    }

    private int[] draw(int label, double radius, double opacity, double x, double y) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Color colour = Palette.colour(label);
        g2.setPaint(Palette.withOpacity(colour, opacity));
        Shape disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        switch (label / COLOURS) {
            case 0 -> g2.fill(disc);
            case 1 -> {
                g2.setStroke(new BasicStroke(RING));
                g2.draw(disc);
            }
            default ->
                g2.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(diamond(1.25 * radius)));
        }
        g2.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static Shape diamond(double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, -radius);
        path.lineTo(radius, 0);
        path.lineTo(0, radius);
        path.lineTo(-radius, 0);
        path.closePath();
        return path;
    }

    /**
     * Puts a point onto a picture of premultiplied ARGB; what lies outside of the clip is left out.
     *
     * @param width columns of the picture
     */
    void put(int[] picture, int width, Clip clip, int label, double x, double y) {
        int quarterX = (int) Math.floor(x * STEPS);
        int quarterY = (int) Math.floor(y * STEPS);
        int left = Math.floorDiv(quarterX, STEPS) - side / 2;
        int top = Math.floorDiv(quarterY, STEPS) - side / 2;
        int[] sprite = pixels[index(label, Math.floorMod(quarterX, STEPS), Math.floorMod(quarterY, STEPS))];
        int fromColumn = Math.max(0, clip.left() - left);
        int toColumn = Math.min(side, clip.right() - left);
        int fromRow = Math.max(0, clip.top() - top);
        int toRow = Math.min(side, clip.bottom() - top);
        for (int row = fromRow; row < toRow; row++) {
            int at = (top + row) * width + left + fromColumn;
            int from = row * side + fromColumn;
            for (int column = fromColumn; column < toColumn; column++, at++, from++) {
                int over = sprite[from];
                if (over != 0) {
                    picture[at] = over(over, picture[at]);
                }
            }
        }
    }

    /** Porter and Duff's "over" of two premultiplied colours, two channels at a time. */
    private static int over(int source, int below) {
        int left = 256 - (source >>> 24);
        int redBlue = (below & 0xFF00FF) * left >>> 8 & 0xFF00FF;
        int alphaGreen = (below >>> 8 & 0xFF00FF) * left & 0xFF00FF00;
        return source + (redBlue | alphaGreen);
    }

    /** Where points may be drawn: from left and top, up to but without right and bottom. */
    record Clip(int left, int top, int right, int bottom) {}
}
