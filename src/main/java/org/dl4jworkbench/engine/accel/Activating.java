package org.dl4jworkbench.engine.accel;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;
import org.dl4jworkbench.model.Activation;
import org.jspecify.annotations.Nullable;

/** An activation function in a pass of its own: as a layer, or after one that cannot apply it on the way. */
final class Activating implements Part {
    /** Softmax is over units, or over channels. */
    private static final int AXIS = 1;

    private final Pass pass;
    private final Activation activation;
    private final @Nullable Eltwise eltwise;
    private final Tensor incoming;
    private final Tensor output;

    Activating(Activation activation, Tensor incoming, Pass pass) {
        this.pass = pass;
        this.activation = activation;
        this.eltwise = Eltwise.of(activation);
        this.incoming = incoming;
        this.output =
                activation == Activation.IDENTITY ? incoming : Tensor.allocate(incoming.order(), incoming.dimensions());
        if (eltwise != null) {
            eltwise.addForward(incoming, output, pass);
        } else if (activation == Activation.SOFTMAX) {
            pass.forward(Call.of("softmax", new softmax_forward(forward()))
                    .with(dnnl.DNNL_ARG_SRC, incoming)
                    .with(dnnl.DNNL_ARG_DST, output)
                    .build());
        }
    }

    private softmax_forward.primitive_desc forward() {
        return new softmax_forward.primitive_desc(
                new softmax_forward.desc(prop_kind.forward_training, incoming.order(), AXIS), OneDnn.engine());
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
        if (activation == Activation.IDENTITY) {
            return error;
        }
        Tensor mine = pass.backwardIn(output.order(), error);
        if (eltwise != null) {
            eltwise.addBackward(eltwise.isFusable() ? output : incoming, mine, pass);
            return mine;
        }
        Tensor result = Tensor.allocate(incoming.order(), incoming.dimensions());
        var backward = new softmax_backward.primitive_desc(
                new softmax_backward.desc(mine.order(), output.order(), AXIS), OneDnn.engine(), forward());
        pass.backward(Call.of("softmax's error", new softmax_backward(backward))
                .with(dnnl.DNNL_ARG_DST, output)
                .with(dnnl.DNNL_ARG_DIFF_DST, mine)
                .with(dnnl.DNNL_ARG_DIFF_SRC, result)
                .build());
        return result;
    }
}
