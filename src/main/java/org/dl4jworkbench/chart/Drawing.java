package org.dl4jworkbench.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Draws figures and tables: the one path for the screen and for every file. Any thread may draw. */
public final class Drawing {
    private static final double LINE_WIDTH = 640;
    private static final double LINE_HEIGHT = 400;

    private Drawing() {}

    /** The size of a file where the user asks for none: fits the text width of a page; tables and matrices fit their content. */
    public static Size naturalSize(Exhibit exhibit) {
        if (exhibit instanceof MatrixFigure matrix) {
            return MatrixDrawing.naturalSize(matrix);
        }
        if (exhibit instanceof PictureFigure picture) {
            return PictureDrawing.naturalSize(picture);
        }
        if (exhibit instanceof PictureSheet sheet) {
            return PictureDrawing.naturalSize(sheet);
        }
        if (exhibit instanceof Table table) {
            return TableDrawing.naturalSize(table, ChartStyle.print());
        }
        if (exhibit instanceof BarFigure bars) {
            double needed =
                    90 + bars.categories().size() * (12 + 16.0 * bars.groups().size());
            return new Size(Math.max(LINE_WIDTH, Math.min(2 * LINE_WIDTH, needed)), LINE_HEIGHT);
        }
        if (exhibit instanceof NetworkFigure network) {
            return NetworkDrawing.naturalSize(network);
        }
        if (exhibit instanceof ScatterFigure scatter) {
            return ScatterDrawing.naturalSize(scatter);
        }
        if (exhibit instanceof HeatSheet sheet) {
            return HeatDrawing.naturalSize(sheet);
        }
        if (exhibit instanceof HistogramFigure histograms) {
            return HistogramDrawing.naturalSize(histograms);
        }
        if (exhibit instanceof ExampleSheet sheet) {
            return ExampleDrawing.naturalSize(sheet);
        }
        if (exhibit instanceof ParallelFigure figure) {
            return ParallelDrawing.naturalSize(figure);
        }
        double legend = exhibit instanceof LineFigure figure
                ? LineDrawing.legendHeight(figure, LINE_WIDTH - 40, ChartStyle.print())
                : 0;
        return new Size(LINE_WIDTH, LINE_HEIGHT + legend);
    }

    /**
     * Draws into an area of a graphics context.
     *
     * @param window the part of the x axis to show; null for all
     * @return where the axes of a line figure, or of a scatter of one panel, lie; null for other exhibits and while there is nothing to
     *     show
     */
    public static @Nullable PlotArea draw(
            Exhibit exhibit,
            ChartStyle style,
            Graphics2D g2,
            Rectangle2D area,
            Medium medium,
            @Nullable XWindow window) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        if (style.background() != null) {
            g2.setPaint(style.background());
            g2.fill(area);
        }
        if (exhibit instanceof LineFigure figure) {
            return LineDrawing.draw(figure, style, g2, area, medium, window);
        }
        if (exhibit instanceof ScatterFigure figure) {
            return ScatterDrawing.draw(figure, style, g2, area, medium);
        }
        if (exhibit instanceof MatrixFigure figure) {
            MatrixDrawing.draw(figure, style, g2, area, medium);
        } else if (exhibit instanceof BarFigure figure) {
            BarDrawing.draw(figure, style, g2, area);
        } else if (exhibit instanceof NetworkFigure figure) {
            NetworkDrawing.draw(figure, style, g2, area);
        } else if (exhibit instanceof PictureFigure figure) {
            PictureDrawing.draw(figure, style, g2, area);
        } else if (exhibit instanceof PictureSheet sheet) {
            PictureDrawing.draw(sheet, style, g2, area);
        } else if (exhibit instanceof HeatSheet sheet) {
            HeatDrawing.draw(sheet, style, g2, area, medium);
        } else if (exhibit instanceof HistogramFigure figure) {
            HistogramDrawing.draw(figure, style, g2, area);
        } else if (exhibit instanceof ExampleSheet sheet) {
            ExampleDrawing.draw(sheet, style, g2, area, medium);
        } else if (exhibit instanceof ParallelFigure figure) {
            ParallelDrawing.draw(figure, style, g2, area);
        } else if (exhibit instanceof DotFigure figure) {
            DotDrawing.draw(figure, style, g2, area);
        } else if (exhibit instanceof Table table) {
            TableDrawing.draw(table, style, g2, area);
        }
        return null;
    }

    /** Draws a picture of a size times the density, or of less where that would be too large for a picture. */
    public static BufferedImage picture(Exhibit exhibit, ChartStyle style, Size size, double wanted) {
        double density = size.density(wanted);
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(size.width() * density),
                (int) Math.ceil(size.height() * density),
                BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.scale(density, density);
            Rectangle2D area = new Rectangle2D.Double(0, 0, size.width(), size.height());
            draw(exhibit, style, g2, area, Medium.pixels(density), null);
        } finally {
            g2.dispose();
        }
        return image;
    }
}
