package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/**
 * Draws airplane, automobile, ship and truck in coordinates from −0.5 to 0.5, facing right. An automobile and a truck share
 * wheels, windows and colours.
 */
final class Vehicles {
    private final Sketch sketch;
    private final SplitMix64 random;

    Vehicles(Sketch sketch, SplitMix64 random) {
        this.sketch = sketch;
        this.random = random;
    }

    void airplane() {
        Colour body = Colour.anyOf(random, 0xE6E8EA, 0xC4CAD0, 0x8E979F, 0x5A646C, 0xF4F4F0, 0x7B8471, 0x3B4148)
                .varied(random, 0.08);
        Colour shadow = body.times(random.uniform(0.55, 0.85));
        Colour stripe = Colour.hue(random.nextDouble(), random.uniform(0.3, 0.9), random.uniform(0.3, 0.8));
        double thick = random.uniform(0.05, 0.09);
        if (random.nextDouble() < 0.55) {
            sideView(body, shadow, stripe, thick);
        } else {
            fromBelow(body, shadow, stripe, thick);
        }
    }

    private void sideView(Colour body, Colour shadow, Colour stripe, double thick) {
        double wing = random.uniform(0.15, 0.3);
        sketch.fill(Outline.polygon(0.1, 0, -0.05, -wing * 0.6, -0.14, -wing * 0.6, -0.08, 0), shadow);
        sketch.fill(Outline.polygon(-0.34, 0, -0.48, -random.uniform(0.16, 0.26), -0.4, -0.24, -0.24, -0.02), stripe);
        fuselage(body, shadow, thick);
        sketch.fill(Outline.polygon(0.1, 0.02, -0.12, wing, -0.22, wing, -0.08, 0.02), shadow);
        sketch.fill(Outline.line(0.02, -0.3, -0.01, 0.34, -0.01), random.nextDouble() < 0.5 ? stripe : shadow);
        sketch.fill(Outline.polygon(-0.36, 0, -0.5, 0.08, -0.44, 0.09, -0.28, 0.02), body);
        if (random.nextDouble() < 0.6) {
            sketch.fill(Outline.ellipse(0, thick + 0.05, 0.07, 0.035), shadow.times(0.8));
        }
    }

    private void fromBelow(Colour body, Colour shadow, Colour stripe, double thick) {
        double sweep = random.uniform(0.04, 0.25);
        double span = random.uniform(0.32, 0.48);
        Outline wing = Outline.polygon(0.12, 0, -sweep, span, -sweep - 0.1, span, -0.1, 0);
        sketch.fill(wing, body.times(0.9));
        sketch.scaled(1, -1).fill(wing, shadow);
        Outline tail = Outline.polygon(-0.3, 0, -0.46, 0.16, -0.5, 0.16, -0.42, 0);
        sketch.fill(tail, random.nextDouble() < 0.5 ? stripe : shadow);
        sketch.scaled(1, -1).fill(tail, shadow);
        fuselage(body, shadow, thick);
        if (random.nextDouble() < 0.6) {
            sketch.fill(Outline.ellipse(0.02, 0.16, 0.06, 0.025), shadow.times(0.8));
            sketch.fill(Outline.ellipse(0.02, -0.16, 0.06, 0.025), shadow.times(0.8));
        }
    }

    private void fuselage(Colour body, Colour shadow, double thick) {
        sketch.fill(
                Outline.smooth(
                        0.48,
                        0.01,
                        0.38,
                        -thick,
                        0,
                        -thick,
                        -0.35,
                        -0.6 * thick,
                        -0.5,
                        -0.03,
                        -0.35,
                        0.4 * thick,
                        0,
                        thick,
                        0.38,
                        thick),
                Paint.vertical(body, shadow, -thick, thick));
        sketch.fill(Outline.ellipse(0.39, -0.3 * thick, 0.04, 0.02), Colour.hex(0x223344));
    }

