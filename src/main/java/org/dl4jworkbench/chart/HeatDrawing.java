package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.dl4jworkbench.model.Numbers;

/** Draws sections of tiles, each with the bar of its scale; pixels stay sharp. */
final class HeatDrawing {
    private static final double MARGIN = 14;
    private static final double TITLE = 28;
    private static final double WIDTH = 692;
    private static final double SECTION_TITLE = 22;
    private static final double SECTION_GAP = 14;
    private static final double GAP = 4;
    private static final double NAME = 15;
    private static final double BAR = 110;
    private static final double BAR_HEIGHT = 8;
    private static final double LEAST_TILE = 8;
    private static final double UNIT = 14;
    private static final double LEAST_WIDTH = 320;
    private static final double MOST_WIDTH = 4000;

    private final Pen pen;
    private final Medium medium;
    private final double width;

    /** How a section's tiles stand. */
    private record Grid(int columns, double tileWidth, double tileHeight, double rowHeight, int rows) {
        double height() {
            return SECTION_TITLE + rows * rowHeight;
        }
    }

    private HeatDrawing(Pen pen, Medium medium, double width) {
        this.pen = pen;
        this.medium = medium;
        this.width = width;
    }

    static Size naturalSize(HeatSheet sheet) {
        return new Size(WIDTH + 2 * MARGIN, 2 * MARGIN + TITLE + contentHeight(sheet, WIDTH));
    }

    private static double contentHeight(HeatSheet sheet, double width) {
        double height = sheet.sections().stream()
                .mapToDouble(section -> grid(section, width).height() + SECTION_GAP)
                .sum();
        return Math.max(40, height - SECTION_GAP);
    }

    private static double wanted(int tiles) {
        return tiles <= 6 ? 104 : tiles <= 10 ? 64 : tiles <= 36 ? 52 : 36;
    }

    private static Grid grid(HeatSheet.Section section, double room) {
        int count = Math.max(1, section.tiles().size());
        int tallest = 1;
        int widest = 1;
        for (HeatTile tile : section.tiles()) {
            tallest = Math.max(tallest, tile.rows());
            widest = Math.max(widest, tile.columns());
        }
        double wide = (double) widest / tallest;
        double side = wanted(count);
        // Units in one or a few lines are a strip of small squares.
        boolean strip = tallest == 1 || wide > 4;
        double width = strip ? Math.min(room, widest * UNIT) : wide >= 1 ? side : side * wide;
        int columns = section.columns() > 0
                ? section.columns()
                : Math.max(1, Math.min(count, (int) ((room + GAP) / (width + GAP))));
        width = Math.max(LEAST_TILE, Math.min(width, (room + GAP) / columns - GAP));
        double height = Math.max(LEAST_TILE, width / wide);
        int rows = (count + columns - 1) / columns;
        return new Grid(columns, width, height, height + (section.named() ? NAME : 0) + GAP, rows);
    }

    static void draw(HeatSheet sheet, ChartStyle style, Graphics2D g2, Rectangle2D area, Medium medium) {
        new HeatDrawing(new Pen(g2, style), medium, style.paper() ? WIDTH : fitting(sheet, area)).draw(sheet, area);
    }

    /** On the screen as wide as the card; wider, and so smaller, where the sections would not fit its height. */
    private static double fitting(HeatSheet sheet, Rectangle2D area) {
        double width = Math.max(LEAST_WIDTH, area.getWidth());
        while (contentHeight(sheet, width) * area.getWidth() / width > area.getHeight() && width < MOST_WIDTH) {
            width *= 1.05;
        }
        return width;
    }

    private void draw(HeatSheet sheet, Rectangle2D area) {
        ChartStyle style = pen.style();
        double around = style.paper() ? MARGIN : 0;
        double head = style.paper() ? TITLE : 0;
        double all = width + 2 * around;
        double height = contentHeight(sheet, width) + head + 2 * around;
        double scale = Math.min(area.getWidth() / all, area.getHeight() / height);
        AffineTransform before = pen.g2().getTransform();
        pen.g2().translate(area.getX(), area.getY());
        pen.g2().scale(scale, scale);
        if (style.paper()) {
            pen.title(sheet.title(), around, around + 12, all - around);
        }
        if (sheet.sections().isEmpty()) {
            pen.centred("No data yet", style.font(13), style.dim(), all / 2, around + head + 24);
        }
        double top = around + head;
        for (HeatSheet.Section section : sheet.sections()) {
            Grid grid = grid(section, width);
            heading(section, around, top);
            tiles(section, grid, around, top + SECTION_TITLE, scale);
            top += grid.height() + SECTION_GAP;
        }
        pen.g2().setTransform(before);
    }

