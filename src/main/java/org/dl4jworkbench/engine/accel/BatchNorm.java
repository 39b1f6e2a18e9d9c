package org.dl4jworkbench.engine.accel;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.ParameterLayout.Kind;

/**
 * Batch normalisation over the minibatch, or in evaluation by the running means and variances. γ and β lie side by side in the flat vector, as oneDNN wants them. As in Deeplearning4j,
 * the running means and variances are moved by what stands in the place of their gradients.
 */
final class BatchNorm implements Part {
    private final Pass pass;
    private final Tensor incoming;
    private final Tensor output;
    private final Tensor means;
    private final Tensor variances;
    private final Tensor scales;
    private final Tensor scaleGradients;
    private final batch_normalization_forward.primitive_desc description;
    private final float epsilon;

    BatchNorm(int layer, LayerSpec.BatchNormalisation spec, Tensor incoming, Pass pass) {
        this.pass = pass;
        this.incoming = incoming;
        this.epsilon = (float) spec.epsilon();
        long channels = incoming.dimensions()[1];
        this.scales = pass.parameters().values(layer, Kind.GAMMA, 2, channels);
        this.scaleGradients = pass.parameters().gradients(layer, Kind.GAMMA, 2, channels);
        boolean trains = pass.trains();
        this.means = trains ? Tensor.plain(channels) : pass.parameters().values(layer, Kind.MEAN, channels);
        this.variances = trains ? Tensor.plain(channels) : pass.parameters().values(layer, Kind.VARIANCE, channels);
        this.output = Tensor.allocate(incoming.order(), incoming.dimensions());
        this.description = new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(
                        (trains ? prop_kind.forward_training : prop_kind.forward_inference).value,
                        incoming.order(),
                        epsilon,
                        normalization_flags.use_scale_shift.value
                                // Else it would write the minibatch's over the running ones.
                                | (trains ? 0 : normalization_flags.use_global_stats.value)),
                OneDnn.engine());
        pass.forward(Call.of("batch normalisation", new batch_normalization_forward(description))
                .with(dnnl.DNNL_ARG_SRC, incoming)
                .with(dnnl.DNNL_ARG_SCALE_SHIFT, scales)
                .with(dnnl.DNNL_ARG_MEAN, means)
                .with(dnnl.DNNL_ARG_VARIANCE, variances)
                .with(dnnl.DNNL_ARG_DST, output)
                .build());
        if (trains) {
            addRunning(layer, Kind.MEAN, means, spec.decay());
            addRunning(layer, Kind.VARIANCE, variances, spec.decay());
        }
    }

    /** The updater subtracts: (1 − decay) · (running − batch) moves the running value towards the batch's. */
    private void addRunning(int layer, Kind kind, Tensor ofBatch, double decay) {
        int channels = Math.toIntExact(ofBatch.length());
        FloatBuffer running = pass.parameters().values(layer, kind, channels).values();
        FloatBuffer change = pass.parameters().gradients(layer, kind, channels).values();
        FloatBuffer batch = ofBatch.values();
        float part = (float) (1 - decay);
        pass.forward(() -> {
            for (int c = 0; c < channels; c++) {
                change.put(c, (running.get(c) - batch.get(c)) * part);
            }
        });
    }

    @Override
    public Tensor output() {
        return output;
    }

    @Override
    public Tensor backward(Tensor error, boolean wanted) {
        Tensor mine = pass.backwardIn(output.order(), error);
        Tensor result = Tensor.allocate(incoming.order(), incoming.dimensions());
        var backward = new batch_normalization_backward.primitive_desc(
                new batch_normalization_backward.desc(
                        prop_kind.backward,
                        mine.order(),
                        incoming.order(),
                        epsilon,
                        normalization_flags.use_scale_shift),
                OneDnn.engine(),
                description);
        pass.backward(Call.of("batch normalisation's gradient", new batch_normalization_backward(backward))
                .with(dnnl.DNNL_ARG_SRC, incoming)
                .with(dnnl.DNNL_ARG_MEAN, means)
                .with(dnnl.DNNL_ARG_VARIANCE, variances)
                .with(dnnl.DNNL_ARG_DIFF_DST, mine)
                .with(dnnl.DNNL_ARG_SCALE_SHIFT, scales)
                .with(dnnl.DNNL_ARG_DIFF_SRC, result)
                .with(dnnl.DNNL_ARG_DIFF_SCALE_SHIFT, scaleGradients)
                .build());
        return result;
    }
}
