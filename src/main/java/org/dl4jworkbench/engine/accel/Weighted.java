package org.dl4jworkbench.engine.accel;

import java.util.function.Function;
import org.dl4jworkbench.model.Activation;
import org.jspecify.annotations.Nullable;

/** A dense layer or a convolution with its activation function, which it applies on the way where the backward pass allows. */
final class Weighted implements Part {
    private final Part sums;
    private final @Nullable Eltwise fused;
    private final @Nullable Activating after;
    private final Pass pass;

    /** @param layer makes the layer with a function to apply on the way, or with null */
    Weighted(Activation activation, Function<@Nullable Eltwise, Part> layer, Pass pass) {
        this.pass = pass;
        Eltwise eltwise = Eltwise.of(activation);
        this.fused = eltwise != null && eltwise.isFusable() ? eltwise : null;
        this.sums = layer.apply(fused);
        this.after = fused == null && activation != Activation.IDENTITY
                ? new Activating(activation, sums.output(), pass)
                : null;
    }

    @Override
    public Tensor output() {
        return after == null ? sums.output() : after.output();
    }

    @Override
    public @Nullable Tensor backward(Tensor error, boolean wanted) {
        Tensor mine = error;
        if (after != null) {
            Tensor through = after.backward(error, true);
            mine = through == null ? error : through;
        } else if (fused != null) {
            mine = pass.backwardIn(sums.output().order(), error);
            fused.addBackward(sums.output(), mine, pass);
        }
        return sums.backward(mine, wanted);
    }
}
