package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/** A colour with its red, green and blue from 0 to 1; values beyond are cut when a picture becomes bytes. */
record Colour(double red, double green, double blue) {
    static final Colour WHITE = grey(1);
    static final Colour BLACK = grey(0);

    static Colour grey(double value) {
        return new Colour(value, value, value);
    }

    /** From the usual six hexadecimal digits. */
    static Colour hex(int rgb) {
        return new Colour((rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
    }

    /** Any colour of the circle. */
    static Colour hue(double hue, double saturation, double value) {
        return new Colour(
                channel(hue, saturation, value, 5),
                channel(hue, saturation, value, 3),
                channel(hue, saturation, value, 1));
    }

    private static double channel(double hue, double saturation, double value, int offset) {
        double k = (offset + 6 * hue) % 6;
        return value - value * saturation * Math.max(0, Math.min(1, Math.min(k, 4 - k)));
    }

    Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    Colour mixed(Colour other, double share) {
        return new Colour(
                red + share * (other.red - red),
                green + share * (other.green - green),
                blue + share * (other.blue - blue));
    }

    /** Another of its kind: brightness and tint moved by normal noise. */
    Colour varied(SplitMix64 random, double deviation) {
        double brightness = 1 + deviation * random.nextGaussian();
        double tint = deviation / 2;
        return new Colour(
                Math.max(0, red * brightness + tint * random.nextGaussian()),
                Math.max(0, green * brightness + tint * random.nextGaussian()),
                Math.max(0, blue * brightness + tint * random.nextGaussian()));
    }

    /** One of several. */
    static Colour anyOf(SplitMix64 random, int... hex) {
        return hex(hex[random.nextInt(hex.length)]);
    }
}
