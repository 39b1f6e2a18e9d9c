package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/**
 * Draws bird, cat, deer, dog, frog and horse in coordinates from −0.5 to 0.5, facing right. Cat and dog share fur, pose and
 * eyes and differ by ears and muzzle; deer and horse share legs and body.
 */
final class Animals {
    private final Sketch sketch;
    private final SplitMix64 random;
    private final Grain fur;

    Animals(Sketch sketch, SplitMix64 random) {
        this.sketch = sketch;
        this.random = random;
        fur = new Grain(random, 14, 14);
    }

    private Paint coat(Colour colour, double amount) {
        Paint.Field grain = fur.around(amount);
        return Paint.vertical(colour.mixed(Colour.WHITE, 0.12), colour.times(0.7), -0.35, 0.35)
                .shaded(grain);
    }

    void bird() {
        Colour colour = Colour.anyOf(
                        random, 0x8A6A48, 0x4A4A4E, 0xC9C2B4, 0x3F6FA8, 0xB5452E, 0xE3E3E0, 0x2A2A2C, 0xC7A23A,
                        0x6C7F52)
                .varied(random, 0.12);
        Colour breast = random.nextDouble() < 0.5 ? colour.mixed(Colour.WHITE, random.uniform(0.3, 0.7)) : colour;
        Colour wing = colour.times(random.uniform(0.55, 0.9));
        if (random.nextDouble() < 0.4) {
            flying(colour, wing);
        } else {
            perched(colour, breast, wing);
        }
    }

    private void flying(Colour colour, Colour wing) {
        double lift = random.uniform(-0.3, 0.25);
        double span = random.uniform(0.3, 0.46);
        Outline near = Outline.smooth(0.1, 0, 0, lift, -0.1, lift - 0.5 * span, -0.2, lift - 0.4 * span, -0.16, 0);
        sketch.fill(
                Outline.smooth(0.1, 0, 0.08, 0.5 * lift + 0.12, -0.04, 0.12 - lift + 0.3 * span, -0.1, 0.1, -0.12, 0),
                wing.times(0.85));
        sketch.fill(
                Outline.smooth(0.34, -0.02, 0.16, -0.09, -0.15, -0.06, -0.3, 0.0, -0.15, 0.08, 0.14, 0.08),
                coat(colour, 0.15));
        sketch.fill(Outline.polygon(-0.24, -0.02, -0.46, -0.06, -0.44, 0.06, -0.24, 0.04), wing);
        sketch.fill(near, wing);
        head(0.3, -0.03, 0.075, colour);
    }

    private void perched(Colour colour, Colour breast, Colour wing) {
        double up = random.uniform(0.1, 0.28);
        Colour leg = Colour.anyOf(random, 0x5A4632, 0xB07A3A, 0x3A3A3A);
        sketch.fill(Outline.line(0.022, 0, 0.15, 0.02, 0.42), leg);
        sketch.fill(Outline.line(0.022, 0.07, 0.14, 0.1, 0.42), leg);
        sketch.fill(Outline.polygon(-0.18, 0.04, -0.48, random.uniform(0.0, 0.24), -0.44, 0.26, -0.14, 0.16), wing);
        sketch.fill(
                Outline.smooth(0.26, 0.05 - up, 0.28, 0.1, 0.1, 0.22, -0.15, 0.17, -0.28, 0.08, -0.1, -0.08),
                Paint.vertical(colour, breast, -0.1, 0.15).shaded(fur.around(0.15)));
        sketch.fill(Outline.smooth(0.1, -0.02, 0.06, 0.1, -0.12, 0.13, -0.3, 0.12, -0.1, -0.02), wing);
        head(0.22, -up, 0.095, colour);
        if (random.nextDouble() < 0.5) {
            sketch.fill(Outline.line(0.05, -0.5, 0.44, 0.5, 0.42), Colour.hex(0x4E3D2C));
        }
    }

    private void head(double x, double y, double radius, Colour colour) {
        sketch.fill(Outline.ellipse(x, y, radius, radius), coat(colour, 0.1));
        double beak = random.uniform(0.06, 0.14);
        sketch.fill(
                Outline.polygon(x + 0.7 * radius, y - 0.03, x + radius + beak, y + 0.02, x + 0.7 * radius, y + 0.04),
                Colour.anyOf(random, 0xD08A2A, 0x3A342E, 0x8A7A60));
        sketch.fill(Outline.ellipse(x + 0.35 * radius, y - 0.02, 0.02, 0.02), Colour.BLACK);
    }

