package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/**
 * Draws head and shoulders of somebody in a street. The face lies in coordinates whose origin is its middle: the hair line at
 * −0.5, the chin at 0.5, the ears at ±0.38.
 */
final class Person {
    /** How a mask is worn, in the words of the masks assignment. */
    enum Mask {
        /** Over nose, mouth and chin. */
        GOOD,
        /** There, but below the nose, below the mouth or under the chin. */
        NONE,
        /** No mask. */
        BAD
    }

    private static final double HALF_WIDTH = 0.38;

    private final Sketch body;
    private final Sketch face;
    private final SplitMix64 random;
    private final Colour skin;
    private final Colour hair;
    private final Colour shade;
    /** How far the head is turned aside: features move along x. */
    private final double aside;

    Person(Sketch body, SplitMix64 random) {
        this.body = body;
        this.random = random;
        skin = Colour.anyOf(random, 0xF1CDB0, 0xE3B48F, 0xC98F68, 0xA66E48, 0x7C4D30, 0x5A3825, 0xEBC09C)
                .varied(random, 0.05);
        shade = skin.times(0.72);
        hair = Colour.anyOf(random, 0x1C1715, 0x2E211A, 0x4C3322, 0x7A5636, 0xB08A55, 0x8C8A88, 0xC9C5C0)
                .varied(random, 0.035);
        aside = 0.055 * random.nextGaussian();
        face = body.turned(0.09 * random.nextGaussian());
    }

    void draw(Mask mask) {
        double style = random.nextDouble();
        clothes();
        if (style > 0.6) {
            longHair();
        }
        face.fill(Outline.ellipse(-HALF_WIDTH, 0.04, 0.06, 0.1), shade);
        face.fill(Outline.ellipse(HALF_WIDTH, 0.04, 0.06, 0.1), shade);
        Paint light = Paint.vertical(skin.mixed(Colour.WHITE, 0.08), skin.times(0.86), -0.5, 0.5);
        double side = random.uniform(-0.35, 0.35);
        face.fill(
                Outline.smoothSymmetric(0.05, -0.5, 0.3, -0.36, HALF_WIDTH, 0, 0.31, 0.3, 0.14, 0.48),
                light.shaded((x, y) -> 1 + side * x));
        nose();
        mouth();
        if (mask != Mask.GOOD && random.nextDouble() < 0.2) {
            beard();
        }
        eyes();
        if (mask != Mask.BAD) {
            mask(mask);
        }
        if (style < 0.12) {
            hat();
        } else if (style > 0.92) {
            scarf();
        } else if (style > 0.2) {
            hair(style > 0.6);
        }
        if (random.nextDouble() < 0.2) {
            glasses();
        }
    }

    private void clothes() {
        Colour cloth = random.nextDouble() < 0.5
                ? Colour.anyOf(random, 0x22252B, 0x3B4252, 0x5A5F66, 0x7A6A58, 0xD8D6D0, 0x2F3E56)
                        .varied(random, 0.12)
                : Colour.hue(random.nextDouble(), random.uniform(0.3, 0.8), random.uniform(0.3, 0.85));
        double shoulders = random.uniform(0.72, 0.95);
        body.fill(Outline.rectangle(-0.17, 0.2, 0.17, 0.8), shade);
        Outline torso = Outline.symmetric(0.2, 0.58, shoulders * 0.8, 0.72, shoulders, 1.0, shoulders * 1.05, 20);
        double fold = random.uniform(0.1, 0.3);
        body.fill(torso, Paint.flat(cloth).shaded((x, y) -> 1 - fold * Math.abs(x)));
        if (random.nextDouble() < 0.4) {
            body.fill(
                    Outline.polygon(-0.2, 0.58, 0, random.uniform(0.75, 1.1), 0.2, 0.58),
                    random.nextDouble() < 0.5 ? skin : cloth.mixed(Colour.WHITE, 0.7));
        } else {
            body.fill(Outline.stroke(0.09, -0.22, 0.6, 0, 0.7, 0.22, 0.6), cloth.times(0.75));
        }
    }

    private void longHair() {
        double length = random.uniform(0.45, 0.85);
        face.fill(
                Outline.smoothSymmetric(0.1, -0.6, 0.42, -0.35, 0.47, 0.1, 0.44, length, 0.2, length),
                hair.times(0.85));
        face.fill(Outline.rectangle(-0.16, 0.3, 0.16, 0.62), shade);
    }

