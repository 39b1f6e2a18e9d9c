package org.dl4jworkbench.data.generate;

import java.util.List;
import org.dl4jworkbench.data.SplitMix64;

/** Takes a small colour picture of one thing before a backdrop, in the ten classes of CIFAR-10. */
final class Snapshots {
    static final List<String> CLASS_NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private final Painting painting;
    private final SplitMix64 random;
    private final Backdrops backdrop;

    private Snapshots(SplitMix64 random, int side) {
        painting = new Painting(side, side);
        this.random = random;
        backdrop = new Backdrops(painting, random);
    }

    static Painting take(int thing, SplitMix64 random, int side) {
        Snapshots snapshot = new Snapshots(random, side);
        snapshot.backdrop(thing);
        snapshot.thing(thing);
        snapshot.lens();
        return snapshot.painting;
    }

    private void backdrop(int thing) {
        double chosen = random.nextDouble();
        switch (thing) {
            case 0 -> either(chosen, backdrop::sky, 0.8, backdrop::road, 0.92, backdrop::meadow);
            case 2 -> either(chosen, backdrop::sky, 0.45, backdrop::wood, 0.75, backdrop::pond);
            case 1, 9 -> either(chosen, backdrop::road, 0.75, backdrop::plain, 0.87, backdrop::meadow);
            case 3, 5 -> either(chosen, backdrop::room, 0.7, backdrop::meadow, 0.9, backdrop::plain);
            case 4, 7 -> either(chosen, backdrop::meadow, 0.6, backdrop::wood, 0.85, backdrop::snow);
            case 6 -> either(chosen, backdrop::pond, 0.55, backdrop::wood, 0.75, backdrop::room);
            default -> either(chosen, backdrop::water, 0.9, backdrop::pond, 0.95, backdrop::plain);
        }
    }

    private static void either(
            double chosen, Runnable usual, double first, Runnable other, double second, Runnable rare) {
        (chosen < first ? usual : chosen < second ? other : rare).run();
    }

    private void thing(int thing) {
        double side = painting.width();
        double size = side * random.uniform(0.68, 1.12);
        double turn = thing == 0 || thing == 2 ? 0.3 : 0.06;
        double facing = random.nextDouble() < 0.5 ? -1 : 1;
        double stretch = StrictMath.exp(0.1 * random.nextGaussian());
        Sketch sketch = Sketch.on(painting)
                .moved(side * (0.5 + 0.06 * random.nextGaussian()), side * (0.5 + 0.06 * random.nextGaussian()))
                .turned(turn * random.nextGaussian())
                .sheared(0.08 * random.nextGaussian())
                .scaled(facing * size * stretch, size / stretch);
        switch (thing) {
            case 0 -> new Vehicles(sketch, random).airplane();
            case 1 -> new Vehicles(sketch, random).automobile();
            case 2 -> new Animals(sketch, random).bird();
            case 3 -> new Animals(sketch, random).cat();
            case 4 -> new Animals(sketch, random).deer();
            case 5 -> new Animals(sketch, random).dog();
            case 6 -> new Animals(sketch, random).frog();
            case 7 -> new Animals(sketch, random).horse();
            case 8 -> new Vehicles(sketch, random).ship();
            default -> new Vehicles(sketch, random).truck();
        }
    }

    /** Something in front at times, the light of the hour, a lens that is not sharp, a sensor's noise. */
    private void lens() {
        double side = painting.width();
        if (random.nextDouble() < 0.2) {
            double x = random.uniform(0, side);
            Colour colour =
                    Colour.anyOf(random, 0x3C5530, 0x6A5A44, 0x55585C, 0xA8A090).varied(random, 0.15);
            Sketch.on(painting)
                    .fill(
                            random.nextDouble() < 0.5
                                    ? Outline.line(random.uniform(1.5, 5), x, 0, x + 5 * random.nextGaussian(), side)
                                    : Outline.ellipse(x, side, random.uniform(4, 11), random.uniform(3, 10)),
                            colour);
        }
        painting.blur(random.uniform(0.05, 0.25));
        painting.expose(
                StrictMath.exp(0.17 * random.nextGaussian()),
                random.uniform(0.65, 1.15),
                new Colour(1 + 0.06 * random.nextGaussian(), 1, 1 + 0.07 * random.nextGaussian()));
        painting.noise(random, random.uniform(0.01, 0.05));
    }
}