    /** Title on the left, the scale's bar on the right. */
    private void heading(HeatSheet.Section section, double left, double top) {
        ChartStyle style = pen.style();
        Font small = style.tickFont();
        HeatScale scale = section.scale();
        double right = left + width;
        String high = number(scale.max(), scale);
        String low = number(scale.min(), scale);
        Font bold = style.boldFont(11.5f);
        if (!isFinite(section)) {
            String none = section.tiles().isEmpty() ? "no data yet" : "no finite values";
            pen.toTheLeft(none, small, style.dim(), right, top + 12);
            double rest = right - pen.width(none, small) - 14 - left;
            pen.text(pen.fitted(section.title(), bold, rest), bold, style.ink(), left, top + 12);
            return;
        }
        pen.toTheLeft(high, small, style.dim(), right, top + 12);
        double barRight = right - pen.width(high, small) - 6;
        List<HeatTile> tiles = section.tiles();
        boolean coloured = !tiles.isEmpty() && tiles.get(0).channels() == 3;
        ColourMap map = coloured ? ColourMap.GREY : scale.map();
        BufferedImage bar = new BufferedImage(256, 1, BufferedImage.TYPE_INT_ARGB);
        for (int step = 0; step < 256; step++) {
            bar.setRGB(step, 0, map.argb(step / 255.0));
        }
        image(bar, barRight - BAR, top + 12 - BAR_HEIGHT, BAR, BAR_HEIGHT);
        double textRight = barRight - BAR - 6;
        pen.toTheLeft(low, small, style.dim(), textRight, top + 12);
        double room = textRight - pen.width(low, small) - 14 - left;
        pen.text(pen.fitted(section.title(), bold, room), bold, style.ink(), left, top + 12);
    }

    private static boolean isFinite(HeatSheet.Section section) {
        for (HeatTile tile : section.tiles()) {
            for (float value : tile.values()) {
                if (Float.isFinite(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** With three digits, and as many decimals at both ends. */
    static String number(double value, HeatScale scale) {
        if (value == 0) {
            return "0";
        }
        double largest = Math.max(Math.abs(scale.min()), Math.abs(scale.max()));
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(largest)));
        String text = decimals > 5 || largest >= 1e6
                ? Numbers.significant(value, 2)
                : String.format(java.util.Locale.ROOT, "%." + decimals + "f", value);
        return text.replace('-', '−');
    }

    private void tiles(HeatSheet.Section section, Grid grid, double left, double top, double scale) {
        for (int index = 0; index < section.tiles().size(); index++) {
            HeatTile tile = section.tiles().get(index);
            double x = left + index % grid.columns() * (grid.tileWidth() + GAP);
            double y = top + (double) (index / grid.columns()) * grid.rowHeight();
            // Enlarged here, value by value: many readers of vector files would smooth the pixels.
            int zoom = (int) Math.ceil(grid.tileWidth() * scale * medium.density() / tile.columns());
            image(tile.picture(section.scale(), Math.max(1, zoom)), x, y, grid.tileWidth(), grid.tileHeight());
            pen.g2().setPaint(pen.style().line());
            pen.g2().setStroke(new BasicStroke(0.6f));
            pen.g2().draw(new Rectangle2D.Double(x, y, grid.tileWidth(), grid.tileHeight()));
            if (section.named()) {
                Font small = pen.style().font(9.5f);
                pen.text(
                        pen.fitted(tile.name(), small, grid.tileWidth()),
                        small,
                        pen.style().dim(),
                        x,
                        y + grid.tileHeight() + 11);
            }
        }
    }

    private void image(BufferedImage image, double x, double y, double width, double height) {
        AffineTransform placed = AffineTransform.getTranslateInstance(x, y);
        placed.scale(width / image.getWidth(), height / image.getHeight());
        pen.g2()
                .setRenderingHint(
                        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        pen.g2().drawImage(image, placed, null);
    }
}