    void automobile() {
        Colour paint = paint();
        double bonnet = random.uniform(-0.04, 0.06);
        double roof = random.uniform(-0.24, -0.14);
        double front = random.uniform(0.14, 0.28);
        double back = random.uniform(-0.42, -0.26);
        shadow();
        sketch.fill(
                Outline.polygon(front + 0.06, bonnet, front - 0.1, roof, back + 0.1, roof, back - 0.04, bonnet), paint);
        window(Outline.polygon(
                front, bonnet - 0.01, front - 0.11, roof + 0.03, front - 0.2, roof + 0.03, front - 0.2, bonnet - 0.01));
        window(Outline.polygon(
                front - 0.23,
                bonnet - 0.01,
                front - 0.23,
                roof + 0.03,
                back + 0.11,
                roof + 0.03,
                back + 0.02,
                bonnet - 0.01));
        sketch.fill(
                Outline.smooth(
                        0.48,
                        bonnet + 0.06,
                        0.4,
                        bonnet,
                        front,
                        bonnet - 0.01,
                        back,
                        bonnet - 0.01,
                        -0.46,
                        bonnet + 0.01,
                        -0.49,
                        bonnet + 0.1,
                        -0.48,
                        0.17,
                        0,
                        0.19,
                        0.48,
                        0.17),
                Paint.vertical(paint.mixed(Colour.WHITE, 0.15), paint.times(0.6), bonnet, 0.2));
        lights(bonnet + 0.07);
        wheels(random.uniform(0.08, 0.115), -0.29, 0.29);
    }

    void truck() {
        Colour cab = paint();
        Colour load = random.nextDouble() < 0.4 ? cab.varied(random, 0.1) : paint();
        double cabFrom = random.uniform(0.16, 0.28);
        double cabTop = random.uniform(-0.26, -0.12);
        double loadTop = random.uniform(-0.4, -0.2);
        double kind = random.nextDouble();
        shadow();
        sketch.fill(Outline.rectangle(-0.48, 0.08, 0.46, 0.15), Colour.hex(0x2A2A2C));
        if (kind < 0.68) {
            sketch.fill(
                    Outline.rectangle(-0.49, loadTop, cabFrom - 0.02, 0.11),
                    Paint.vertical(load.mixed(Colour.WHITE, 0.1), load.times(0.7), loadTop, 0.1));
            if (random.nextDouble() < 0.5) {
                sketch.fill(
                        Outline.line(0.035, -0.42, loadTop + 0.16, cabFrom - 0.08, loadTop + 0.16),
                        Colour.hue(random.nextDouble(), 0.6, 0.7));
            }
        } else if (kind < 0.88) {
            // A pickup: low sides, and what a car has in front.
            sketch.fill(Outline.rectangle(-0.49, -0.06, cabFrom - 0.02, 0.11), load);
            cabTop = random.uniform(-0.22, -0.16);
            cabFrom -= 0.14;
        } else {
            sketch.fill(
                    Outline.ellipse(-0.16, -0.08, 0.33, 0.15),
                    Paint.vertical(load.mixed(Colour.WHITE, 0.3), load.times(0.5), -0.2, 0.1));
        }
        double nose = random.nextDouble() < 0.5 ? cabFrom + 0.18 : 0.44;
        sketch.fill(
                Outline.polygon(
                        cabFrom,
                        cabTop,
                        nose - 0.03,
                        cabTop,
                        nose + 0.02,
                        -0.02,
                        0.47,
                        0.01,
                        0.48,
                        0.15,
                        cabFrom,
                        0.15),
                Paint.vertical(cab, cab.times(0.7), cabTop, 0.15));
        window(Outline.polygon(
                cabFrom + 0.05, cabTop + 0.04, nose - 0.05, cabTop + 0.04, nose - 0.01, -0.02, cabFrom + 0.05, -0.02));
        lights(0.07);
        double radius = random.uniform(0.075, 0.105);
        wheels(radius, -0.32, 0.32);
        if (random.nextDouble() < 0.5) {
            wheel(-0.32 + 2.1 * radius, 0.17, radius);
        }
    }

