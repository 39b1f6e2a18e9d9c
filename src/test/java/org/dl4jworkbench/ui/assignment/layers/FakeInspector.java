package org.dl4jworkbench.ui.assignment.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dl4jworkbench.engine.protocol.InspectedInput;
import org.dl4jworkbench.engine.protocol.LayerHealth;
import org.dl4jworkbench.lab.inside.Inspector;
import org.dl4jworkbench.lab.inside.LayerActivations;
import org.dl4jworkbench.lab.inside.SaliencyMethod;
import org.dl4jworkbench.model.EngineException;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.rundir.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Answers at once with values that tell what was asked: every value of map {@code m} of layer {@code l} is {@code l + m / 100 +
 * seed}, where the seed is the example's number, the number of inked pixels of a drawing, or the first value. A drawing is a 7.
 */
final class FakeInspector implements Inspector {
    final List<Moment> moments = new ArrayList<>();
    final List<InspectedInput> inputs = new ArrayList<>();
    final List<SaliencyMethod> methods = new ArrayList<>();
    boolean broken;
    int dead = 1;
    private final NetworkSummary network;

    FakeInspector(NetworkSummary network) {
        this.network = network;
    }

    @Override
    public CompletableFuture<LayerActivations> activations(Moment moment, InspectedInput input) {
        moments.add(moment);
        inputs.add(input);
        if (broken) {
            return CompletableFuture.failedFuture(new EngineException("the engine ended", "run", "Try again"));
        }
        List<LayerActivations.Activation> layers = new ArrayList<>();
        for (NetworkSummary.Layer layer : network.layers()) {
            Shape shape = layer.output();
            if (shape == null) {
                throw new IllegalStateException(layer.problem());
            }
            layers.add(new LayerActivations.Activation(layer.index(), shape, values(layer.index(), shape, input)));
        }
        int label = input.example() == null ? 7 : input.example() == InsideRun.MISTAKE ? 8 : input.example() % 10;
        float[] output = layers.get(layers.size() - 1).values()[0];
        if (output.length == 10) {
            java.util.Arrays.fill(output, 0.02f);
            output[label] = 0.82f;
        }
        Shape shape = network.input();
        return CompletableFuture.completedFuture(
                new LayerActivations(new LayerActivations.Activation(-1, shape, values(-1, shape, input)), layers));
    }

    private static float[][] values(int layer, Shape shape, InspectedInput input) {
        int maps = shape.isPicture() ? shape.dimensions().get(2) : 1;
        int area = (int) shape.size() / maps;
        float[][] values = new float[maps][area];
        float seed = seed(input);
        for (int map = 0; map < maps; map++) {
            for (int place = 0; place < area; place++) {
                values[map][place] = layer < 0 ? (place % 7) / 7f : layer + map / 100f + seed;
            }
        }
        return values;
    }

    private static float seed(InspectedInput input) {
        if (input.example() != null) {
            return input.example();
        }
        int[] drawing = input.drawing();
        if (drawing != null) {
            return java.util.Arrays.stream(drawing).filter(pixel -> pixel > 0).count();
        }
        double[] values = input.values();
        return values == null ? 0 : (float) values[0];
    }

    @Override
    public CompletableFuture<float[][]> latent(Moment moment, int layer, int limit) {
        float[][] points = new float[InsideRun.WATCHED][6];
        for (int example = 0; example < points.length; example++) {
            for (int unit = 0; unit < 6; unit++) {
                points[example][unit] = (float) Math.sin(example * (unit + 1));
            }
        }
        return CompletableFuture.completedFuture(points);
    }

    @Override
    public CompletableFuture<float[]> latent(Moment moment, int layer, InspectedInput input) {
        return CompletableFuture.completedFuture(new float[6]);
    }

    @Override
    public CompletableFuture<float[][]> saliency(
            Moment moment, InspectedInput input, SaliencyMethod method, int output, @Nullable Integer layer) {
        methods.add(method);
        float[][] map = new float[28][28];
        map[3][4] = output + 1;
        return CompletableFuture.completedFuture(map);
    }

    @Override
    public CompletableFuture<List<LayerHealth>> health(Moment moment) {
        return CompletableFuture.completedFuture(
                List.of(new LayerHealth(0, 40, dead, -1, 20), new LayerHealth(3, 6, -1, 2 * dead, 20)));
    }

    @Override
    public void close() {}
}