    void cat() {
        Pet pet = new Pet();
        double ear = random.uniform(0.1, 0.18);
        pet.body();
        Outline right = Outline.polygon(0.06, -0.14, 0.13, -0.16 - ear, 0.2, -0.06);
        bothSides(pet.head, right, pet.fur.times(0.85));
        bothSides(pet.head, Outline.polygon(0.1, -0.14, 0.135, -0.12 - ear, 0.17, -0.09), Colour.hex(0xB98A80));
        pet.face(random.uniform(0.17, 0.2), random.uniform(0.15, 0.17));
        pet.eyes(Colour.anyOf(random, 0x9DB04A, 0xC9A83A, 0x6FA0B8, 0x3A3A2A), random.uniform(0.028, 0.04));
        pet.head.fill(Outline.ellipse(0, 0.06, 0.07, 0.045), pet.fur.mixed(Colour.WHITE, random.uniform(0.1, 0.6)));
        pet.head.fill(Outline.polygon(-0.025, 0.03, 0.025, 0.03, 0, 0.06), Colour.hex(0x9A5A5A));
        if (random.nextDouble() < 0.6) {
            Colour whisker = Colour.grey(random.uniform(0.6, 1));
            bothSides(pet.head, Outline.line(0.01, 0.06, 0.06, 0.24, 0.03), whisker);
            bothSides(pet.head, Outline.line(0.01, 0.06, 0.075, 0.24, 0.09), whisker);
        }
    }

    void dog() {
        Pet pet = new Pet();
        pet.body();
        Colour ears = pet.fur.times(random.uniform(0.5, 0.95));
        boolean upright = random.nextDouble() < 0.22;
        if (upright) {
            bothSides(pet.head, Outline.polygon(0.07, -0.13, 0.14, -random.uniform(0.24, 0.32), 0.19, -0.06), ears);
        }
        pet.face(random.uniform(0.15, 0.19), random.uniform(0.16, 0.19));
        if (!upright) {
            double hang = random.uniform(0.02, 0.18);
            bothSides(
                    pet.head, Outline.smooth(0.1, -0.14, 0.2, -0.12, 0.24, hang, 0.18, hang + 0.05, 0.14, -0.02), ears);
        }
        pet.eyes(Colour.hex(0x2A1A12), random.uniform(0.022, 0.032));
        double muzzle = random.uniform(0.07, 0.11);
        pet.head.fill(
                Outline.ellipse(0, 0.09, muzzle, random.uniform(0.07, 0.1)),
                pet.fur.mixed(Colour.WHITE, random.uniform(0, 0.55)));
        pet.head.fill(Outline.ellipse(0, 0.05, 0.042, 0.03), Colour.hex(0x151214));
        if (random.nextDouble() < 0.35) {
            pet.head.fill(Outline.smooth(-0.03, 0.13, 0.03, 0.13, 0.025, 0.21, -0.025, 0.21), Colour.hex(0xD9707A));
        }
    }

    private static void bothSides(Sketch sketch, Outline right, Colour colour) {
        sketch.fill(right, colour);
        sketch.scaled(-1, 1).fill(right, colour);
    }

    /** What a cat and a dog have in common. */
    private final class Pet {
        final Colour fur = Colour.anyOf(
                        random, 0xB98A5A, 0x6A5A4C, 0x2E2A2A, 0xE4DACB, 0x9A9A9A, 0xC97F3E, 0x7A4A2C, 0xD8C09A)
                .varied(random, 0.12);
        private final boolean portrait = random.nextDouble() < 0.4;
        private final double size = portrait ? random.uniform(1.7, 2.3) : random.uniform(1, 1.35);
        private final double side = random.nextDouble() < 0.5 ? 0 : random.uniform(0.1, 0.24);
        final Sketch head = sketch.moved(portrait ? 0 : side, portrait ? random.uniform(-0.05, 0.08) : -0.2)
                .scaled(size, size)
                .turned(0.16 * random.nextGaussian());

