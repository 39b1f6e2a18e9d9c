package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.generate.Painting.Mapping;

/** Draws on a painting in coordinates of its own, so that a thing is described once and placed, turned and stretched anywhere. */
final class Sketch {
    private final Painting painting;
    private final Mapping place;

    private Sketch(Painting painting, Mapping place) {
        this.painting = painting;
        this.place = place;
    }

    /** In pixels. */
    static Sketch on(Painting painting) {
        return new Sketch(painting, Mapping.NONE);
    }

    /** Coordinates whose origin lies at a place of these. */
    Sketch moved(double x, double y) {
        return with(1, 0, x, 0, 1, y);
    }

    Sketch scaled(double x, double y) {
        return with(x, 0, 0, 0, y, 0);
    }

    /** @param angle in radians, clockwise on the screen */
    Sketch turned(double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return with(cos, -sin, 0, sin, cos, 0);
    }

    /** Leaning: x moves by this much for each unit of y. */
    Sketch sheared(double amount) {
        return with(1, amount, 0, 0, 1, 0);
    }

    private Sketch with(double a, double b, double c, double d, double e, double f) {
        return new Sketch(
                painting,
                new Mapping(
                        place.a() * a + place.b() * d,
                        place.a() * b + place.b() * e,
                        place.a() * c + place.b() * f + place.c(),
                        place.d() * a + place.e() * d,
                        place.d() * b + place.e() * e,
                        place.d() * c + place.e() * f + place.f()));
    }

    void fill(Outline outline, Paint paint) {
        painting.fill(outline, place, paint, 1);
    }

    void fill(Outline outline, Colour colour) {
        painting.fill(outline, place, Paint.flat(colour), 1);
    }

    /** Lets what is below shine through. */
    void glaze(Outline outline, Colour colour, double opacity) {
        painting.fill(outline, place, Paint.flat(colour), opacity);
    }

    /** Where a point of these coordinates lies, in pixels. */
    double pixelX(double x, double y) {
        return place.x(x, y);
    }

    /** Where a point of these coordinates lies, in pixels. */
    double pixelY(double x, double y) {
        return place.y(x, y);
    }
}