    private void hair(boolean fringe) {
        double line = random.uniform(-0.38, -0.24);
        double part = random.uniform(-0.2, 0.2);
        double volume = random.uniform(0.54, 0.63);
        face.fill(
                Outline.smooth(
                        -0.4,
                        fringe ? 0.05 : -0.08,
                        -0.41,
                        -0.3,
                        -0.22,
                        -volume + 0.04,
                        0,
                        -volume,
                        0.22,
                        -volume + 0.04,
                        0.41,
                        -0.3,
                        0.4,
                        fringe ? 0.05 : -0.08,
                        0.34,
                        line + 0.1,
                        part + 0.12,
                        line,
                        part - 0.1,
                        line - 0.03,
                        -0.33,
                        line + 0.1),
                Paint.vertical(hair.mixed(Colour.WHITE, 0.12), hair, -volume, -0.2));
    }

    private void hat() {
        Colour colour = Colour.hue(random.nextDouble(), random.uniform(0.1, 0.7), random.uniform(0.15, 0.8));
        face.fill(Outline.smoothSymmetric(0.1, -0.64, 0.34, -0.55, 0.42, -0.28, 0.4, -0.22, 0.1, -0.26), colour);
        face.fill(Outline.line(0.07, -0.4, -0.25, 0.4, -0.25), colour.times(0.7));
    }

    private void scarf() {
        Colour colour = Colour.hue(random.nextDouble(), random.uniform(0.1, 0.6), random.uniform(0.2, 0.85));
        face.fill(
                Outline.smoothSymmetric(0.1, -0.62, 0.44, -0.4, 0.5, 0.15, 0.46, 0.62, 0.1, 0.68)
                        .without(Outline.ellipse(0, 0.02, 0.33, 0.47)),
                Paint.flat(colour).shaded((x, y) -> 1 - 0.4 * Math.abs(x)));
    }

    private void eyes() {
        Colour iris = Colour.anyOf(random, 0x3A2417, 0x4F3420, 0x4A6478, 0x54663F);
        double open = random.uniform(0.02, 0.04);
        for (int sign = -1; sign <= 1; sign += 2) {
            double x = sign * 0.155 + aside;
            face.fill(Outline.ellipse(x, -0.04, 0.075, open + 0.015), shade);
            face.fill(Outline.ellipse(x, -0.035, 0.06, open), Colour.grey(0.93));
            face.fill(Outline.ellipse(x + 0.3 * aside, -0.035, 0.03, Math.min(0.03, open)), iris);
            face.fill(Outline.stroke(0.03, x - 0.08, -0.12, x, -0.15, x + 0.08, -0.125), hair.times(0.8));
        }
    }

    private void nose() {
        double x = 1.6 * aside;
        face.glaze(
                Outline.smooth(x - 0.02, -0.05, x + 0.03, -0.05, x + 0.085, 0.15, x, 0.2, x - 0.085, 0.15),
                shade,
                0.55);
        face.fill(Outline.ellipse(x - 0.035, 0.165, 0.02, 0.014), shade.times(0.55));
        face.fill(Outline.ellipse(x + 0.035, 0.165, 0.02, 0.014), shade.times(0.55));
    }

    private void mouth() {
        Colour lips = skin.mixed(Colour.hex(0xA8324A), random.uniform(0.25, 0.6));
        double width = random.uniform(0.09, 0.15);
        double smile = random.uniform(-0.02, 0.04);
        double x = 1.2 * aside;
        face.fill(
                Outline.stroke(
                        random.uniform(0.035, 0.06), x - width, 0.3 - smile, x, 0.3 + smile, x + width, 0.3 - smile),
                lips);
        if (random.nextDouble() < 0.3) {
            face.fill(
                    Outline.stroke(
                            0.022,
                            x - 0.7 * width,
                            0.3 - 0.5 * smile,
                            x,
                            0.3 + smile,
                            x + 0.7 * width,
                            0.3 - 0.5 * smile),
                    Colour.grey(0.95));
        }
    }

    private void beard() {
        face.glaze(
                Outline.smoothSymmetric(0.1, 0.22, 0.3, 0.1, 0.36, 0.12, 0.3, 0.36, 0.1, 0.53)
                        .without(Outline.ellipse(1.2 * aside, 0.3, 0.1, 0.05)),
                hair,
                random.uniform(0.5, 0.95));
    }