        void body() {
            if (portrait) {
                sketch.fill(
                        Outline.smoothSymmetric(0.15, 0.1, 0.42, 0.36, 0.46, 0.6, 0.1, 0.7),
                        coat(fur.times(0.85), 0.25));
                return;
            }
            if (side > 0) {
                double tail = random.uniform(-0.2, 0.2);
                sketch.fill(Outline.stroke(0.06, -0.32, 0.12, -0.44, 0.02, -0.46, tail - 0.1), fur.times(0.85));
                for (double x : new double[] {-0.3, -0.2, 0.14, 0.23}) {
                    sketch.fill(
                            Outline.line(0.08, x, 0.15, x + 0.02 * random.nextGaussian(), 0.42),
                            coat(fur.times(0.85), 0.2));
                }
                sketch.fill(
                        Outline.smooth(0.3, -0.06, 0.28, 0.2, 0, 0.24, -0.32, 0.22, -0.38, 0.08, -0.3, -0.04, 0, -0.04),
                        coat(fur, 0.25));
            } else {
                sketch.fill(
                        Outline.smoothSymmetric(0.08, -0.1, 0.17, 0.08, 0.24, 0.34, 0.17, 0.46, 0.02, 0.47),
                        coat(fur, 0.25));
                bothSides(sketch, Outline.line(0.07, 0.08, 0.2, 0.08, 0.45), fur.times(0.8));
            }
            if (random.nextDouble() < 0.35) {
                sketch.fill(Outline.ellipse(side * 0.8, 0.1, 0.08, 0.12), fur.mixed(Colour.WHITE, 0.6));
            }
        }

        void face(double halfWidth, double halfHeight) {
            head.fill(Outline.ellipse(0, 0, halfWidth, halfHeight), coat(fur, 0.25));
            if (random.nextDouble() < 0.3) {
                head.fill(
                        Outline.polygon(-0.03, -halfHeight, 0.03, -halfHeight, 0.02, 0.06, -0.02, 0.06),
                        fur.mixed(Colour.WHITE, 0.5));
            } else if (random.nextDouble() < 0.3) {
                for (int i = -1; i <= 1; i++) {
                    head.fill(Outline.line(0.02, 0.05 * i, -halfHeight + 0.01, 0.04 * i, -0.07), fur.times(0.55));
                }
            }
        }

        void eyes(Colour iris, double radius) {
            for (int sign = -1; sign <= 1; sign += 2) {
                head.fill(Outline.ellipse(sign * 0.075, -0.03, radius, radius), iris);
                head.fill(Outline.ellipse(sign * 0.075, -0.03, 0.5 * radius, 0.9 * radius), Colour.BLACK);
            }
        }
    }

    void deer() {
        Colour colour =
                Colour.anyOf(random, 0xA5764A, 0x8A6844, 0xB88A5C, 0x7A6A58).varied(random, 0.12);
        double neck = random.uniform(0.24, 0.3);
        hoofed(colour, 0.035, neck, 0.1);
        double x = neck + 0.06;
        double y = -0.34;
        if (random.nextDouble() < 0.7) {
            Colour antler = Colour.hex(0x6A5540).varied(random, 0.15);
            for (int sign = -1; sign <= 1; sign += 2) {
                double tip = x - 0.04 + sign * random.uniform(0.08, 0.15);
                sketch.fill(
                        Outline.stroke(0.022, x - 0.03, y, x - 0.03 + sign * 0.06, y - 0.06, tip, y - 0.17), antler);
                sketch.fill(
                        Outline.line(0.018, x - 0.03 + sign * 0.06, y - 0.06, x - 0.03 + sign * 0.12, y - 0.06),
                        antler);
            }
        }
        sketch.fill(Outline.ellipse(x - 0.09, y + 0.01, 0.055, 0.024), colour.times(0.8));
        sketch.fill(Outline.ellipse(-0.31, -0.04, 0.035, 0.05), colour.mixed(Colour.WHITE, 0.7));
        if (random.nextDouble() < 0.25) {
            for (int i = 0; i < 7; i++) {
                sketch.fill(
                        Outline.ellipse(random.uniform(-0.24, 0.16), random.uniform(-0.07, 0.06), 0.014, 0.014),
                        Colour.hex(0xE8DCC8));
            }
        }
    }

    void horse() {
        Colour colour = Colour.anyOf(random, 0x6B3F24, 0x8A5A34, 0x2A2222, 0xD9D2C8, 0x9A7A58, 0x4A3024)
                .varied(random, 0.12);
        Colour mane = random.nextDouble() < 0.6 ? Colour.hex(0x1E1816).varied(random, 0.1) : Colour.hex(0xE0D4BC);
        double neck = random.uniform(0.26, 0.32);
        sketch.fill(Outline.stroke(0.07, -0.3, -0.04, -0.42, 0.05, -0.43, random.uniform(0.15, 0.32)), mane);
        hoofed(colour, 0.05, neck, 0.14);
        sketch.fill(Outline.stroke(0.055, neck + 0.04, -0.38, neck - 0.06, -0.26, 0.1, -0.1), mane);
        if (random.nextDouble() < 0.15) {
            sketch.fill(
                    Outline.smooth(-0.08, -0.13, 0.1, -0.13, 0.08, 0.02, -0.05, 0.02),
                    Colour.anyOf(random, 0x5A2A20, 0x2A4A7A));
        }
    }

