package org.dl4jworkbench.data.generate;

/** What a shape is filled with: a colour at each place, in the coordinates that the shape is given in. */
@FunctionalInterface
interface Paint {
    /** Sets red, green and blue at a place. */
    void at(double x, double y, float[] rgb);

    /** A brightness, or any other number, at each place. */
    @FunctionalInterface
    interface Field {
        double at(double x, double y);
    }

    static Paint flat(Colour colour) {
        return (x, y, rgb) -> set(rgb, colour);
    }

    /** From one colour to another along y. */
    static Paint vertical(Colour top, Colour bottom, double from, double to) {
        return blend(top, bottom, (x, y) -> (y - from) / (to - from));
    }

    /** Where the field is 0 the first colour, where it is 1 the second, between them a mixture. */
    static Paint blend(Colour first, Colour second, Field share) {
        return (x, y, rgb) -> {
            double s = Math.max(0, Math.min(1, share.at(x, y)));
            rgb[0] = (float) (first.red() + s * (second.red() - first.red()));
            rgb[1] = (float) (first.green() + s * (second.green() - first.green()));
            rgb[2] = (float) (first.blue() + s * (second.blue() - first.blue()));
        };
    }

    /** This paint, brighter where the field is above 1 and darker where it is below. */
    default Paint shaded(Field brightness) {
        return (x, y, rgb) -> {
            at(x, y, rgb);
            float factor = (float) brightness.at(x, y);
            rgb[0] *= factor;
            rgb[1] *= factor;
            rgb[2] *= factor;
        };
    }

    private static void set(float[] rgb, Colour colour) {
        rgb[0] = (float) colour.red();
        rgb[1] = (float) colour.green();
        rgb[2] = (float) colour.blue();
    }
}