    void ship() {
        Colour hull = random.nextDouble() < 0.4 ? Colour.grey(random.uniform(0.7, 0.95)) : paint();
        double deck = random.uniform(-0.02, 0.08);
        double water = deck + random.uniform(0.12, 0.2);
        Colour upper = Colour.grey(random.uniform(0.7, 1)).varied(random, 0.06);
        double kind = random.nextDouble();
        if (kind < 0.3) {
            double mast = random.uniform(-0.1, 0.1);
            Colour sail = random.nextDouble() < 0.7 ? Colour.grey(random.uniform(0.85, 1)) : paint();
            sketch.fill(Outline.line(0.02, mast, deck, mast, -0.48), Colour.hex(0x4A3B30));
            sketch.fill(
                    Outline.polygon(
                            mast + 0.02,
                            -0.45,
                            mast + random.uniform(0.2, 0.36),
                            deck - 0.04,
                            mast + 0.02,
                            deck - 0.04),
                    sail);
            sketch.fill(
                    Outline.polygon(
                            mast - 0.02,
                            -0.38,
                            mast - 0.02,
                            deck - 0.04,
                            mast - random.uniform(0.12, 0.26),
                            deck - 0.04),
                    sail.times(0.88));
        } else if (kind < 0.6) {
            // Containers, or the deckhouses of a liner.
            for (double x = -0.3; x < 0.28; x += 0.1) {
                double top = deck - random.uniform(0.05, 0.18);
                sketch.fill(
                        Outline.rectangle(x, top, x + 0.09, deck + 0.01), random.nextDouble() < 0.5 ? paint() : upper);
            }
            sketch.fill(Outline.rectangle(-0.42, deck - 0.24, -0.31, deck + 0.01), upper);
        } else {
            double top = deck - random.uniform(0.1, 0.18);
            sketch.fill(Outline.polygon(-0.3, deck, -0.27, top, 0.18, top, 0.26, deck), upper);
            sketch.fill(Outline.line(0.025, -0.22, top + 0.05, 0.16, top + 0.05), Colour.hex(0x33475B));
            double funnel = random.uniform(-0.18, 0);
            sketch.fill(Outline.rectangle(funnel, top - 0.14, funnel + 0.09, top + 0.01), paint());
            sketch.fill(Outline.line(0.015, 0.1, top, 0.1, top - 0.2), Colour.hex(0x555555));
        }
        sketch.fill(
                Outline.polygon(0.5, deck - 0.04, 0.38, water, -0.42, water, -0.48, deck, 0.3, deck),
                Paint.vertical(hull, hull.times(0.6), deck, water));
        if (random.nextDouble() < 0.5) {
            sketch.fill(Outline.line(0.03, -0.42, water - 0.02, 0.38, water - 0.02), Colour.hex(0x8C2A24));
        }
        sketch.glaze(Outline.line(0.025, -0.5, water + 0.01, 0.46, water + 0.01), Colour.WHITE, 0.55);
    }

    private Colour paint() {
        return Colour.anyOf(
                        random, 0xB3242A, 0x1F4E8C, 0xE9E9E7, 0x22242A, 0x9EA4A8, 0xD9B02F, 0x2E6B45, 0x6A2C3A,
                        0xC76A28, 0x5F7FA0)
                .varied(random, 0.12);
    }

    private void shadow() {
        sketch.glaze(Outline.ellipse(0, 0.24, 0.5, 0.06), Colour.BLACK, random.uniform(0.2, 0.55));
    }

    private void window(Outline outline) {
        sketch.fill(outline, Colour.hex(0x2C3C48).mixed(Colour.hex(0xA9C4D6), random.uniform(0, 0.7)));
    }

    private void lights(double y) {
        sketch.fill(Outline.ellipse(0.455, y, 0.025, 0.025), Colour.hex(0xFFF2C4));
        sketch.fill(Outline.ellipse(-0.465, y, 0.02, 0.025), Colour.hex(0xC2201C));
    }

    private void wheels(double radius, double back, double front) {
        wheel(back + 0.02 * random.nextGaussian(), 0.17, radius);
        wheel(front + 0.02 * random.nextGaussian(), 0.17, radius);
    }

    private void wheel(double x, double y, double radius) {
        sketch.fill(Outline.ellipse(x, y, radius, radius), Colour.hex(0x18181A));
        sketch.fill(Outline.ellipse(x, y, 0.5 * radius, 0.5 * radius), Colour.grey(random.uniform(0.45, 0.8)));
    }
}
