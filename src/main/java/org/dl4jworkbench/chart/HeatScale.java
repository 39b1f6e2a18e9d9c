package org.dl4jworkbench.chart;

/**
 * Which value gets which colour. Tiles that share a scale can be compared by eye.
 *
 * @param min the value of the map's first colour
 * @param max the value of its last, above {@code min}
 */
public record HeatScale(ColourMap map, double min, double max) {
    public HeatScale {
        if (!(min < max)) {
            throw new IllegalArgumentException("a scale from " + min + " to " + max);
        }
    }

    /** The scale of values: from zero to the largest where none is negative, else around zero to the largest in size. */
    public static HeatScale of(Iterable<float[]> values) {
        double smallest = 0;
        double largest = 0;
        for (float[] some : values) {
            for (float value : some) {
                if (Float.isFinite(value)) {
                    smallest = Math.min(smallest, value);
                    largest = Math.max(largest, value);
                }
            }
        }
        if (smallest < 0) {
            return signed(Math.max(-smallest, largest));
        }
        return new HeatScale(ColourMap.SEQUENTIAL, 0, largest == 0 ? 1 : largest);
    }

    /** Around zero, whatever the signs of the values: for differences. */
    public static HeatScale signed(double largest) {
        double end = largest > 0 ? largest : 1;
        return new HeatScale(ColourMap.DIVERGING, -end, end);
    }

    /** Black to white, for pictures. */
    public static HeatScale grey(double black, double white) {
        return new HeatScale(ColourMap.GREY, black, white);
    }

    /** The place of a value between the ends, 0 to 1; below 0 and above 1 beyond them. */
    public double share(double value) {
        return (value - min) / (max - min);
    }

    /** Opaque ARGB of a value; transparent for NaN. */
    public int argb(double value) {
        return map.argb(share(value));
    }

    /** How strongly a value speaks, 0 to 1: its size on a scale around zero, else its share. */
    double strength(double value) {
        double share = Math.max(0, Math.min(1, share(value)));
        return map == ColourMap.DIVERGING ? Math.abs(2 * share - 1) : share;
    }
}
