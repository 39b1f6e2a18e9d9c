package org.dl4jworkbench.engine.accel;

import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout with the very numbers that Deeplearning4j's layer would draw from ND4J's generator. */
final class Dropping implements Part {
    private final Pass pass;
    private final Tensor mask;
    private final Tensor output;

    /** ND4J's side of the mask. */
    private final INDArray drawn;

    /** @param rate the part that is dropped */
    Dropping(double rate, Tensor incoming, Pass pass) {
        this.pass = pass;
        this.drawn = Nd4j.createUninitialized(DataType.FLOAT, incoming.dimensions(), 'c');
        double kept = 1 - rate;
        pass.forward(() -> {
            drawn.assign(1f);
            Nd4j.getExecutioner().exec(new DropOutInverted(drawn, drawn, kept));
        });
        this.mask = pass.forwardIn(incoming.order(), Tensor.view(drawn.data().addressPointer(), incoming.dimensions()));
        this.output = Tensor.allocate(incoming.order(), incoming.dimensions());
        pass.forward(times(incoming, mask, output));
    }

    private static Call times(Tensor values, Tensor mask, Tensor result) {
        var description = new binary.primitive_desc(
                new binary.desc(algorithm.binary_mul, values.order(), mask.order(), result.order()), OneDnn.engine());
        return Call.of("dropout", new binary(description))
                .with(dnnl.DNNL_ARG_SRC_0, values)
                .with(dnnl.DNNL_ARG_SRC_1, mask)
                .with(dnnl.DNNL_ARG_DST, result)
                .build();
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
        pass.backward(times(mine, mask, mine));
        return mine;
    }
}
