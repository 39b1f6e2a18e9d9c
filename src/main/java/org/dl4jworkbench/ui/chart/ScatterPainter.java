package org.dl4jworkbench.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.ClassPoints;
import org.dl4jworkbench.chart.Palette;
import org.dl4jworkbench.chart.ScatterFigure;
import org.dl4jworkbench.chart.ScatterFigure.Range;
import org.dl4jworkbench.chart.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * Paints points of classes with their axes into a picture. Ten thousand points take a few milliseconds: each is copied from a small
 * picture made before, straight into the pixels.
 */
final class ScatterPainter {
    /**
     * What is painted.
     *
     * @param hidden classes that are left out
     * @param emphasis the watched examples that stand out, null for all
     * @param centroids whether the mean of each shown class is marked
     */
    record Content(
            ClassPoints points,
            Range range,
            List<String> classes,
            Set<Integer> hidden,
            @Nullable BitSet emphasis,
            boolean centroids,
            String xTitle,
            String yTitle) {}

    private static final Font LABELS = ChartStyle.screenLight().font(11);
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, false);
    private static final double TITLE = 16;
    private static final double LEFT = 40;
    private static final double BOTTOM = 36;
    private static final double TOP = 6;
    private static final double RIGHT = 8;
    private static final double PALE = 0.18;
    private static final double PALE_OF_MANY = 0.07;
    private static final double STRONG = 0.72;
    private static final int MANY = 4000;

    private @Nullable PointSprites strong;
    private @Nullable PointSprites pale;
    private int spriteClasses;
    private double spriteRadius;

    private static List<Ticks.Tick> yTicks(Range range, double height) {
        return Ticks.linear(range.yMin(), range.yMax(), (int) Math.max(2, height / 50), false);
    }

    /** Where the plot lies in a place of this size. */
    static ScatterFrame frame(Range range, double width, double height) {
        double down = Math.max(1, height - TOP - BOTTOM);
        double labels = yTicks(range, down).stream()
                .mapToDouble(
                        tick -> LABELS.getStringBounds(tick.label(), METRICS).getWidth())
                .max()
                .orElse(0);
        // The upright title stands left of the labels.
        double left = Math.max(LEFT, Math.ceil(labels) + 5 + TITLE);
        return new ScatterFrame(range, left, TOP, Math.max(1, width - left - RIGHT), down);
    }

    /**
     * Paints all of it, whatever was on the picture before.
     *
     * @param image of premultiplied ARGB
     * @param density pixels of the picture for each of the screen's
     */
    ScatterFrame paint(BufferedImage image, double density, ChartStyle style, Content content) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        Arrays.fill(pixels, 0);
        ScatterFrame frame = frame(content.range(), image.getWidth() / density, image.getHeight() / density);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.scale(density, density);
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            axes(g2, frame, style, content);
            points(pixels, image.getWidth(), density, frame, content);
            if (content.centroids()) {
                centroids(g2, frame, style, content);
            }
            String note = ScatterFigure.whyEmpty(content.points(), content.hidden());
            g2.setPaint(style.dim());
            g2.setFont(LABELS);
            g2.drawString(
                    note.isEmpty() ? content.points().note() : note,
                    (float) frame.left() + 6,
                    (float) frame.top() + 14);
        } finally {
            g2.dispose();
        }
        return frame;
    }

    private void points(int[] pixels, int width, double density, ScatterFrame frame, Content content) {
        ClassPoints points = content.points();
        int classes = Math.max(1, content.classes().size());
        double radius = density * (points.size() > MANY ? 1.7 : 2.4);
        PointSprites over = strong;
        PointSprites under = pale;
        if (over == null || under == null || spriteClasses != classes || spriteRadius != radius) {
            over = new PointSprites(classes, radius, STRONG);
            under = new PointSprites(classes, radius, points.size() > MANY ? PALE_OF_MANY : PALE);
            strong = over;
            pale = under;
            spriteClasses = classes;
            spriteRadius = radius;
        }
        boolean[] shown = new boolean[classes];
        for (int label = 0; label < classes; label++) {
            shown[label] = !content.hidden().contains(label);
        }
        PointSprites.Clip clip = new PointSprites.Clip(
                (int) Math.ceil(density * frame.left()),
                (int) Math.ceil(density * frame.top()),
                (int) Math.floor(density * (frame.left() + frame.width())),
                (int) Math.floor(density * (frame.top() + frame.height())));
        BitSet emphasis = content.emphasis();
        // Those that stand out come last, so that none is covered.
        for (int pass = emphasis == null ? 1 : 0; pass < 2; pass++) {
            for (int i = 0; i < points.size(); i++) {
                int label = points.label()[i];
                if (label < 0 || label >= classes || !shown[label]) {
                    continue;
                }
                boolean standsOut = emphasis == null || emphasis.get(points.example()[i]);
                if (standsOut != (pass == 1)) {
                    continue;
                }
                double x = density * frame.screenX(points.x()[i]);
                double y = density * frame.screenY(points.y()[i]);
                if (x > clip.left() - 8 && x < clip.right() + 8 && y > clip.top() - 8 && y < clip.bottom() + 8) {
                    (standsOut ? over : under).put(pixels, width, clip, label, x, y);
                }
            }
        }
    }

    private static void axes(Graphics2D g2, ScatterFrame frame, ChartStyle style, Content content) {
        Font font = style.font(11);
        g2.setFont(font);
        FontMetrics metrics = g2.getFontMetrics();
        double right = frame.left() + frame.width();
        double bottom = frame.top() + frame.height();
        g2.setStroke(new BasicStroke(1));
        Range range = frame.range();
        for (Ticks.Tick tick : Ticks.linear(range.xMin(), range.xMax(), (int) Math.max(2, frame.width() / 70), false)) {
            double x = Math.round(frame.screenX(tick.value())) + 0.5;
            g2.setPaint(style.grid());
            g2.draw(new Line2D.Double(x, frame.top(), x, bottom));
            g2.setPaint(style.dim());
            double from = x - metrics.stringWidth(tick.label()) / 2.0;
            g2.drawString(
                    tick.label(), (float) Math.min(from, right + RIGHT - metrics.stringWidth(tick.label())), (float)
                            (bottom + 14));
        }
        for (Ticks.Tick tick : yTicks(range, frame.height())) {
            double y = Math.round(frame.screenY(tick.value())) + 0.5;
            g2.setPaint(style.grid());
            g2.draw(new Line2D.Double(frame.left(), y, right, y));
            g2.setPaint(style.dim());
            g2.drawString(
                    tick.label(), (float) (frame.left() - 5 - metrics.stringWidth(tick.label())), (float) (y + 4));
        }
        g2.setPaint(style.line());
        g2.draw(new Rectangle2D.Double(
                frame.left() - 0.5, frame.top() + 0.5, Math.floor(frame.width()), Math.floor(frame.height())));
        g2.setPaint(style.dim());
        g2.drawString(
                content.xTitle(),
                (float) (frame.left() + (frame.width() - metrics.stringWidth(content.xTitle())) / 2),
                (float) (bottom + 30));
        g2.rotate(-Math.PI / 2);
        g2.drawString(
                content.yTitle(),
                (float) -(frame.top() + (frame.height() + metrics.stringWidth(content.yTitle())) / 2),
                11f);
        g2.rotate(Math.PI / 2);
    }

    private static void centroids(Graphics2D g2, ScatterFrame frame, ChartStyle style, Content content) {
        int classes = content.classes().size();
        double[] x = new double[classes];
        double[] y = new double[classes];
        int[] count = new int[classes];
        ClassPoints points = content.points();
        for (int i = 0; i < points.size(); i++) {
            int label = points.label()[i];
            if (label >= 0 && label < classes && points.isFinite(i)) {
                x[label] += points.x()[i];
                y[label] += points.y()[i];
                count[label]++;
            }
        }
        g2.setFont(style.boldFont(12));
        for (int label = 0; label < classes; label++) {
            double centreX = frame.screenX(x[label] / count[label]);
            double centreY = frame.screenY(y[label] / count[label]);
            if (count[label] == 0 || content.hidden().contains(label) || !frame.contains(centreX, centreY)) {
                continue;
            }
            g2.setPaint(Palette.colour(label));
            g2.fill(new Ellipse2D.Double(centreX - 5, centreY - 5, 10, 10));
            g2.setPaint(Color.WHITE);
            g2.setStroke(new BasicStroke(1.6f));
            g2.draw(new Ellipse2D.Double(centreX - 5, centreY - 5, 10, 10));
            named(g2, content.classes().get(label), style, centreX, centreY, frame);
        }
    }

    /** Beside a centroid, with an edge that keeps it legible over points. */
    private static void named(Graphics2D g2, String name, ChartStyle style, double x, double y, ScatterFrame frame) {
        double width = g2.getFontMetrics().stringWidth(name);
        double left = x + 8 + width > frame.left() + frame.width() ? x - 8 - width : x + 8;
        boolean dark = style.equals(ChartStyle.screenDark());
        g2.setPaint(dark ? new Color(0, 0, 0, 190) : new Color(255, 255, 255, 210));
        for (int[] each : new int[][] {{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
            g2.drawString(name, (float) (left + each[0]), (float) (y + 4 + each[1]));
        }
        g2.setPaint(style.ink());
        g2.drawString(name, (float) left, (float) (y + 4));
    }
}