    /** Body, four legs, neck and head of a deer or a horse. */
    private void hoofed(Colour colour, double leg, double neck, double thick) {
        boolean grazing = random.nextDouble() < 0.12;
        double stride = random.uniform(0, 0.07);
        double[] places = {-0.25, -0.17, 0.12, 0.19};
        for (int i = 0; i < 4; i++) {
            double foot = places[i] + stride * (i % 2 == 0 ? -1 : 1);
            sketch.fill(
                    Outline.line(leg, places[i], 0.05, (places[i] + foot) / 2 + 0.01, 0.26, foot, 0.46),
                    colour.times(i % 2 == 0 ? 0.65 : 0.85));
        }
        double belly = random.uniform(0.1, 0.15);
        sketch.fill(
                Outline.smooth(
                        0.26,
                        -0.08,
                        0.22,
                        belly - 0.02,
                        0,
                        belly,
                        -0.24,
                        belly - 0.03,
                        -0.32,
                        -0.02,
                        -0.25,
                        -0.13,
                        0,
                        -0.11),
                coat(colour, 0.18));
        double headY = grazing ? 0.3 : -0.33;
        sketch.fill(Outline.line(thick, 0.18, -0.04, neck, headY + (grazing ? -0.04 : 0.04)), coat(colour, 0.18));
        sketch.fill(
                Outline.smooth(
                        neck - 0.06,
                        headY - 0.05,
                        neck + 0.05,
                        headY - 0.05,
                        neck + 0.19,
                        headY + 0.08,
                        neck + 0.15,
                        headY + 0.12,
                        neck - 0.03,
                        headY + 0.07),
                coat(colour, 0.18));
        sketch.fill(
                Outline.polygon(neck - 0.06, headY - 0.03, neck - 0.05, headY - 0.13, neck, headY - 0.04),
                colour.times(0.8));
        sketch.fill(Outline.ellipse(neck + 0.05, headY, 0.016, 0.016), Colour.BLACK);
    }

    void frog() {
        Colour colour = Colour.anyOf(random, 0x5C8A2E, 0x7FA83C, 0x4A6A3A, 0x8A7A42, 0x9A6A3A, 0x3F7A5A)
                .varied(random, 0.15);
        Colour belly = colour.mixed(Colour.hex(0xE8E4C0), random.uniform(0.3, 0.8));
        double width = random.uniform(0.28, 0.36);
        bothSides(
                sketch,
                Outline.smooth(width - 0.08, 0.0, width + 0.13, 0.08, width + 0.08, 0.26, width - 0.1, 0.28),
                colour.times(0.75));
        bothSides(sketch, Outline.stroke(0.06, width - 0.14, 0.1, width - 0.08, 0.24, width, 0.3), colour.times(0.85));
        sketch.fill(
                Outline.smoothSymmetric(0.06, -0.22, width - 0.06, -0.12, width, 0.06, width - 0.1, 0.24, 0.05, 0.27),
                coat(colour, 0.35));
        if (random.nextDouble() < 0.6) {
            sketch.fill(Outline.ellipse(0, 0.16, 0.6 * width, 0.1), coat(belly, 0.1));
        }
        if (random.nextDouble() < 0.6) {
            sketch.fill(Outline.stroke(0.018, -0.8 * width, -0.02, 0, 0.05, 0.8 * width, -0.02), colour.times(0.4));
        }
        double eyes = random.uniform(0.5, 0.7) * width;
        for (int sign = -1; sign <= 1; sign += 2) {
            sketch.fill(Outline.ellipse(sign * eyes, -0.19, 0.085, 0.08), colour.times(1.1));
            sketch.fill(
                    Outline.ellipse(sign * eyes, -0.2, 0.055, 0.055),
                    Colour.anyOf(random, 0xE0B83A, 0xC9A050, 0xB8C04A));
            sketch.fill(Outline.ellipse(sign * eyes, -0.2, 0.04, 0.022), Colour.BLACK);
        }
    }
}
