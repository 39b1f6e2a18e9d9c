package org.dl4jworkbench.ui.chart;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.dl4jworkbench.chart.ChartStyle;
import org.dl4jworkbench.chart.Drawing;
import org.dl4jworkbench.chart.Figure;
import org.dl4jworkbench.chart.Medium;
import org.dl4jworkbench.chart.PlotArea;
import org.dl4jworkbench.chart.XWindow;
import org.jspecify.annotations.Nullable;

/** One drawing of a figure for the screen: all that the drawing thread needs to know. */
record FigureDrawing(
        Figure figure,
        ChartStyle style,
        @Nullable XWindow window,
        double width,
        double height,
        double density,
        PictureRing.Picture picture) {
    /**
     * What came of it.
     *
     * @param plotArea null where the figure has no axes
     * @param failure null where all went well
     */
    record Result(@Nullable PlotArea plotArea, @Nullable RuntimeException failure) {}

    Result draw() {
        Graphics2D g2 = picture.toDraw().createGraphics();
        try {
            g2.setComposite(AlphaComposite.Clear);
            g2.fillRect(0, 0, picture.toDraw().getWidth(), picture.toDraw().getHeight());
            g2.setComposite(AlphaComposite.SrcOver);
            g2.scale(density, density);
            Rectangle2D area = new Rectangle2D.Double(0, 0, width, height);
            return new Result(Drawing.draw(figure, style, g2, area, Medium.pixels(density), window), null);
        } catch (RuntimeException e) {
            // Carried to the JavaFX thread, which shows it in place of the figure.
            return new Result(null, e);
        } finally {
            g2.dispose();
        }
    }
}
