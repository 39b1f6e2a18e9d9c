package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/**
 * Draws the garments for the upper body. T-shirt, pullover, coat and shirt share one cut and differ by sleeves, collar, closing
 * and length only, each of which a photograph may hide: these are the four that are hard to tell apart.
 */
final class Tops {
    private final Sketch sketch;
    private final Cloth cloth;

    /** Half widths and heights of the cut. */
    private final double shoulder;

    private final double chest;
    private final double waist;
    private final double hem;
    private final double neck;

    private Tops(Sketch sketch, Cloth cloth, double narrowest, double widest) {
        this.sketch = sketch;
        this.cloth = cloth;
        chest = cloth.cut(narrowest, widest);
        shoulder = chest * cloth.cut(0.92, 1.08);
        waist = chest * cloth.cut(0.82, 1.05);
        hem = chest * cloth.cut(0.92, 1.12);
        neck = cloth.cut(0.08, 0.15);
    }

    static void shirtLikeT(Sketch sketch, SplitMix64 random) {
        Tops top = new Tops(sketch, Cloth.any(random, 0.3), 0.24, 0.33);
        double kind = random.nextDouble();
        if (kind < 0.86) {
            top.shortSleeves(random.uniform(0.1, 0.24));
        } else if (kind < 0.93) {
            top.longSleeves(random.uniform(0.5, 0.8));
        }
        top.body(1, random.uniform(0.03, 0.14));
        if (random.nextDouble() < 0.35) {
            top.print();
        }
        top.neckband(random.uniform(0.03, 0.14));
    }

    static void pullover(Sketch sketch, SplitMix64 random) {
        Tops top = new Tops(sketch, Cloth.knit(random), 0.23, 0.32);
        top.longSleeves(random.uniform(0.78, 0.98));
        top.body(1, random.uniform(0.02, 0.12));
        if (random.nextDouble() < 0.25) {
            top.print();
        }
        if (random.nextDouble() < 0.2) {
            top.hood();
        } else {
            top.neckband(random.uniform(0.02, 0.1));
        }
        if (random.nextDouble() < 0.6) {
            top.line(0.85, -top.hem, 0.93, top.hem, 0.93);
        }
    }

    static void coat(Sketch sketch, SplitMix64 random) {
        Tops top = new Tops(sketch, Cloth.any(random, 0.12), 0.22, 0.31);
        top.longSleeves(random.uniform(0.75, 0.95));
        top.body(1, random.uniform(0.02, 0.16));
        double open = random.nextDouble();
        double dark = random.uniform(0.3, 0.85);
        if (open < 0.3) {
            double gap = random.uniform(0.01, 0.06);
            sketch.fill(Outline.polygon(-0.01, 0.1, gap, 1.0, -gap, 1.0), Colour.grey(0.04));
        } else if (open < 0.92) {
            top.line(dark, 0, 0.1, 0, 1);
        }
        if (random.nextDouble() < 0.3) {
            top.hood();
        } else {
            top.lapels(random.uniform(0.12, 0.4), random.uniform(0.6, 1.35));
        }
        if (random.nextDouble() < 0.5) {
            double y = random.uniform(0.6, 0.75);
            top.line(dark, 0.08, y, 0.2, y);
            top.line(dark, -0.08, y, -0.2, y);
        }
        if (random.nextDouble() < 0.25) {
            top.line(random.uniform(0.4, 0.8), -0.9 * top.waist, 0.55, 0.9 * top.waist, 0.55);
        }
    }

    static void shirt(Sketch sketch, SplitMix64 random) {
        Tops top = new Tops(sketch, Cloth.any(random, 0.45), 0.22, 0.33);
        if (random.nextDouble() < 0.6) {
            top.longSleeves(random.uniform(0.6, 0.95));
        } else {
            top.shortSleeves(random.uniform(0.12, 0.3));
        }
        top.body(1, random.uniform(0.02, 0.16));
        double closing = random.uniform(0.55, 0.97);
        double collar = random.nextDouble();
        if (collar < 0.7) {
            top.lapels(random.uniform(0.07, 0.16), random.uniform(0.75, 1.25));
            top.line(closing, 0, 0.1, 0, random.nextDouble() < 0.75 ? 1 : 0.4);
            if (random.nextDouble() < 0.4) {
                top.buttons(random.uniform(0.5, 1.5));
            }
        } else {
            top.neckband(random.uniform(0.05, 0.2));
        }
        if (random.nextDouble() < 0.25) {
            top.line(closing, 0.08, 0.36, 0.18, 0.36);
        }
    }