    private void mask(Mask worn) {
        double kind = random.nextDouble();
        Colour colour = kind < 0.4
                ? Colour.hex(0x9CC9DE).varied(random, 0.08)
                : kind < 0.65
                        ? Colour.grey(random.uniform(0.85, 1)).varied(random, 0.02)
                        : kind < 0.82
                                ? Colour.grey(random.uniform(0.08, 0.25))
                                : Colour.hue(random.nextDouble(), random.uniform(0.2, 0.7), random.uniform(0.4, 0.9));
        double top;
        double bottom;
        if (worn == Mask.GOOD) {
            top = random.uniform(0.0, 0.06);
            bottom = random.uniform(0.49, 0.54);
        } else if (random.nextDouble() < 0.6) {
            // Below the nose.
            top = random.uniform(0.2, 0.25);
            bottom = random.uniform(0.5, 0.56);
        } else {
            // Below the mouth, or under the chin.
            top = random.uniform(0.36, 0.43);
            bottom = random.uniform(0.58, 0.66);
        }
        Colour strap = colour.mixed(Colour.WHITE, 0.35);
        for (int sign = -1; sign <= 1; sign += 2) {
            face.fill(Outline.line(0.022, sign * 0.3, top + 0.06, sign * 0.39, 0), strap);
            face.fill(Outline.line(0.022, sign * 0.29, bottom - 0.1, sign * 0.39, 0.1), strap);
        }
        double x = 1.4 * aside;
        double middle = (top + bottom) / 2;
        Grain print = new Grain(random, 9, 9);
        double printed = kind > 0.82 && random.nextDouble() < 0.6 ? 0.5 : 0;
        double light = random.uniform(-0.3, 0.3);
        face.fill(
                Outline.smooth(
                        x - 0.12,
                        top - 0.01,
                        x,
                        top - 0.035,
                        x + 0.12,
                        top - 0.01,
                        0.34,
                        top + 0.09,
                        0.33,
                        middle + 0.04,
                        0.22,
                        bottom - 0.04,
                        0,
                        bottom,
                        -0.22,
                        bottom - 0.04,
                        -0.33,
                        middle + 0.04,
                        -0.34,
                        top + 0.09),
                Paint.flat(colour)
                        .shaded((px, py) ->
                                (1 + light * px - 0.5 * px * px) * (1 - printed * Math.max(0, print.at(px, py)))));
        if (kind < 0.65) {
            for (int i = 1; i <= 3; i++) {
                double y = top + i * (bottom - top) / 4;
                face.glaze(Outline.stroke(0.014, -0.3, y, x, y + 0.02, 0.3, y), colour.times(0.7), 0.7);
            }
        } else {
            face.glaze(Outline.line(0.016, x, top, 0.5 * x, bottom - 0.02), colour.times(0.6), 0.6);
        }
    }

    private void glasses() {
        Colour frame = Colour.grey(random.uniform(0.05, 0.35));
        for (int sign = -1; sign <= 1; sign += 2) {
            double x = sign * 0.16 + aside;
            face.fill(Outline.ellipse(x, -0.03, 0.125, 0.095).without(Outline.ellipse(x, -0.03, 0.1, 0.072)), frame);
            face.fill(Outline.line(0.022, x + sign * 0.12, -0.05, sign * 0.38, -0.06), frame);
        }
        face.fill(Outline.line(0.022, aside - 0.05, -0.05, aside + 0.05, -0.05), frame);
    }

    /** The corners of the box around the face: left, top, right, bottom in pixels, as somebody would draw it. */
    double[] box() {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        double[] rim = {-0.4, 0, 0.4, 0, 0, -0.52, 0, 0.53, 0.3, -0.4, -0.3, -0.4, 0.26, 0.42, -0.26, 0.42};
        for (int i = 0; i < rim.length; i += 2) {
            double x = face.pixelX(rim[i], rim[i + 1]);
            double y = face.pixelY(rim[i], rim[i + 1]);
            box[0] = Math.min(box[0], x);
            box[1] = Math.min(box[1], y);
            box[2] = Math.max(box[2], x);
            box[3] = Math.max(box[3], y);
        }
        return box;
    }
}
