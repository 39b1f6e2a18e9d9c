package org.dl4jworkbench.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.List;

/** Writes text into a drawing, measured in the font that the file will have: a PDF's is not the screen's. */
record Pen(Graphics2D g2, ChartStyle style) {
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** The width on paper, before there is a drawing to measure in. */
    static double printWidth(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
    }

    double width(String text, Font font) {
        return text.isEmpty()
                ? 0
                : g2.getFontMetrics(font).getStringBounds(text, g2).getWidth();
    }

    void text(String text, Font font, Color colour, double x, double baseline) {
        g2.setFont(font);
        g2.setPaint(colour);
        g2.drawString(text, (float) x, (float) baseline);
    }

    void toTheLeft(String text, Font font, Color colour, double right, double baseline) {
        text(text, font, colour, right - width(text, font), baseline);
    }

    void centred(String text, Font font, Color colour, double middle, double baseline) {
        text(text, font, colour, middle - width(text, font) / 2, baseline);
    }

    /** A title, cut where the picture ends. */
    void title(String text, double x, double baseline, double right) {
        Font font = style.titleFont();
        text(fitted(text, font, right - x), font, style.ink(), x, baseline);
    }

    /** As much of a text as fits, with an ellipsis where not all does. */
    String fitted(String text, Font font, double room) {
        return ShortNames.of(List.of(text), part -> width(part, font), room).get(0);
    }
}
