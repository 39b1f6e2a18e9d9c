package org.dl4jworkbench.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dl4jworkbench.engine.client.BenchCase;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Optimiser;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;

/**
 * The networks that {@code workbench bench} times: those of the assignments, with the layers, batch sizes and optimisers that other
 * libraries were timed with (docs/performance.md), so they stay as they are when presets change.
 */
public final class BenchCases {
    private static final double ADAMS_OWN_RATE = 0.001;
    private static final int DIGITS = 10;

    private BenchCases() {}

    /** In the order in which they are timed. */
    public static List<BenchCase> all() {
        List<BenchCase> cases = new ArrayList<>();
        Shape digit = Shape.vector(784);
        cases.add(bench(
                "mlp-784-60-2-10",
                digit,
                List.of(dense(60, Activation.SIGMOID), dense(2, Activation.IDENTITY), classes(DIGITS)),
                training(Optimiser.SGD, 0.4, 16)));
        cases.add(bench(
                "mlp-784-1024-10",
                digit,
                List.of(dense(1024, Activation.SIGMOID), classes(DIGITS)),
                training(Optimiser.SGD, 0.001, 200)));
        for (int kernel : new int[] {2, 3, 5, 7}) {
            cases.add(digitsWithKernel(kernel));
        }
        cases.add(masks());
        cases.add(objects());
        cases.add(bench(
                "regression-45-21-23",
                Shape.vector(1),
                List.of(
                        dense(45, Activation.SIGMOID),
                        dense(21, Activation.SIGMOID),
                        dense(23, Activation.SIGMOID),
                        new LayerSpec.Output(1, Activation.IDENTITY, Loss.MSE, null)),
                training(Optimiser.ADAM, ADAMS_OWN_RATE, 20)));
        return List.copyOf(cases);
    }

    /**
     * @param names none for all
     * @throws BadSpecException where a name is none of them
     */
    public static List<BenchCase> named(List<String> names) {
        List<BenchCase> all = all();
        if (names.isEmpty()) {
            return all;
        }
        return names.stream()
                .map(name -> all.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new BadSpecException(
                                "\"" + name + "\" is no network of the benchmark",
                                "",
                                "Allowed: " + all.stream().map(BenchCase::name).collect(Collectors.joining(", ")))))
                .toList();
    }

    private static BenchCase digitsWithKernel(int kernel) {
        return bench(
                "mnist-cnn-k" + kernel,
                Shape.picture(28, 28, 1),
                List.of(
                        convolution(32, kernel, Padding.SAME),
                        pooling(),
                        convolution(32, kernel, Padding.SAME),
                        dense(256, Activation.RELU),
                        classes(DIGITS)),
                training(Optimiser.ADAM, ADAMS_OWN_RATE, 128));
    }

    private static BenchCase masks() {
        return bench(
                "masks-80-k5",
                Shape.picture(80, 80, 3),
                List.of(
                        convolution(6, 5, Padding.VALID),
                        pooling(),
                        convolution(16, 5, Padding.VALID),
                        pooling(),
                        dense(120, Activation.RELU),
                        dense(84, Activation.RELU),
                        classes(3)),
                training(Optimiser.ADAM, ADAMS_OWN_RATE, 8));
    }

    /** On grey pictures, as the assignment has them. */
    private static BenchCase objects() {
        List<LayerSpec> layers = new ArrayList<>();
        int channels = 32;
        for (double rate : new double[] {0.2, 0.3, 0.4}) {
            layers.add(convolution(channels, 3, Padding.SAME));
            layers.add(convolution(channels, 3, Padding.SAME));
            layers.add(new LayerSpec.BatchNormalisation(
                    LayerSpec.BatchNormalisation.USUAL_DECAY, LayerSpec.BatchNormalisation.USUAL_EPSILON));
            layers.add(pooling());
            layers.add(new LayerSpec.Dropout(rate));
            channels *= 2;
        }
        layers.add(classes(10));
        return bench("cifar-6conv-k3", Shape.picture(32, 32, 1), layers, training(Optimiser.ADAM, ADAMS_OWN_RATE, 64));
    }

    private static BenchCase bench(String name, Shape input, List<LayerSpec> layers, TrainingSpec training) {
        return new BenchCase(name, input, new NetworkSpec(layers, Initialisation.XAVIER), training);
    }

    private static LayerSpec dense(int units, Activation activation) {
        return new LayerSpec.Dense(units, activation, null);
    }

    private static LayerSpec convolution(int channels, int kernel, Padding padding) {
        return new LayerSpec.Convolution(channels, kernel, 1, padding, 1, Activation.RELU, null);
    }

    private static LayerSpec pooling() {
        return new LayerSpec.Pooling(PoolingKind.MAX, 2, 2, Padding.VALID);
    }

    private static LayerSpec classes(int count) {
        return new LayerSpec.Output(count, Activation.SOFTMAX, Loss.CROSS_ENTROPY, null);
    }

    private static TrainingSpec training(Optimiser optimiser, double learningRate, int batchSize) {
        return new TrainingSpec(optimiser, learningRate, 0, 0, batchSize, 1, null, GradientConvention.MEAN, 1);
    }
}
