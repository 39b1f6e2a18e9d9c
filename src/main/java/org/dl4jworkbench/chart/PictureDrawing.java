package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Draws pictures with their boxes, alone or as a sheet. */
final class PictureDrawing {
    private static final double MARGIN = 14;
    private static final double TITLE = 42;
    private static final double GAP = 12;
    private static final double CAPTION = 20;
    private static final int COLUMNS = 3;
    private static final double CELL_WIDTH = 250;
    private static final double CELL_HEIGHT = 190;
    private static final double MOST_WIDTH = 720;
    private static final double LEAST_WIDTH = 420;
    private static final int ROWS_AWAY = 4;
    private static final String KEY = "solid: right · dashed: wrong, actual → predicted with its probability";

    private PictureDrawing() {}

    static Size naturalSize(PictureFigure figure) {
        double width = figure.picture().getWidth();
        double scale = Math.max(LEAST_WIDTH / width, Math.min(1, MOST_WIDTH / width));
        return new Size(
                Math.ceil(width * scale + 2 * MARGIN),
                Math.ceil(figure.picture().getHeight() * scale + 2 * MARGIN + TITLE));
    }

    static Size naturalSize(PictureSheet sheet) {
        int columns = Math.max(1, Math.min(COLUMNS, sheet.pictures().size()));
        int rows = Math.max(1, (sheet.pictures().size() + columns - 1) / columns);
        return new Size(
                2 * MARGIN + Math.max(2, columns) * (CELL_WIDTH + GAP) - GAP,
                2 * MARGIN + TITLE + rows * (CELL_HEIGHT + CAPTION + GAP) - GAP);
    }

    static void draw(PictureFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        Rectangle2D inside = style.paper() ? heading(figure.title(), style, g2, area) : area;
        draw(figure, style, g2, inside, 11);
    }

    static void draw(PictureSheet sheet, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        Rectangle2D inside = heading(sheet.title(), style, g2, area);
        List<PictureFigure> pictures = sheet.pictures();
        for (int index = 0; index < pictures.size(); index++) {
            double x = inside.getX() + (index % COLUMNS) * (CELL_WIDTH + GAP);
            double y = inside.getY() + (index / COLUMNS) * (CELL_HEIGHT + CAPTION + GAP);
            draw(pictures.get(index), style, g2, new Rectangle2D.Double(x, y, CELL_WIDTH, CELL_HEIGHT), 8);
            g2.setFont(style.tickFont());
            g2.setPaint(style.dim());
            g2.drawString(ShortNames.of(pictures.get(index).title(), style.tickFont(), CELL_WIDTH), (float) x, (float)
                    (y + CELL_HEIGHT + 14));
        }
    }

    /** Title and key; what is left of the area. */
    private static Rectangle2D heading(String title, ChartStyle style, Graphics2D g2, Rectangle2D area) {
        double x = area.getX() + MARGIN;
        double y = area.getY() + MARGIN;
        g2.setFont(style.titleFont());
        g2.setPaint(style.ink());
        g2.drawString(
                ShortNames.of(title, style.titleFont(), area.getWidth() - 2 * MARGIN), (float) x, (float) (y + 12));
        g2.setFont(style.labelFont());
        g2.setPaint(style.dim());
        g2.drawString(KEY, (float) x, (float) (y + 30));
        return new Rectangle2D.Double(
                x, y + TITLE, area.getWidth() - 2 * MARGIN, area.getHeight() - 2 * MARGIN - TITLE);
    }

