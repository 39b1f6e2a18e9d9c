package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/** What a garment is made of: one brightness, a pattern, a weave, folds and light from one side; x from −0.5 to 0.5, y from 0 to 1. */
final class Cloth {
    private final SplitMix64 random;
    private final double brightness;
    private final Paint.Field folds;
    private final Paint.Field weave;
    private final Paint.Field pattern;
    private final double light;

    private Cloth(SplitMix64 random, double brightness, Paint.Field pattern, double weaving) {
        this.random = random;
        this.brightness = brightness;
        this.pattern = pattern;
        folds = new Grain(random, random.uniform(3, 7), random.uniform(1.5, 4)).around(random.uniform(0.03, 0.16));
        weave = new Grain(random, 26, 26).around(weaving);
        light = random.uniform(-0.25, 0.25);
    }

    /** @param patterned how often it is not plain */
    static Cloth any(SplitMix64 random, double patterned) {
        return new Cloth(random, brightness(random), pattern(random, patterned), random.uniform(0.01, 0.08));
    }

    /** Knitted: a coarser weave, with rows. */
    static Cloth knit(SplitMix64 random) {
        double rows = random.uniform(10, 16) * 2 * Math.PI;
        double depth = random.nextDouble() < 0.5 ? random.uniform(0.03, 0.15) : 0;
        Paint.Field pattern =
                random.nextDouble() < 0.3 ? pattern(random, 1) : (x, y) -> 1 + depth * StrictMath.sin(rows * x);
        return new Cloth(random, brightness(random), pattern, random.uniform(0.04, 0.12));
    }

    static Cloth leather(SplitMix64 random) {
        return new Cloth(random, brightness(random), (x, y) -> 1, random.uniform(0.01, 0.04));
    }

    /** Dark and light ones are equally at home in a shop. */
    private static double brightness(SplitMix64 random) {
        return random.nextDouble() < 0.25 ? random.uniform(0.15, 0.4) : random.uniform(0.4, 0.95);
    }

    private static Paint.Field pattern(SplitMix64 random, double share) {
        if (random.nextDouble() >= share) {
            return (x, y) -> 1;
        }
        double period = random.uniform(0.08, 0.22);
        double depth = random.uniform(0.15, 0.7);
        double phase = random.nextDouble();
        switch (random.nextInt(4)) {
            case 0:
                return (x, y) -> stripe(y / period + phase) ? 1 - depth : 1;
            case 1:
                return (x, y) -> stripe(x / period + phase) ? 1 - depth : 1;
            case 2:
                return (x, y) ->
                        (stripe(x / period + phase) ? 1 - depth / 2 : 1) * (stripe(y / period) ? 1 - depth / 2 : 1);
            default:
                Grain print = new Grain(random, 7, 7);
                return (x, y) -> 1 - depth * Math.max(0, Math.min(1, 3 * print.at(x, y)));
        }
    }

    private static boolean stripe(double position) {
        return position - Math.floor(position) < 0.5;
    }

    double brightness() {
        return brightness;
    }

    /** The whole cloth. */
    Paint paint() {
        return shade(1);
    }

    /** The same cloth in more or less light, as a sleeve that hangs behind. */
    Paint shade(double factor) {
        return (x, y, rgb) -> {
            double value = brightness
                    * factor
                    * pattern.at(x, y)
                    * folds.at(x, y)
                    * weave.at(x, y)
                    * (1 + light * x - 0.9 * x * x);
            rgb[0] = rgb[1] = rgb[2] = (float) Math.max(0.05, Math.min(1, value));
        };
    }

    /** A seam, a button, a zip: the cloth's own brightness, darker or brighter. */
    Colour seam(double factor) {
        double value = brightness * factor;
        return Colour.grey(value > 1 ? brightness * (2 - factor) : value);
    }

    /** A cut of this garment: any number between two. */
    double cut(double from, double to) {
        return random.uniform(from, to);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
