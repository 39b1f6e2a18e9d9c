package org.dl4jworkbench.engine.accel;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.PoolingKind;
import org.jspecify.annotations.Nullable;

/** The largest or the mean value of each window, in the order in which the pictures come. */
final class Pooling implements Part {
    private final Pass pass;
    private final Tensor incoming;
    private final Tensor output;
    private final Window window;
    private final algorithm way;
    private final pooling_forward.primitive_desc description;

    /** Where each largest value was. */
    private final @Nullable Tensor places;

    Pooling(LayerSpec.Pooling spec, Tensor incoming, Window window, Pass pass) {
        this.pass = pass;
        this.incoming = incoming;
        this.window = window;
        // Deeplearning4j's mean leaves out what is padded.
        this.way = spec.kind() == PoolingKind.MAX ? algorithm.pooling_max : algorithm.pooling_avg_exclude_padding;
        long[] outgoing = {
            incoming.dimensions()[0], incoming.dimensions()[1], window.outputRows(), window.outputColumns()
        };
        this.description = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        pass.trains() ? prop_kind.forward_training : prop_kind.forward_inference,
                        way,
                        incoming.order(),
                        OneDnn.any(outgoing),
                        window.strides(),
                        window.size(),
                        window.before(),
                        window.after()),
                OneDnn.engine());
        this.output = Tensor.allocate(description.dst_desc(), outgoing);
        Call.Builder call = Call.of("pooling", new pooling_forward(description))
                .with(dnnl.DNNL_ARG_SRC, incoming)
                .with(dnnl.DNNL_ARG_DST, output);
        if (spec.kind() == PoolingKind.MAX && pass.trains()) {
            Tensor remembered = Tensor.allocate(description.workspace_desc(), outgoing);
            call.with(dnnl.DNNL_ARG_WORKSPACE, remembered);
            this.places = remembered;
        } else {
            this.places = null;
        }
        pass.forward(call.build());
    }

    @Override
    public Tensor output() {
        return output;
    }

    @Override
    public @Nullable Tensor backward(Tensor error, boolean wanted) {
        if (!wanted) {
            return null;
        }
        Tensor mine = pass.backwardIn(output.order(), error);
        Tensor result = Tensor.allocate(incoming.order(), incoming.dimensions());
        var backward = new pooling_backward.primitive_desc(
                new pooling_backward.desc(
                        way,
                        result.order(),
                        mine.order(),
                        window.strides(),
                        window.size(),
                        window.before(),
                        window.after()),
                OneDnn.engine(),
                description);
        Call.Builder call = Call.of("pooling's error", new pooling_backward(backward))
                .with(dnnl.DNNL_ARG_DIFF_DST, mine)
                .with(dnnl.DNNL_ARG_DIFF_SRC, result);
        if (places != null) {
            call.with(dnnl.DNNL_ARG_WORKSPACE, places);
        }
        pass.backward(call.build());
        return result;
    }
}
