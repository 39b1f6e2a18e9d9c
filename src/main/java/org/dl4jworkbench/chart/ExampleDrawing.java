package org.dl4jworkbench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws examples in a grid with captions; small pictures are enlarged with sharp pixels. */
final class ExampleDrawing {
    private static final double MARGIN = 14;
    private static final double TITLE = 42;
    private static final double WIDTH = 692;
    private static final double GAP = 10;
    private static final double CAPTION = 18;
    private static final int MOST_COLUMNS = 8;
    private static final int LEAST_COLUMNS = 4;
    private static final double LEAST_CELL = 40;
    private static final double MOST_NAME = 100;
    private static final double MOST_CELL = 120;
    private static final double KEY_WIDTH = 460;
    static final String KEY = "solid: right · dashed: wrong, actual → predicted with its probability";

    private ExampleDrawing() {}

    /**
     * How the grid stands.
     *
     * @param pitch the room of a caption, at least that of its picture
     */
    private record Grid(int columns, int rows, double pitch, double cell, double height) {
        double total() {
            return rows * (height + CAPTION + GAP) - GAP;
        }

        double width() {
            return columns * (pitch + GAP) - GAP;
        }

        double scale(Rectangle2D area) {
            return Math.min(area.getWidth() / width(), area.getHeight() / total());
        }
    }

    /** As many columns as leave every caption its room. */
    private static Grid grid(ExampleSheet sheet) {
        if (sheet.columns() > 0) {
            return grid(sheet, sheet.columns(), captions(sheet));
        }
        double captions = captions(sheet);
        int fitting = (int) ((WIDTH + GAP) / (captions + GAP));
        int wanted = Math.max(LEAST_COLUMNS, sheet.examples().size());
        return grid(sheet, Math.max(1, Math.min(Math.min(MOST_COLUMNS, fitting), wanted)), captions);
    }

    /** On the screen as many columns as make the pictures largest. */
    private static Grid fitting(ExampleSheet sheet, Rectangle2D area) {
        Grid best = grid(sheet);
        double captions = captions(sheet);
        for (int columns = 2; sheet.columns() == 0 && columns <= 2 * MOST_COLUMNS; columns++) {
            Grid other = grid(sheet, columns, captions);
            best = other.scale(area) * other.cell() > best.scale(area) * best.cell() ? other : best;
        }
        return best;
    }

    private static double captions(ExampleSheet sheet) {
        return sheet.examples().stream()
                .mapToDouble(example -> Pen.printWidth(
                        sheet.caption(example), ChartStyle.print().tickFont()))
                .max()
                .orElse(0);
    }

    private static Grid grid(ExampleSheet sheet, int columns, double captions) {
        int count = Math.max(1, sheet.examples().size());
        double cell = Math.max(LEAST_CELL, Math.min(MOST_CELL, (WIDTH + GAP) / columns - GAP));
        double tallest = sheet.examples().stream()
                .mapToDouble(example -> (double) example.picture().getHeight()
                        / example.picture().getWidth())
                .max()
                .orElse(1);
        // A hair more: a file's font may be wider than the one measured in.
        double pitch = Math.max(cell, 1.04 * captions + 2);
        return new Grid(columns, (count + columns - 1) / columns, pitch, cell, cell * Math.min(2, tallest));
    }

    /** With names that leave a caption its room. */
    private static ExampleSheet named(ExampleSheet sheet) {
        return new ExampleSheet(
                sheet.title(),
                ShortNames.of(sheet.classes(), ChartStyle.print().tickFont(), MOST_NAME),
                sheet.examples(),
                sheet.columns());
    }

    static Size naturalSize(ExampleSheet sheet) {
        if (sheet.bars() && !sheet.examples().isEmpty()) {
            return ExampleBars.naturalSize(sheet);
        }
        Grid grid = grid(named(sheet));
        return new Size(
                Math.ceil(Math.max(KEY_WIDTH, grid.width()) + 2 * MARGIN),
                Math.ceil(2 * MARGIN + TITLE + grid.total()));
    }

