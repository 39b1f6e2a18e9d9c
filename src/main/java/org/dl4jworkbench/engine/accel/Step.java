package org.dl4jworkbench.engine.accel;

/** A part of a pass: one primitive, or a loop in Java between two of them. */
@FunctionalInterface
interface Step {
    void run();
}
