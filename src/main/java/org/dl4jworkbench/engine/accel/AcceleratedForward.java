package org.dl4jworkbench.engine.accel;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.ParameterLayout;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's outputs as its own {@code output} would give them in evaluation, up to the rounding of floats, from the parameters that
 * it has at the time. One thread at a time; the number of threads that compute may change between two calls.
 */
public final class AcceleratedForward {
    /** Arrays are made for one batch size, one number of threads and one layer in between. */
    private record Key(int batch, int threads, int layer) {}

    /** A pass and where what it gives lies in plain order. */
    private record Ready(
            Pass pass,
            Tensor input,
            Tensor outputs,
            @Nullable Tensor between) {}

    /**
     * What came out.
     *
     * @param outputs examples × outputs
     * @param between examples × the values of the layer in between, a picture's channel by channel; null where none was asked for
     */
    public record Values(float[] outputs, float @Nullable [] between) {}

    private static final int NONE = -1;

    private final NetworkSummary summary;
    private final boolean pictures;
    private final IntSupplier threads;
    private final Parameters parameters;
    private final Map<Key, Ready> passes = new HashMap<>();

    /**
     * @param network initialised, on the CPU
     * @param summary of the same layers, all of which fit
     * @param pictures whether its features are pictures, not values
     * @param threads how many compute now
     * @throws NotAccelerated if anything of it cannot be done here
     */
    public AcceleratedForward(MultiLayerNetwork network, NetworkSummary summary, boolean pictures, IntSupplier threads)
            throws NotAccelerated {
        if (network.params().dataType() != DataType.FLOAT) {
            throw new NotAccelerated(
                    "its parameters are of type " + network.params().dataType());
        }
        OneDnn.require();
        this.summary = summary;
        this.pictures = pictures;
        this.threads = threads;
        // There are no gradients here; nothing is written to.
        this.parameters = new Parameters(ParameterLayout.of(summary), network.params(), network.params());
        try {
            make(1, NONE).pass().close();
        } catch (RuntimeException e) {
            throw new NotAccelerated("oneDNN has no way for one of its layers (" + e.getMessage() + ")", e);
        }
    }

    private Ready make(int batch, int layer) {
        Pass pass = new Pass(batch, false, parameters);
        try {
            Stack layers = new Stack(summary, pictures, pass);
            Tensor outputs = pass.flat(layers.output());
            Tensor between = layer == NONE ? null : pass.flat(layers.part(layer).output());
            return new Ready(pass, layers.input(), outputs, between);
        } finally {
            pass.made();
        }
    }

    /**
     * @param features examples × values or × channels × rows × columns; float, C order
     * @param layer whose outputs are wanted besides, counted from 0, or null
     */
    public Values run(INDArray features, @Nullable Integer layer) {
        Ready ready = passes.computeIfAbsent(
                new Key(Math.toIntExact(features.size(0)), threads.getAsInt(), Objects.requireNonNullElse(layer, NONE)),
                key -> make(key.batch(), key.layer()));
        ready.input().lookAt(features.data().addressPointer());
        ready.pass().runForward();
        return new Values(values(ready.outputs()), ready.between() == null ? null : values(ready.between()));
    }

    private static float[] values(Tensor plain) {
        float[] values = new float[Math.toIntExact(plain.length())];
        plain.values().get(0, values);
        return values;
    }
}
