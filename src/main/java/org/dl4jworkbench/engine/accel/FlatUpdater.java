package org.dl4jworkbench.engine.accel;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.dl4jworkbench.model.Clipping;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.ParameterLayout;
import org.dl4jworkbench.model.ParameterLayout.Kind;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Clipping, L1 and L2, the optimiser, weight decay and the change of the parameters in one pass over the flat vectors, in pieces
 * that stay in the processor's cache. Works on the state that Deeplearning4j's updater keeps, in its layout, so that checkpoints
 * are the same. One thread at a time.
 */
final class FlatUpdater {
    /** Floats of a piece: four arrays of it fit a first-level cache. */
    private static final int PIECE = 2048;

    /**
     * A stretch of parameters that are treated alike.
     *
     * @param state where the optimiser's values for the first of them lie in the state's vector
     * @param copies the distance between the optimiser's first and second value of a parameter
     * @param kind of the parameters
     */
    private record Stretch(int layer, int start, int end, int state, int copies, Kind kind) {
        /** Whether L1, L2 and decay apply. */
        boolean weights() {
            return kind == Kind.WEIGHTS;
        }

        /** Whether what stands in the gradients is the change itself. */
        boolean statistics() {
            return kind == Kind.MEAN || kind == Kind.VARIANCE;
        }

        /** Whether clipping applies; not to batch normalisations. */
        boolean clips() {
            return kind == Kind.WEIGHTS || kind == Kind.BIASES;
        }

        int length() {
            return end - start;
        }
    }

    private final TrainingSpec training;
    private final UpdateRule rule;
    private final IUpdater rates;
    private final List<Stretch> stretches = new ArrayList<>();
    private final FloatBuffer parameters;
    private final FloatBuffer gradients;
    private final @Nullable FloatBuffer state;
    private final float[] w = new float[PIECE];
    private final float[] g = new float[PIECE];
    private final float[] first = new float[PIECE];
    private final float[] second = new float[PIECE];

    FlatUpdater(MultiLayerNetwork network, TrainingSpec training, ParameterLayout layout) throws NotAccelerated {
        this.training = training;
        this.parameters = network.params().data().asNioFloat();
        this.gradients = network.getFlattenedGradients().data().asNioFloat();
        if (!(network.getUpdater() instanceof BaseMultiLayerUpdater<?> updater)) {
            throw new NotAccelerated("the updater is none of Deeplearning4j's");
        }
        INDArray kept = updater.getStateViewArray();
        this.state = kept == null ? null : kept.data().asNioFloat();
        this.rates =
                network.getLayer(firstWithParameters(layout)).conf().getLayer().getUpdaterByParam("W");
        this.rule = UpdateRule.of(training, rates);
        for (UpdaterBlock block : updater.getUpdaterBlocks()) {
            add(block, layout);
        }
    }

    /** One with weights, not a batch normalisation. */
    private static int firstWithParameters(ParameterLayout layout) {
        return layout.blocks().stream()
                .filter(block -> block.kind() == Kind.WEIGHTS)
                .findFirst()
                .orElseThrow()
                .layer();
    }

    private void add(UpdaterBlock block, ParameterLayout layout) {
        int from = block.getParamOffsetStart();
        int to = block.getParamOffsetEnd();
        for (ParameterLayout.Block each : layout.blocks()) {
            int start = Math.max(from, each.offset());
            int end = Math.min(to, each.offset() + each.length());
            if (start < end) {
                stretches.add(new Stretch(
                        each.layer(),
                        start,
                        end,
                        block.getUpdaterViewOffsetStart() + start - from,
                        to - from,
                        each.kind()));
            }
        }
    }

    /** λ₁·‖W‖₁ + λ₂/2·‖W‖² of all weights, as Deeplearning4j adds it to the loss. */
    double penalty() {
        double l1 = training.l1();
        double l2 = training.l2();
        if (l1 == 0 && l2 == 0) {
            return 0;
        }
        double sum = 0;
        for (Stretch stretch : stretches) {
            if (stretch.weights()) {
                for (int at = stretch.start(); at < stretch.end(); at += PIECE) {
                    int count = Math.min(PIECE, stretch.end() - at);
                    parameters.get(at, w, 0, count);
                    if (l1 > 0) {
                        sum += l1 * absolute(w, count);
                    }
                    if (l2 > 0) {
                        sum += l2 / 2 * squares(w, count);
                    }
                }
            }
        }
        return sum;
    }

