package org.dl4jworkbench.data.generate;

import org.dl4jworkbench.data.SplitMix64;

/**
 * Smooth irregularity, as cloth, fur, leaves and walls have it: value noise, random numbers on a lattice of 64×64 that repeats,
 * blended between its points by 3t² − 2t³.
 */
final class Grain implements Paint.Field {
    private static final int SIDE = 64;

    private final float[] lattice = new float[SIDE * SIDE];
    private final double scaleX;
    private final double scaleY;

    /**
     * @param scaleX bumps per unit of x
     * @param scaleY bumps per unit of y
     */
    Grain(SplitMix64 random, double scaleX, double scaleY) {
        this.scaleX = scaleX;
        this.scaleY = scaleY;
        for (int i = 0; i < lattice.length; i += 4) {
            // Four numbers of 16 bits from one draw: a picture may use several lattices.
            long bits = random.nextLong();
            for (int j = 0; j < 4; j++) {
                lattice[i + j] = ((bits >>> 16 * j) & 0xFFFF) / 32767.5f - 1;
            }
        }
    }

    /** From −1 to 1. */
    @Override
    public double at(double x, double y) {
        double u = x * scaleX + 4096;
        double v = y * scaleY + 4096;
        int column = (int) u;
        int row = (int) v;
        double s = smooth(u - column);
        double t = smooth(v - row);
        int left = column & SIDE - 1;
        int right = column + 1 & SIDE - 1;
        int top = (row & SIDE - 1) * SIDE;
        int bottom = (row + 1 & SIDE - 1) * SIDE;
        double above = lattice[top + left] + s * (lattice[top + right] - lattice[top + left]);
        double below = lattice[bottom + left] + s * (lattice[bottom + right] - lattice[bottom + left]);
        return above + t * (below - above);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    /** As a brightness around 1. */
    Paint.Field around(double amount) {
        return (x, y) -> 1 + amount * at(x, y);
    }
}
