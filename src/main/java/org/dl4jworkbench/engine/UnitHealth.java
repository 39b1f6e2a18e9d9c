package org.dl4jworkbench.engine;

import java.util.ArrayList;
import java.util.List;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Shape;
import org.jspecify.annotations.Nullable;

/** Counts the dead and the saturated units of one layer over many examples. */
final class UnitHealth {
    /** Watched examples that a network is measured on. */
    private static final int MOST_EXAMPLES = 1000;

    /** How near to an end of its range a value is saturated, as a part of the range. */
    private static final double NEAR = 0.05;

    /** The part of a unit's values that must be saturated. */
    private static final double MOSTLY = 0.95;

    private final int layer;
    private final boolean rectifies;

    /** Values up to here, and from {@code high} on, are saturated; no number where the activation function has no ends. */
    private final float low;

    private final float high;
    private final boolean[] alive;
    private final long[] saturated;
    private long valuesPerUnit;
    private int examples;

    private UnitHealth(int layer, Activation activation, Shape shape, boolean last) {
        this.layer = layer;
        this.rectifies = activation == Activation.RELU;
        // The outputs for classes belong near the ends of their range.
        double[] ends = last ? null : ends(activation);
        this.low = ends == null ? Float.NaN : (float) (ends[0] + NEAR * (ends[1] - ends[0]));
        this.high = ends == null ? Float.NaN : (float) (ends[1] - NEAR * (ends[1] - ends[0]));
        int units = shape.dimensions().get(shape.dimensions().size() - 1);
        this.alive = new boolean[units];
        this.saturated = new long[units];
    }

    private static double @Nullable [] ends(Activation activation) {
        return switch (activation) {
            case SIGMOID, SIGMOID_STRAIGHT_THROUGH -> new double[] {0, 1};
            case TANH -> new double[] {-1, 1};
            default -> null;
        };
    }

    /**
     * Those of every layer that has an activation function.
     *
     * @param between run between two batches; may pass other inputs through, with the parameters of another snapshot
     */
    static List<LayerHealth> of(InspectedRun run, String snapshot, Runnable between) {
        InspectedNetwork network = run.at(snapshot);
        List<@Nullable UnitHealth> layers = new ArrayList<>();
        for (int layer = 0; layer < network.layers(); layer++) {
            LayerSpec spec = network.spec(layer);
            Activation activation = spec.activation();
            layers.add(
                    activation == null
                            ? null
                            : new UnitHealth(
                                    layer, activation, network.shape(layer), spec instanceof LayerSpec.Output));
        }
        int[] places = LayerOutputs.everyNth(run.watched().length, MOST_EXAMPLES);
        int together = LayerOutputs.together(network);
        for (int from = 0; from < places.length; from += together) {
            int count = Math.min(together, places.length - from);
            run.at(snapshot).forward(run.features(places, from, from + count), (layer, output) -> {
                UnitHealth health = layers.get(layer);
                if (health != null) {
                    health.add(output, count);
                }
            });
            between.run();
        }
        return layers.stream()
                .flatMap(java.util.stream.Stream::ofNullable)
                .map(UnitHealth::result)
                .toList();
    }

    private void add(float[] values, int count) {
        int perUnit = values.length / count / alive.length;
        int at = 0;
        for (int example = 0; example < count; example++) {
            for (int unit = 0; unit < alive.length; unit++) {
                boolean above = false;
                int near = 0;
                for (int end = at + perUnit; at < end; at++) {
                    above |= values[at] > 0;
                    near += values[at] <= low || values[at] >= high ? 1 : 0;
                }
                alive[unit] |= above;
                saturated[unit] += near;
            }
        }
        examples += count;
        valuesPerUnit += (long) count * perUnit;
    }

    private LayerHealth result() {
        int dead = 0;
        int stuck = 0;
        for (int unit = 0; unit < alive.length; unit++) {
            dead += alive[unit] ? 0 : 1;
            stuck += saturated[unit] >= MOSTLY * valuesPerUnit ? 1 : 0;
        }
        return new LayerHealth(layer, alive.length, rectifies ? dead : -1, Float.isNaN(low) ? -1 : stuck, examples);
    }
}
