package org.dl4jworkbench.data.generate;

import java.util.List;
import org.dl4jworkbench.data.SplitMix64;

/** Draws one garment, laid flat and photographed before black, in the ten classes of Fashion-MNIST; shoes point to the left. */
final class Garments {
    static final List<String> CLASS_NAMES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private Garments() {}

    static Painting draw(int garment, SplitMix64 random, int side) {
        Painting painting = new Painting(side, side);
        boolean wide = garment == 5 || garment == 7 || garment == 9;
        double size = side * random.uniform(0.84, 0.98);
        double stretch = StrictMath.exp(0.07 * random.nextGaussian());
        Sketch sketch = Sketch.on(painting)
                .moved(side / 2.0 + 0.5 * random.nextGaussian(), side / 2.0 + 0.5 * random.nextGaussian())
                .turned(0.045 * random.nextGaussian())
                .sheared(0.05 * random.nextGaussian())
                .scaled(wide ? size : size * stretch, wide ? size * stretch : size)
                .moved(0, -0.5);
        switch (garment) {
            case 0 -> Tops.shirtLikeT(sketch, random);
            case 1 -> trousers(sketch, random);
            case 2 -> Tops.pullover(sketch, random);
            case 3 -> Tops.dress(sketch, random);
            case 4 -> Tops.coat(sketch, random);
            case 5 -> Shoes.sandal(sketch, random);
            case 6 -> Tops.shirt(sketch, random);
            case 7 -> Shoes.sneaker(sketch, random);
            case 8 -> bag(sketch, random);
            default -> Shoes.ankleBoot(sketch, random);
        }
        painting.blur(random.uniform(0.02, 0.12));
        return painting;
    }

    private static void trousers(Sketch sketch, SplitMix64 random) {
        Cloth cloth = Cloth.any(random, 0.12);
        double waist = random.uniform(0.12, 0.18);
        double hip = waist * random.uniform(1.05, 1.3);
        double foot = random.uniform(0.06, 0.13);
        double apart = random.uniform(0.01, 0.14);
        double crotch = random.uniform(0.26, 0.38);
        double length = random.nextDouble() < 0.12 ? random.uniform(0.5, 0.75) : 1;
        Outline leg = Outline.polygon(
                -0.01,
                0,
                waist,
                0,
                hip,
                0.22,
                apart + foot + 0.03,
                0.6 * length + 0.1,
                apart + foot,
                length,
                apart,
                length,
                apart / 2,
                0.5 * (crotch + length),
                -0.01,
                crotch);
        sketch.fill(leg, cloth.paint());
        sketch.scaled(-1, 1).fill(leg, cloth.shade(0.93));
        sketch.fill(Outline.line(0.02, 0, 0.05, 0, crotch), cloth.seam(0.7));
        if (random.nextDouble() < 0.6) {
            sketch.fill(Outline.line(0.03, -waist, 0.03, waist, 0.03), cloth.seam(random.uniform(0.5, 1.25)));
        }
    }

    private static void bag(Sketch sketch, SplitMix64 random) {
        Cloth cloth = random.nextDouble() < 0.7 ? Cloth.leather(random) : Cloth.any(random, 0.8);
        double halfWidth = random.uniform(0.3, 0.48);
        double top = random.uniform(0.26, 0.44);
        double bottom = random.uniform(0.78, 0.98);
        double taper = random.uniform(-0.08, 0.08);
        double handle = random.uniform(0.4, 0.95) * halfWidth;
        double width = random.uniform(0.025, 0.07);
        double kind = random.nextDouble();
        if (kind < 0.75) {
            double peak = random.uniform(0.02, 0.18);
            sketch.fill(
                    Outline.stroke(
                            width,
                            -handle,
                            top + 0.05,
                            -0.8 * handle,
                            (top + 2 * peak) / 3,
                            0,
                            peak,
                            0.8 * handle,
                            (top + 2 * peak) / 3,
                            handle,
                            top + 0.05),
                    cloth.seam(random.uniform(0.6, 1.1)));
        } else if (kind < 0.9) {
            sketch.fill(Outline.line(width, -halfWidth, top, -0.1, 0.02, halfWidth, top), cloth.seam(0.8));
        }
        double round = random.uniform(0.02, 0.1);
        sketch.fill(
                Outline.symmetric(
                        halfWidth + taper - round,
                        top,
                        halfWidth + taper,
                        top + round,
                        halfWidth,
                        bottom - round,
                        halfWidth - round,
                        bottom),
                cloth.paint());
        double flap = random.nextDouble();
        if (flap < 0.45) {
            double y = top + random.uniform(0.3, 0.65) * (bottom - top);
            sketch.fill(
                    Outline.symmetric(halfWidth + taper - 0.02, top, halfWidth - 0.03, y - 0.08, 0.1, y),
                    cloth.shade(random.uniform(0.75, 0.95)));
            sketch.fill(Outline.ellipse(0, y - 0.03, 0.03, 0.04), cloth.seam(random.uniform(0.4, 1.6)));
        } else if (flap < 0.75) {
            double y = top + random.uniform(0.05, 0.2);
            sketch.fill(Outline.line(0.025, -0.9 * halfWidth, y, 0.9 * halfWidth, y), cloth.seam(0.6));
        }
    }
}
