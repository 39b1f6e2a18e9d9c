package org.dl4jworkbench.data.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dl4jworkbench.data.SplitMix64;
import org.dl4jworkbench.data.generate.Person.Mask;

/** Draws a street, or a hall, with several people who look at the camera; the nearer ones stand before the others. */
final class StreetScene {
    /** A face in the picture, in pixels; right and bottom are the last column and row. */
    record Face(int left, int top, int right, int bottom, Mask mask) {}

    /** Where a head goes: its middle and its height in pixels. */
    private record Place(double x, double y, double height) {
        /** Whether somebody nearer, standing there, would hide this face, or touch it. */
        boolean hiddenBy(Place nearer) {
            double across = Math.abs(x - nearer.x);
            double down = y - nearer.y;
            boolean behindHead =
                    across < 0.5 * (height + nearer.height) && Math.abs(down) < 0.66 * (height + nearer.height);
            boolean behindBody =
                    across < 0.45 * height + 1.05 * nearer.height && down > -0.5 * height + 0.3 * nearer.height;
            return behindHead || behindBody;
        }
    }

    private static final double SMALLEST = 16;

    private final Painting painting;
    private final SplitMix64 random;
    private final List<Face> faces = new ArrayList<>();

    StreetScene(SplitMix64 random, List<Mask> masks) {
        this.random = random;
        painting = new Painting(340 + 2 * random.nextInt(41), 250 + 2 * random.nextInt(31));
        if (random.nextDouble() < 0.7) {
            street();
        } else {
            hall();
        }
        List<Place> places = places(masks.size());
        for (int i = 0; i < places.size(); i++) {
            person(places.get(i), masks.get(i));
        }
        painting.blur(random.uniform(0.02, 0.2));
        painting.expose(
                StrictMath.exp(0.1 * random.nextGaussian()),
                random.uniform(0.8, 1.1),
                new Colour(1 + 0.04 * random.nextGaussian(), 1, 1 + 0.05 * random.nextGaussian()));
        painting.noise(random, random.uniform(0.005, 0.02));
    }

    Painting painting() {
        return painting;
    }

    /** From the farthest to the nearest. */
    List<Face> faces() {
        return List.copyOf(faces);
    }

    private void person(Place place, Mask mask) {
        Person person = new Person(
                Sketch.on(painting).moved(place.x(), place.y()).scaled(place.height(), place.height()), random);
        person.draw(mask);
        double[] box = person.box();
        faces.add(new Face(
                (int) Math.max(0, Math.round(box[0])),
                (int) Math.max(0, Math.round(box[1])),
                (int) Math.min(painting.width() - 1, Math.round(box[2])),
                (int) Math.min(painting.height() - 1, Math.round(box[3])),
                mask));
    }

    /** Places whose faces all show, the small ones first; when there is no room, everybody steps back. */
    private List<Place> places(int count) {
        double largest = painting.height() * (count == 1 ? 0.45 : 0.62 / StrictMath.sqrt(count));
        while (true) {
            List<Place> places = tryPlaces(count, largest);
            if (places.size() == count) {
                return places;
            }
            largest *= 0.9;
        }
    }

    private List<Place> tryPlaces(int count, double largest) {
        List<Place> places = new ArrayList<>();
        for (int tries = 0; tries < 200 && places.size() < count; tries++) {
            double u = random.nextDouble();
            double height = Math.max(SMALLEST, largest * (0.32 + 0.68 * u));
            double y = painting.height() * random.uniform(0.16, 0.34) + height * random.uniform(0.35, 1.0);
            Place place = new Place(random.uniform(0.5 * height, painting.width() - 0.5 * height), y, height);
            boolean free = y + 0.6 * height < painting.height()
                    && places.stream()
                            .noneMatch(other ->
                                    place.height() < other.height() ? place.hiddenBy(other) : other.hiddenBy(place));
            if (free) {
                places.add(place);
            }
        }
        places.sort(Comparator.comparingDouble(Place::height));
        return places;
    }