    private static void draw(PictureFigure figure, ChartStyle style, Graphics2D g2, Rectangle2D area, float textSize) {
        double width = figure.picture().getWidth();
        double height = figure.picture().getHeight();
        double scale = Math.min(area.getWidth() / width, area.getHeight() / height);
        double left = style.paper() ? area.getX() : area.getX() + (area.getWidth() - width * scale) / 2;
        double top = style.paper() ? area.getY() : area.getY() + (area.getHeight() - height * scale) / 2;
        AffineTransform placed = AffineTransform.getTranslateInstance(left, top);
        placed.scale(scale, scale);
        g2.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g2.drawImage(figure.picture(), placed, null);
        Rectangle2D whole = new Rectangle2D.Double(left, top, width * scale, height * scale);
        for (int index = 0; index < figure.boxes().size(); index++) {
            PictureFigure.Box box = figure.boxes().get(index);
            Rectangle2D frame = new Rectangle2D.Double(
                    left + box.left() * scale,
                    top + box.top() * scale,
                    (box.right() - box.left()) * scale,
                    (box.bottom() - box.top()) * scale);
            boolean aside = figure.emphasised() >= 0 && index != figure.emphasised();
            frame(box, g2, frame, aside ? 1 : index == figure.emphasised() ? 3.4f : 2.2f);
        }
        if (!figure.labelled()) {
            return;
        }
        // After all frames: no frame may cross a label, and no label another.
        List<Rectangle2D> taken = new ArrayList<>();
        for (int index = 0; index < figure.boxes().size(); index++) {
            PictureFigure.Box box = figure.boxes().get(index);
            if (figure.emphasised() >= 0 && index != figure.emphasised()) {
                continue;
            }
            Rectangle2D frame = new Rectangle2D.Double(
                    left + box.left() * scale,
                    top + box.top() * scale,
                    (box.right() - box.left()) * scale,
                    (box.bottom() - box.top()) * scale);
            taken.add(label(box, style.boldFont(textSize), g2, frame, whole, taken));
        }
    }

    /** Blue for right and red for wrong, as in the confusion matrix; grey while nothing is predicted. */
    static Color colour(PictureFigure.Box box) {
        return box.predicted() == null ? new Color(0x656d76) : Palette.cell(box.isRight());
    }

    private static void frame(PictureFigure.Box box, Graphics2D g2, Rectangle2D frame, float width) {
        g2.setPaint(Palette.withOpacity(Color.WHITE, 0.85));
        g2.setStroke(new BasicStroke(width + 1.8f));
        g2.draw(frame);
        g2.setPaint(colour(box));
        g2.setStroke(
                box.isWrong()
                        ? new BasicStroke(
                                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0)
                        : new BasicStroke(width));
        g2.draw(frame);
    }

    /** @return where it stands */
    private static Rectangle2D label(
            PictureFigure.Box box,
            Font font,
            Graphics2D g2,
            Rectangle2D frame,
            Rectangle2D whole,
            List<Rectangle2D> taken) {
        String text = ShortNames.of(box.label(), font, Math.max(30, whole.getWidth() - 8));
        double width = g2.getFontMetrics(font).getStringBounds(text, g2).getWidth() + 8;
        Rectangle2D place = place(width, font.getSize2D() + 5, frame, whole, taken);
        g2.setPaint(colour(box));
        g2.fill(place);
        g2.setPaint(Color.WHITE);
        g2.setFont(font);
        g2.drawString(text, (float) (place.getX() + 4), (float) (place.getY() + font.getSize2D() + 0.5));
        return place;
    }

    /**
     * Above the box where there is room, else below it or inside, at its left or its right end; never beyond the picture, and where it covers
     * the least of the labels that are there.
     */
    static Rectangle2D place(
            double width, double height, Rectangle2D frame, Rectangle2D whole, List<Rectangle2D> taken) {
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double y : rows(height, frame, whole)) {
            for (double x : new double[] {frame.getMinX() - 1, frame.getMaxX() + 1 - width}) {
                double left = Math.max(whole.getMinX(), Math.min(x, whole.getMaxX() - width));
                Rectangle2D place = new Rectangle2D.Double(left, y, width, height);
                double covered = taken.stream()
                        .map(place::createIntersection)
                        .filter(common -> common.getWidth() > 0 && common.getHeight() > 0)
                        .mapToDouble(common -> common.getWidth() * common.getHeight())
                        .sum();
                if (best == null || covered < least) {
                    best = place;
                    least = covered;
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    /** The upper edges that a label can have, the best first: beside the box, inside it, then further and further away. */
    private static List<Double> rows(double height, Rectangle2D frame, Rectangle2D whole) {
        List<Double> rows = new ArrayList<>();
        double lowest = Math.max(whole.getMinY(), whole.getMaxY() - height);
        double above = frame.getMinY() - height - 1;
        double below = frame.getMaxY() + 1;
        List<Double> wanted = new ArrayList<>(List.of(above, below, frame.getMinY() + 1, frame.getMaxY() - height - 1));
        for (int step = 1; step <= ROWS_AWAY; step++) {
            wanted.addAll(List.of(above - step * (height + 1), below + step * (height + 1)));
        }
        for (double each : wanted) {
            if (each >= whole.getMinY() && each <= lowest) {
                rows.add(each);
            }
        }
        rows.add(Math.max(whole.getMinY(), Math.min(below, lowest)));
        return rows;
    }
}