    private static double absolute(float[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(values[i]);
        }
        return sum;
    }

    private static double squares(float[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }

    /**
     * Changes the parameters.
     *
     * @param iteration steps made before, as Deeplearning4j counts them
     * @param epoch from 0
     * @param examples of the minibatch that the gradients were summed over
     */
    void update(int iteration, int epoch, int examples) {
        double rate = rates.getLearningRate(iteration, epoch);
        float scale = training.gradient() == GradientConvention.MEAN ? (float) (1.0 / examples) : 1;
        rule.begin(iteration, rate);
        int layer = -1;
        float factor = scale;
        for (Stretch stretch : stretches) {
            if (stretch.layer() != layer) {
                layer = stretch.layer();
                factor = scale * shortening(layer, scale);
            }
            update(stretch, factor, rate);
        }
    }

    /** What the clipping of a layer's norm multiplies its gradients by. */
    private float shortening(int layer, float scale) {
        Clipping clipping = training.clipping();
        if (clipping == null || clipping.kind() != Clipping.Kind.NORM) {
            return 1;
        }
        double sum = 0;
        for (Stretch stretch : stretches) {
            if (stretch.layer() == layer && stretch.clips()) {
                for (int at = stretch.start(); at < stretch.end(); at += PIECE) {
                    int count = Math.min(PIECE, stretch.end() - at);
                    gradients.get(at, g, 0, count);
                    sum += squares(g, count);
                }
            }
        }
        double norm = Math.sqrt(sum) * scale;
        return norm > clipping.limit() ? (float) (clipping.limit() / norm) : 1;
    }

    private void update(Stretch stretch, float factor, double rate) {
        for (int at = stretch.start(); at < stretch.end(); at += PIECE) {
            int count = Math.min(PIECE, stretch.end() - at);
            gradients.get(at, g, 0, count);
            parameters.get(at, w, 0, count);
            if (!stretch.statistics()) {
                prepare(stretch, factor, count);
                int kept = stretch.state() + at - stretch.start();
                apply(kept, stretch.copies(), count);
                decay(stretch, rate, count);
            }
            subtract(w, g, count);
            parameters.put(at, w, 0, count);
        }
    }

    /** From the sum over the minibatch to what the optimiser gets. */
    private void prepare(Stretch stretch, float factor, int count) {
        for (int i = 0; i < count; i++) {
            g[i] *= factor;
        }
        Clipping clipping = training.clipping();
        if (clipping != null && clipping.kind() == Clipping.Kind.VALUE && stretch.clips()) {
            float limit = (float) clipping.limit();
            for (int i = 0; i < count; i++) {
                g[i] = Math.max(-limit, Math.min(limit, g[i]));
            }
        }
        if (stretch.weights() && training.l2() > 0) {
            float l2 = (float) training.l2();
            for (int i = 0; i < count; i++) {
                g[i] += l2 * w[i];
            }
        }
        if (stretch.weights() && training.l1() > 0) {
            float l1 = (float) training.l1();
            for (int i = 0; i < count; i++) {
                g[i] += l1 * Math.signum(w[i]);
            }
        }
    }

    private void apply(int kept, int copies, int count) {
        FloatBuffer values = state;
        if (values == null) {
            rule.apply(g, first, second, count);
            return;
        }
        values.get(kept, first, 0, count);
        boolean two = rule.values() > 1;
        if (two) {
            values.get(kept + copies, second, 0, count);
        }
        rule.apply(g, first, second, count);
        values.put(kept, first, 0, count);
        if (two) {
            values.put(kept + copies, second, 0, count);
        }
    }

    private void decay(Stretch stretch, double rate, int count) {
        if (stretch.weights() && training.weightDecay() > 0) {
            float part = (float) (training.weightDecay() * rate);
            for (int i = 0; i < count; i++) {
                g[i] += part * w[i];
            }
        }
    }

    private static void subtract(float[] from, float[] what, int count) {
        for (int i = 0; i < count; i++) {
            from[i] -= what[i];
        }
    }
}
