package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/** What is seen behind a thing: sky, water, a meadow, a road, a wood, a room. Coordinates are pixels. */
final class Backdrops {
    /** The grain of sky, grass and walls is given for pictures of this width. */
    private static final double USUAL_WIDTH = 32;

    private final Painting painting;
    private final SplitMix64 random;

    Backdrops(Painting painting, SplitMix64 random) {
        this.painting = painting;
        this.random = random;
    }

    void sky() {
        Colour high = Colour.anyOf(random, 0x3F7FC4, 0x6FA8DC, 0x9DB9CF, 0xB9C4CC, 0xD8DEE2, 0xE0B48C, 0x57708C)
                .varied(random, 0.1);
        Colour low = high.mixed(Colour.WHITE, random.uniform(0.1, 0.6));
        Grain clouds = grain(random.uniform(0.06, 0.2));
        double cloudiness = random.uniform(-0.6, 0.5);
        Paint.Field clear = (x, y) -> 1.6 * (clouds.at(0.6 * x, y) + cloudiness);
        Paint air = Paint.vertical(high, low, 0, painting.height());
        Paint cloud = Paint.blend(high, Colour.grey(random.uniform(0.85, 1)), clear);
        painting.background(random.nextDouble() < 0.6 ? cloud : air);
    }

    void meadow() {
        painting.background(textured(
                Colour.anyOf(random, 0x5E8A3A, 0x7DA04A, 0x93964F, 0xA89A5B, 0x4A6B35, 0xB7A878)
                        .varied(random, 0.12),
                random.uniform(0.2, 0.9),
                0.3));
        if (random.nextDouble() < 0.6) {
            aboveHorizon(random.nextDouble() < 0.5 ? woodColour() : skyColour(), 0.2, 0.55);
        }
    }

    void wood() {
        painting.background(textured(woodColour(), random.uniform(0.15, 0.5), 0.5));
        for (int trunks = random.nextInt(4); trunks > 0; trunks--) {
            double x = random.uniform(0, painting.width());
            Sketch.on(painting)
                    .fill(
                            Outline.line(random.uniform(1, 4), x, 0, x + 2 * random.nextGaussian(), painting.height()),
                            Colour.anyOf(random, 0x4A3A2A, 0x6B5A48, 0x2F2A22).varied(random, 0.1));
        }
    }

    void snow() {
        painting.background(textured(Colour.grey(random.uniform(0.8, 0.95)), 0.2, 0.08));
        if (random.nextDouble() < 0.6) {
            aboveHorizon(random.nextDouble() < 0.5 ? woodColour() : skyColour(), 0.15, 0.5);
        }
    }

    void road() {
        painting.background(textured(Colour.grey(random.uniform(0.3, 0.7)).varied(random, 0.05), 0.5, 0.12));
        double kind = random.nextDouble();
        if (kind < 0.8) {
            aboveHorizon(
                    kind < 0.3
                            ? woodColour()
                            : kind < 0.6
                                    ? skyColour()
                                    : Colour.anyOf(random, 0x8F7A66, 0xB5A795, 0x77706A, 0xC9C2B4)
                                            .varied(random, 0.1),
                    0.3,
                    0.65);
        }
    }

    void water() {
        Colour sea = Colour.anyOf(random, 0x2F5D7C, 0x4F86A0, 0x6D8C95, 0x20405C, 0x7FA3B0)
                .varied(random, 0.1);
        Grain waves = new Grain(random, 0.12, random.uniform(0.4, 0.9));
        painting.background(Paint.flat(sea).shaded(waves.around(0.25)));
        aboveHorizon(skyColour(), 0.35, 0.65);
    }

    void pond() {
        painting.background(textured(
                Colour.anyOf(random, 0x4D5B35, 0x6E7A55, 0x39462F, 0x7C6D50, 0x8D9A8A)
                        .varied(random, 0.12),
                random.uniform(0.1, 0.4),
                0.35));
    }

    void room() {
        Colour wall = random.nextDouble() < 0.35
                ? Colour.hue(random.nextDouble(), random.uniform(0.1, 0.5), random.uniform(0.3, 0.9))
                : Colour.anyOf(random, 0xC8B9A0, 0xE5DFD3, 0x8A7560, 0xA7A9A8, 0x6B4F3C, 0x45474C)
                        .varied(random, 0.12);
        painting.background(textured(wall, random.uniform(0.05, 0.25), random.uniform(0.03, 0.25)));
        if (random.nextDouble() < 0.6) {
            double y = painting.height() * random.uniform(0.55, 0.85);
            Colour floor = Colour.hue(random.nextDouble(), random.uniform(0, 0.4), random.uniform(0.3, 0.85));
            Sketch.on(painting)
                    .fill(
                            Outline.rectangle(-1, y, painting.width() + 1, painting.height() + 1),
                            textured(floor, 0.3, 0.15));
        }
        if (random.nextDouble() < 0.3) {
            double x = random.uniform(0, painting.width());
            Sketch.on(painting)
                    .glaze(
                            Outline.rectangle(x, 0, x + random.uniform(3, 12), painting.height() * 0.6),
                            Colour.hue(random.nextDouble(), 0.3, 0.7),
                            0.8);
        }
    }

    /** One colour, as of a thing cut out for a catalogue. */
    void plain() {
        painting.background(textured(Colour.grey(random.uniform(0.75, 1)), 0.1, 0.04));
    }

    private void aboveHorizon(Colour colour, double highest, double lowest) {
        double y = painting.height() * random.uniform(highest, lowest);
        double tilt = random.nextGaussian();
        Sketch.on(painting)
                .fill(
                        Outline.polygon(-1, -1, painting.width() + 1, -1, painting.width() + 1, y + tilt, -1, y - tilt),
                        textured(colour, 0.25, random.uniform(0.05, 0.3)));
    }

    private Colour skyColour() {
        return Colour.anyOf(random, 0x8FB6D8, 0xC3D2DC, 0xE4E6E6, 0xA9B3BA, 0xE9C9A8)
                .varied(random, 0.08);
    }

    private Colour woodColour() {
        return Colour.anyOf(random, 0x3C5530, 0x56703F, 0x2A3A26, 0x6B6B45, 0x7A6440)
                .varied(random, 0.15);
    }

    private Paint textured(Colour colour, double perPixel, double amount) {
        return Paint.flat(colour).shaded(grain(perPixel).around(amount));
    }

    private Grain grain(double perPixel) {
        double scaled = perPixel * USUAL_WIDTH / painting.width();
        return new Grain(random, scaled, scaled);
    }
}
