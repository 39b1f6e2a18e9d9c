package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/** Draws shoes from the side, toes to the left; x from −0.5 (toe) to 0.5 (heel). */
final class Shoes {
    private Shoes() {}

    static void sneaker(Sketch sketch, SplitMix64 random) {
        Cloth cloth = Cloth.any(random, 0.15);
        double ankle = random.nextDouble() < 0.15 ? random.uniform(0.24, 0.3) : random.uniform(0.3, 0.4);
        double toe = random.uniform(0.52, 0.6);
        double sole = random.uniform(0.68, 0.72);
        double mouth = random.uniform(0.08, 0.18);
        sketch.fill(
                Outline.smooth(
                        -0.49,
                        sole - 0.03,
                        -0.44,
                        toe + 0.02,
                        -0.22,
                        toe - 0.08,
                        mouth - 0.06,
                        ankle + 0.03,
                        mouth + 0.12,
                        ankle + 0.04,
                        0.44,
                        ankle,
                        0.48,
                        sole - 0.1,
                        0.47,
                        sole + 0.02,
                        0,
                        sole + 0.02),
                cloth.paint());
        sole(sketch, random, sole, random.uniform(0.05, 0.1), cloth);
        laces(sketch, random, cloth, mouth, ankle, toe);
        if (random.nextDouble() < 0.6) {
            sketch.fill(
                    Outline.stroke(random.uniform(0.03, 0.08), -0.1, sole - 0.05, 0.1, sole - 0.06, 0.38, ankle + 0.12),
                    cloth.seam(random.uniform(0.3, 1.7)));
        }
    }

    private static void laces(Sketch sketch, SplitMix64 random, Cloth cloth, double mouth, double ankle, double toe) {
        Colour colour = cloth.seam(random.uniform(0.4, 1.7));
        for (int i = 0; i < 3; i++) {
            double t = (i + 0.5) / 3.5;
            double x = -0.22 + t * (mouth + 0.14);
            double y = toe - 0.05 + t * (ankle + 0.06 - toe);
            sketch.fill(Outline.line(0.025, x, y, x + 0.08, y + 0.05), colour);
        }
    }

    private static void sole(Sketch sketch, SplitMix64 random, double y, double thickness, Cloth cloth) {
        Colour colour =
                random.nextDouble() < 0.5 ? Colour.grey(random.uniform(0.75, 1)) : cloth.seam(random.uniform(0.4, 1.2));
        sketch.fill(
                Outline.smooth(-0.49, y, -0.3, y - 0.01, 0.47, y - 0.01, 0.49, y + thickness, -0.44, y + thickness),
                colour);
    }

    static void sandal(Sketch sketch, SplitMix64 random) {
        Cloth cloth = Cloth.leather(random);
        double heel = random.nextDouble() < 0.5 ? random.uniform(0.12, 0.34) : random.uniform(0, 0.08);
        double ball = random.uniform(0.68, 0.74);
        double back = ball - heel;
        double thickness = random.uniform(0.03, 0.08);
        Colour sole = cloth.seam(random.uniform(0.5, 1.1));
        sketch.fill(
                Outline.stroke(
                        thickness, -0.46, ball, -0.2, ball, 0.05, ball - 0.3 * heel, 0.3, back - 0.01, 0.46, back),
                sole);
        if (heel > 0.1) {
            double width = random.uniform(0.02, 0.12);
            sketch.fill(
                    Outline.polygon(0.48 - 2 * width, back, 0.48, back, 0.46, ball + 0.03, 0.46 - width, ball + 0.03),
                    sole);
        } else if (random.nextDouble() < 0.5) {
            sketch.fill(Outline.polygon(-0.46, ball, 0.48, back, 0.48, ball + 0.04, -0.44, ball + 0.04), sole);
        }
        int straps = 1 + random.nextInt(4);
        double rise = random.uniform(0.1, 0.2);
        for (int i = 0; i < straps; i++) {
            double x = -0.38 + 0.3 * (i + random.uniform(0.1, 0.9)) / straps;
            double lean = random.uniform(-0.04, 0.1);
            sketch.fill(
                    Outline.stroke(
                            random.uniform(0.03, 0.07),
                            x,
                            ball,
                            x + lean + 0.05,
                            ball - rise,
                            x + lean + 0.2,
                            ball - 0.2 * heel),
                    cloth.seam(random.uniform(0.75, 1.3)));
        }
        if (random.nextDouble() < 0.75) {
            double strap = random.uniform(0.14, 0.3);
            sketch.fill(
                    Outline.stroke(
                            random.uniform(0.025, 0.06),
                            0.46,
                            back,
                            0.44,
                            back - strap,
                            0.25,
                            back - strap + 0.02,
                            0.1,
                            back - strap + 0.1,
                            -0.1,
                            ball - 0.08),
                    cloth.seam(random.uniform(0.75, 1.2)));
        }
    }

    static void ankleBoot(Sketch sketch, SplitMix64 random) {
        Cloth cloth = Cloth.leather(random);
        double shaft = random.uniform(0.04, 0.24);
        double toe = random.uniform(0.58, 0.68);
        double sole = random.uniform(0.78, 0.88);
        double front = random.uniform(0.02, 0.14);
        double heel = random.nextDouble() < 0.5 ? random.uniform(0.06, 0.14) : 0.03;
        sketch.fill(
                Outline.smooth(
                        -0.48,
                        sole - 0.01,
                        -0.45,
                        toe + 0.03,
                        -0.24,
                        toe - 0.07,
                        front - 0.06,
                        0.5,
                        front - 0.02,
                        shaft,
                        0.44,
                        shaft,
                        0.46,
                        0.5,
                        0.48,
                        sole - 0.02,
                        0.2,
                        sole),
                cloth.paint());
        sole(sketch, random, sole - 0.03, 0.04, cloth);
        sketch.fill(
                Outline.polygon(0.2, sole - 0.03, 0.48, sole - 0.03, 0.46, sole + heel, 0.24, sole + heel),
                cloth.seam(random.uniform(0.4, 0.9)));
        double trim = random.nextDouble();
        if (trim < 0.35) {
            for (int i = 0; i < 4; i++) {
                double y = shaft + 0.06 + i * (0.5 - shaft) / 4;
                sketch.fill(Outline.line(0.025, front - 0.02, y, front + 0.1, y + 0.01), cloth.seam(1.5));
            }
        } else if (trim < 0.6) {
            sketch.fill(Outline.line(0.025, 0.3, shaft, 0.3, sole - 0.05), cloth.seam(0.6));
        } else if (trim < 0.75) {
            sketch.fill(Outline.line(0.05, front - 0.04, 0.45, 0.46, 0.48), cloth.seam(random.uniform(0.5, 1.4)));
        }
    }
}
