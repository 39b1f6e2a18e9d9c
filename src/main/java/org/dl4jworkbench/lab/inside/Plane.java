package org.dl4jworkbench.lab.inside;

import org.jspecify.annotations.Nullable;

/**
 * Points in a plane with what its axes mean. The arrays are shared: nobody changes them.
 *
 * @param x a value per point
 * @param y a value per point
 * @param xTitle such as "PC 1 (41%)"
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands of points for a canvas; compared by identity.
public record Plane(float[] x, float[] y, String xTitle, String yTitle) {
    public Plane {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x values and " + y.length + " y values");
        }
    }

    /** Of rows of two values, or of one, which then all lie on a line. */
    static Plane of(float[][] rows, String xTitle, String yTitle) {
        float[] x = new float[rows.length];
        float[] y = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            x[i] = rows[i][0];
            y[i] = rows[i].length > 1 ? rows[i][1] : 0;
        }
        return new Plane(x, y, xTitle, yTitle);
    }

    public int size() {
        return x.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