    static void dress(Sketch sketch, SplitMix64 random) {
        Cloth cloth = Cloth.any(random, 0.3);
        double chest = random.uniform(0.12, 0.2);
        double waist = chest * random.uniform(0.7, 1);
        double hem = random.uniform(0.16, 0.34);
        double neck = random.uniform(0.06, 0.11);
        double waistAt = random.uniform(0.36, 0.52);
        double straps = random.nextDouble();
        if (straps < 0.3) {
            double reach = random.uniform(0.06, 0.12);
            sleeve(sketch, cloth, chest + 0.01, 0.06, chest + reach, random.uniform(0.15, 0.3), 0.08);
        } else if (straps < 0.5) {
            sleeve(sketch, cloth, chest, 0.06, chest + random.uniform(0.04, 0.1), random.uniform(0.45, 0.62), 0.07);
        }
        double bareShoulders = straps > 0.75 ? random.uniform(0.05, 0.14) : 0;
        Outline outline = Outline.symmetric(
                neck,
                bareShoulders,
                chest * 0.9,
                0.03 + bareShoulders,
                chest,
                0.2,
                waist,
                waistAt,
                (waist + 2 * hem) / 3,
                (1 + waistAt) / 2,
                hem,
                1);
        sketch.fill(outline, cloth.paint());
        if (bareShoulders > 0) {
            sketch.fill(Outline.line(0.02, neck, 0, neck + 0.01, 0.16), cloth.paint());
            sketch.fill(Outline.line(0.02, -neck, 0, -neck - 0.01, 0.16), cloth.paint());
        } else {
            sketch.fill(Outline.ellipse(0, 0, neck, random.uniform(0.04, 0.16)), Colour.BLACK);
        }
        if (random.nextDouble() < 0.4) {
            sketch.fill(Outline.line(0.03, -waist, waistAt, waist, waistAt), cloth.seam(random.uniform(0.5, 1.3)));
        }
    }

    private void body(double length, double neckDepth) {
        Outline outline = Outline.symmetric(
                neck, 0,
                shoulder, 0.07,
                chest, 0.28,
                waist, 0.6,
                hem, length);
        sketch.fill(outline, cloth.paint());
        sketch.fill(Outline.ellipse(0, 0, neck, neckDepth), Colour.grey(0.3 * cloth.brightness()));
        sketch.fill(Outline.rectangle(-0.5, -0.2, 0.5, 0), Colour.BLACK);
    }

    private void shortSleeves(double length) {
        sleeve(sketch, cloth, shoulder, 0.06, shoulder + cloth.cut(0.09, 0.17), 0.1 + length, cloth.cut(0.1, 0.16));
    }

    private void longSleeves(double down) {
        sleeve(sketch, cloth, shoulder, 0.06, shoulder + cloth.cut(0.03, 0.14), down, cloth.cut(0.07, 0.12));
    }

    /** Both sleeves, from the shoulder to a cuff. */
    private static void sleeve(
            Sketch sketch, Cloth cloth, double shoulder, double top, double cuffX, double cuffY, double width) {
        double elbowX = (shoulder + cuffX) / 2 + 0.035;
        double elbowY = (top + cuffY) / 2;
        double inner = Math.max(0.02, shoulder - 0.09);
        Outline right = Outline.polygon(
                shoulder - 0.06,
                top - 0.03,
                shoulder + 0.02,
                top,
                elbowX + width / 2,
                elbowY,
                cuffX + width / 2,
                cuffY - 0.02,
                cuffX - width / 2,
                cuffY + 0.01,
                elbowX - width / 2,
                elbowY + 0.02,
                inner,
                Math.min(0.32, cuffY));
        sketch.fill(right, cloth.shade(0.86));
        sketch.scaled(-1, 1).fill(right, cloth.shade(0.9));
    }

    private void neckband(double depth) {
        sketch.fill(
                Outline.stroke(0.025, -neck, 0, -0.6 * neck, 0.7 * depth, 0, depth, 0.6 * neck, 0.7 * depth, neck, 0),
                cloth.seam(cloth.cut(0.7, 1.2)));
    }

    private void lapels(double depth, double brightness) {
        Outline right = Outline.polygon(neck, -0.01, neck + 0.06, 0.06, 0.05, depth + 0.06, 0, depth);
        sketch.fill(right, cloth.seam(brightness));
        sketch.scaled(-1, 1).fill(right, cloth.seam(brightness));
    }

    private void hood() {
        sketch.fill(
                Outline.smoothSymmetric(0.03, -0.02, neck + 0.05, 0.02, neck + 0.03, 0.13, 0.02, 0.17),
                cloth.shade(0.75));
        sketch.fill(Outline.ellipse(0, 0.06, 0.6 * neck, 0.05), cloth.seam(0.4));
    }

    private void print() {
        double y = cloth.cut(0.3, 0.5);
        double width = cloth.cut(0.06, 0.16);
        double height = cloth.cut(0.04, 0.12);
        Colour ink = cloth.seam(cloth.chance(0.5) ? cloth.cut(0.3, 0.7) : cloth.cut(1.3, 1.8));
        sketch.fill(
                cloth.chance(0.5)
                        ? Outline.ellipse(0, y, width, height)
                        : Outline.rectangle(-width, y - height, width, y + height / 2),
                ink);
    }

    private void buttons(double brightness) {
        for (double y = 0.2; y < 1; y += 0.16) {
            sketch.fill(Outline.ellipse(0, y, 0.018, 0.018), cloth.seam(brightness));
        }
    }

    private void line(double brightness, double x0, double y0, double x1, double y1) {
        sketch.fill(Outline.line(0.022, x0, y0, x1, y1), cloth.seam(brightness));
    }
}