    private void street() {
        Backdrops backdrops = new Backdrops(painting, random);
        backdrops.sky();
        Sketch sketch = Sketch.on(painting);
        double ground = painting.height() * random.uniform(0.5, 0.75);
        double x = -random.uniform(0, 40);
        while (x < painting.width()) {
            double width = random.uniform(60, 150);
            house(sketch, x, painting.height() * random.uniform(-0.1, 0.3), x + width, ground + 2);
            x += width + (random.nextDouble() < 0.2 ? random.uniform(5, 40) : 0);
        }
        Colour pavement = Colour.grey(random.uniform(0.4, 0.75)).varied(random, 0.04);
        sketch.fill(
                Outline.rectangle(0, ground, painting.width(), painting.height()),
                Paint.vertical(pavement.times(0.8), pavement, ground, painting.height())
                        .shaded(new Grain(random, 0.4, 0.8).around(0.08)));
        for (int trees = random.nextInt(3); trees > 0; trees--) {
            tree(sketch, random.uniform(0, painting.width()), ground);
        }
    }

    private void house(Sketch sketch, double left, double top, double right, double bottom) {
        Colour wall = Colour.anyOf(random, 0xB5A38C, 0x9A7B66, 0xC9C0B0, 0x8D8F92, 0xA85F48, 0xD8CDB8, 0x6F7A84)
                .varied(random, 0.1);
        sketch.fill(
                Outline.rectangle(left, top, right, bottom),
                Paint.flat(wall).shaded(new Grain(random, 0.15, 0.3).around(0.06)));
        double step = random.uniform(22, 36);
        double size = step * random.uniform(0.4, 0.65);
        Colour glass = Colour.hex(0x34424F).mixed(Colour.hex(0xB8CBD6), random.uniform(0, 0.7));
        for (double y = Math.max(top + 10, -step); y + 1.3 * size < bottom; y += 1.5 * step) {
            for (double x = left + 8; x + size < right - 4; x += step) {
                sketch.fill(
                        Outline.rectangle(x - 1.5, y - 1.5, x + size + 1.5, y + 1.3 * size + 1.5),
                        wall.mixed(Colour.WHITE, 0.4));
                sketch.fill(Outline.rectangle(x, y, x + size, y + 1.3 * size), glass.varied(random, 0.15));
            }
        }
        if (random.nextDouble() < 0.5) {
            Colour sign = Colour.hue(random.nextDouble(), random.uniform(0.3, 0.9), random.uniform(0.4, 0.9));
            sketch.fill(Outline.rectangle(left + 4, bottom - 48, right - 4, bottom - 36), sign);
            sketch.fill(Outline.rectangle(left + 8, bottom - 34, right - 8, bottom), glass.times(0.8));
        }
    }

    private void tree(Sketch sketch, double x, double ground) {
        Colour leaves =
                Colour.anyOf(random, 0x4C6B35, 0x63803F, 0x3A5530, 0x8A8A45).varied(random, 0.1);
        sketch.fill(Outline.line(random.uniform(5, 9), x, ground + 4, x, ground - 90), Colour.hex(0x4E3F32));
        Paint crown = Paint.flat(leaves).shaded(new Grain(random, 0.25, 0.25).around(0.4));
        for (int i = 0; i < 5; i++) {
            sketch.fill(
                    Outline.ellipse(
                            x + random.uniform(-28, 28),
                            ground - random.uniform(80, 130),
                            random.uniform(16, 30),
                            random.uniform(14, 26)),
                    crown);
        }
    }

    private void hall() {
        Colour wall = Colour.anyOf(random, 0xD9D4CA, 0xB9C4C9, 0xC9B79A, 0x8E9AA0, 0xE6E3DC, 0x7A6E66)
                .varied(random, 0.08);
        painting.background(Paint.vertical(wall.mixed(Colour.WHITE, 0.2), wall.times(0.75), 0, painting.height()));
        Sketch sketch = Sketch.on(painting);
        for (int lamps = 1 + random.nextInt(4); lamps > 0; lamps--) {
            double x = random.uniform(0, painting.width());
            sketch.glaze(Outline.rectangle(x, 8, x + random.uniform(25, 60), 16), Colour.WHITE, 0.8);
        }
        for (int panels = random.nextInt(5); panels > 0; panels--) {
            double x = random.uniform(-20, painting.width());
            double y = random.uniform(20, 90);
            Colour colour = Colour.hue(random.nextDouble(), random.uniform(0, 0.5), random.uniform(0.3, 0.9));
            sketch.fill(Outline.rectangle(x, y, x + random.uniform(30, 90), y + random.uniform(25, 80)), colour);
        }
        double floor = painting.height() * random.uniform(0.6, 0.8);
        sketch.fill(
                Outline.rectangle(0, floor, painting.width(), painting.height()),
                Paint.flat(wall.times(random.uniform(0.4, 0.8))).shaded(new Grain(random, 0.1, 0.5).around(0.08)));
    }
}
