package org.dl4jworkbench.chart;

import java.awt.Color;

/**
 * Colours for numbers, the same distance apart for the eye wherever the same difference of values is shown. Made from paths through
 * the OKLab colour space (Ottosson 2020), whose distances are those that people see, cut into steps of equal length.
 */
public enum ColourMap {
    /** Dark violet over green to bright yellow, lighter with every step, for values of zero and above. */
    SEQUENTIAL {
        @Override
        double[] path(double share) {
            return polar(0.22 + 0.70 * share, 0.09 + 0.10 * Math.max(0, 2 * share - 1), 305 - 198 * share);
        }
    },
    /** Blue over white to red around zero, for signed values; told apart with every usual colour vision deficiency. */
    DIVERGING {
        @Override
        double[] path(double share) {
            double strength = Math.abs(2 * share - 1);
            return polar(0.97 - 0.53 * strength, (share < 0.5 ? 0.14 : 0.17) * strength, share < 0.5 ? 255 : 27);
        }
    },
    /** Black to white, for pictures as they are. */
    GREY {
        @Override
        double[] path(double share) {
            return polar(share, 0, 0);
        }

        /** A grey value of a picture is a step of sRGB already. */
        @Override
        int[] table() {
            int[] grey = new int[STEPS];
            for (int step = 0; step < STEPS; step++) {
                grey[step] = 0xFF000000 | step * 0x010101;
            }
            return grey;
        }
    };

    private static final int STEPS = 256;
    private static final int FINE = 4096;

    private final int[] colours = table();

    /** The place of a share in OKLab: lightness, a, b. */
    abstract double[] path(double share);

    /** Opaque ARGB of a share from 0 to 1; what lies beyond gets the colour of the end, NaN none at all. */
    public int argb(double share) {
        return Double.isNaN(share) ? 0 : colours[(int) Math.round(Math.max(0, Math.min(1, share)) * (STEPS - 1))];
    }

    public Color colour(double share) {
        return new Color(argb(share), true);
    }

    int[] table() {
        double[] travelled = new double[FINE + 1];
        double[] before = path(0);
        for (int i = 1; i <= FINE; i++) {
            double[] here = path((double) i / FINE);
            travelled[i] = travelled[i - 1]
                    + Math.hypot(Math.hypot(here[0] - before[0], here[1] - before[1]), here[2] - before[2]);
            before = here;
        }
        int[] steps = new int[STEPS];
        int at = 0;
        for (int step = 0; step < STEPS; step++) {
            double wanted = travelled[FINE] * step / (STEPS - 1);
            while (at < FINE && travelled[at] < wanted) {
                at++;
            }
            steps[step] = srgb(path((double) at / FINE));
        }
        return steps;
    }

    private static double[] polar(double lightness, double chroma, double hueDegrees) {
        double hue = Math.toRadians(hueDegrees);
        return new double[] {lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)};
    }

    private static int srgb(double[] lab) {
        double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        return 0xFF000000
                | channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static int channel(double linear) {
        double encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.max(0, Math.min(1, encoded)));
    }
}