    static void draw(ExampleSheet all, ChartStyle style, Graphics2D g2, Rectangle2D area, Medium medium) {
        if (all.bars() && !all.examples().isEmpty()) {
            ExampleBars.draw(all, style, g2, area, medium);
            return;
        }
        ExampleSheet sheet = named(all);
        Pen pen = new Pen(g2, style);
        Grid grid = style.paper() ? grid(sheet) : fitting(sheet, area);
        double around = style.paper() ? MARGIN : 0;
        double head = style.paper() ? TITLE : 0;
        double scale = Math.min(
                area.getWidth() / (Math.max(style.paper() ? KEY_WIDTH : 0, grid.width()) + 2 * around),
                area.getHeight() / (grid.total() + head + 2 * around));
        AffineTransform before = g2.getTransform();
        g2.translate(area.getX(), area.getY());
        g2.scale(scale, scale);
        if (style.paper()) {
            pen.title(sheet.title(), around, around + 12, around + Math.max(KEY_WIDTH, grid.width()));
            pen.text(KEY, style.labelFont(), style.dim(), around, around + 30);
        }
        List<ExampleSheet.Example> examples = sheet.examples();
        if (examples.isEmpty()) {
            pen.centred("No examples", style.font(13), style.dim(), around + grid.width() / 2, around + head + 40);
        }
        for (int index = 0; index < examples.size(); index++) {
            double x = around + index % grid.columns() * (grid.pitch() + GAP);
            double y = around + head + (double) (index / grid.columns()) * (grid.height() + CAPTION + GAP);
            example(sheet, examples.get(index), pen, grid, x, y, scale * medium.density());
        }
        g2.setTransform(before);
    }

    private static void example(
            ExampleSheet sheet, ExampleSheet.Example example, Pen pen, Grid grid, double x, double y, double density) {
        BufferedImage picture = example.picture();
        double zoom = Math.min(grid.cell() / picture.getWidth(), grid.height() / picture.getHeight());
        Rectangle2D place = new Rectangle2D.Double(x, y, picture.getWidth() * zoom, picture.getHeight() * zoom);
        picture(example, pen, place, density);
        Font font = pen.style().tickFont();
        String caption = pen.fitted(sheet.caption(example), font, grid.pitch());
        pen.text(caption, font, pen.style().ink(), x, y + place.getHeight() + 14);
    }

    /** The picture at a place, in the frame that says whether it is told right. */
    static void picture(ExampleSheet.Example example, Pen pen, Rectangle2D place, double density) {
        BufferedImage picture = example.picture();
        double zoom = place.getWidth() / picture.getWidth();
        Graphics2D g2 = pen.g2();
        BufferedImage sharp = enlarged(picture, (int) Math.ceil(zoom * density));
        AffineTransform placed = AffineTransform.getTranslateInstance(place.getX(), place.getY());
        placed.scale(place.getWidth() / sharp.getWidth(), place.getHeight() / sharp.getHeight());
        g2.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                zoom < 1
                        ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                        : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g2.drawImage(sharp, placed, null);
        Color colour = example.predicted() < 0 ? pen.style().line() : Palette.cell(example.isRight());
        g2.setPaint(colour);
        g2.setStroke(
                example.isWrong()
                        ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 3}, 0)
                        : new BasicStroke(2));
        g2.draw(place);
    }

    /** Pixel by pixel: many readers of vector files would smooth the picture. */
    private static BufferedImage enlarged(BufferedImage picture, int times) {
        if (times <= 1) {
            return picture;
        }
        BufferedImage large =
                new BufferedImage(picture.getWidth() * times, picture.getHeight() * times, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = large.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g2.drawImage(picture, 0, 0, large.getWidth(), large.getHeight(), null);
        g2.dispose();
        return large;
    }
}
