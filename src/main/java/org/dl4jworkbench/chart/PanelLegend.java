package org.dl4jworkbench.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The names of what several panels show, in lines that wrap, above all of them. */
final class PanelLegend {
    private static final double LINE = 18;
    private static final double GAP = 16;
    private static final double MARK = 14;
    private static final double MOST_NAME = 200;
    /** More names are no key to anything. */
    private static final int MOST_ITEMS = 60;

    /** One name with the mark it explains; the mark stands around (0, 0). */
    record Item(String name, Color colour, Shape mark) {}

    private PanelLegend() {}

    /** With names that fit; what is left out is counted. */
    private static List<Item> fitting(List<Item> items, ChartStyle style) {
        List<String> names = ShortNames.of(items.stream().map(Item::name).toList(), style.labelFont(), MOST_NAME);
        boolean all = items.size() <= MOST_ITEMS;
        List<Item> fitting = new ArrayList<>();
        for (int place = 0; place < (all ? items.size() : MOST_ITEMS - 1); place++) {
            Item item = items.get(place);
            fitting.add(new Item(names.get(place), item.colour(), item.mark()));
        }
        if (!all) {
            String rest = "and " + (items.size() - fitting.size()) + " more";
            fitting.add(new Item(rest, style.dim(), new Path2D.Double()));
        }
        return fitting;
    }

    private static double width(Item item, ChartStyle style) {
        return MARK + Pen.printWidth(item.name(), style.labelFont()) + GAP;
    }

    /** The height of a legend of a width, known before there is a drawing. */
    static double height(List<Item> items, double width, ChartStyle style) {
        return items.isEmpty() ? 0 : LINE * place(fitting(items, style), width, style, null, 0, 0) + 4;
    }

    static void draw(List<Item> items, double width, Pen pen, double left, double top) {
        place(fitting(items, pen.style()), width, pen.style(), pen, left, top);
    }

    /** Draws where there is a pen; how many lines there are. */
    private static int place(
            List<Item> items,
            double width,
            ChartStyle style,
            @org.jspecify.annotations.Nullable Pen pen,
            double left,
            double top) {
        int lines = 1;
        double at = 0;
        for (Item item : items) {
            double needed = width(item, style);
            if (at > 0 && at + needed - GAP > width) {
                lines++;
                at = 0;
            }
            if (pen != null) {
                Graphics2D g2 = pen.g2();
                AffineTransform before = g2.getTransform();
                double middle = top + (lines - 0.5) * LINE;
                g2.translate(left + at + 5, middle);
                g2.setPaint(item.colour());
                g2.fill(item.mark());
                g2.setTransform(before);
                pen.text(item.name(), style.labelFont(), style.ink(), left + at + MARK, middle + 4);
            }
            at += needed;
        }
        return lines;
    }
}
