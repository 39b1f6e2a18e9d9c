package org.dl4jworkbench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.Clipping;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Padding;
import org.dl4jworkbench.model.PoolingKind;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Turns a spec into Deeplearning4j's configuration and network. There are two configurations of every network: the one that
 * trains here holds classes of this project (for the straight-through sigmoid, the learning rate's schedule, class weights,
 * decay that is no part of the loss); the portable one, which goes into files, holds Deeplearning4j's own in their place. Both
 * have the same parameters and updater state, in the same order.
 */
final class NetworkBuilder {
    private final NetworkSpec network;
    private final TrainingSpec training;
    private final Shape input;

    /** What only the running network has; null for the portable configuration. */
    private final @Nullable Running running;

    private final NetworkSummary summary;

    /**
     * What a training network takes from the data.
     *
     * @param perEpoch minibatches of an epoch
     * @param total minibatches of the whole training
     * @param classWeights a weight for each class in the loss, or null: all the same
     */
    record Running(int perEpoch, long total, double @Nullable [] classWeights) {
        /** For a constant learning rate and no class weights. */
        static final Running PLAIN = new Running(1, 1, null);
    }

    private NetworkBuilder(NetworkSpec network, TrainingSpec training, Shape input, @Nullable Running running) {
        this.network = network;
        this.training = training;
        this.input = input;
        this.running = running;
        this.summary = NetworkSummary.of(input, network, network.outputs());
    }

    /** A network with the weights its spec and seed ask for, ready to train. */
    static RunningNetwork build(NetworkSpec network, TrainingSpec training, Shape input, Running running) {
        RunningNetwork result =
                new RunningNetwork(new NetworkBuilder(network, training, input, running).configuration());
        result.init();
        return result;
    }

    /** The same for a constant learning rate and no class weights. */
    static RunningNetwork build(NetworkSpec network, TrainingSpec training, Shape input) {
        return build(network, training, input, Running.PLAIN);
    }

    /**
     * The configuration that goes into files: nothing in it needs this project's classes.
     *
     * @param input the shape of one example
     */
    static MultiLayerConfiguration portable(NetworkSpec network, TrainingSpec training, Shape input) {
        MultiLayerConfiguration result = new NetworkBuilder(network, training, input, null).configuration();
        for (NeuralNetConfiguration layer : result.getConfs()) {
            // As in a network that was initialised; without these names a batch normalisation that is read back would
            // take its
            // running variances for logarithms.
            layer.setVariables(new ArrayList<>(layer.getLayer().initializer().paramKeys(layer.getLayer())));
        }
        return result;
    }

    /**
     * Whether the network's features are examples × channels × rows × columns; else they are examples × values, as they are
     * where a dense layer sees the picture first.
     */
    static boolean takesPictures(NetworkSpec network, Shape input) {
        if (!input.isPicture()) {
            return false;
        }
        for (LayerSpec layer : network.layers()) {
            if (layer instanceof LayerSpec.Dense || layer instanceof LayerSpec.Output) {
                return false;
            }
            if (!(layer instanceof LayerSpec.Dropout || layer instanceof LayerSpec.Activate)) {
                return true;
            }
        }
        return false;
    }

    private MultiLayerConfiguration configuration() {
        NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder()
                .seed(training.seed())
                .updater(updater())
                // Deeplearning4j's gradients are sums over the minibatch; its updater divides them unless told not to.
                .miniBatch(training.gradient() == GradientConvention.MEAN)
                // Else backpropagation computes every convolution's forward pass a second time.
                .cacheMode(CacheMode.DEVICE);
        Clipping clipping = training.clipping();
        if (clipping != null) {
            builder.gradientNormalization(clipping(clipping.kind())).gradientNormalizationThreshold(clipping.limit());
        }
        NeuralNetConfiguration.ListBuilder list = builder.list();
        for (int index = 0; index < network.layers().size(); index++) {
            list.layer(index, layer(network.layers().get(index), index));
        }
        return list.setInputType(inputType()).build();
    }

    private InputType inputType() {
        if (!takesPictures(network, input)) {
            return InputType.feedForward(input.size());
        }
        List<Integer> sides = input.dimensions();
        return InputType.convolutional(sides.get(0), sides.get(1), sides.get(2));
    }

    /** Deeplearning4j divides by the batch size first, so that the limit is for the gradient in the spec's convention. */
    private static GradientNormalization clipping(Clipping.Kind kind) {
        return switch (kind) {
            case NORM -> GradientNormalization.ClipL2PerLayer;
            case VALUE -> GradientNormalization.ClipElementWiseAbsoluteValue;
        };
    }

    /** For weights; biases, γ and β have none. */
    private List<Regularization> regularisation() {
        List<Regularization> terms = new ArrayList<>();
        if (training.l1() > 0) {
            terms.add(new L1Regularization(training.l1()));
        }
        if (training.l2() > 0) {
            terms.add(new L2Regularization(training.l2()));
        }
        if (training.weightDecay() > 0) {
            terms.add(
                    running == null
                            ? new WeightDecay(training.weightDecay(), true)
                            : new DecoupledDecay(training.weightDecay()));
        }
        return terms;
    }

    private Layer layer(LayerSpec spec, int index) {
        if (spec instanceof LayerSpec.Dense dense) {
            return weighted(new DenseLayer.Builder().nOut(dense.units()), spec, index);
        }
        if (spec instanceof LayerSpec.Output output) {
            return weighted(new OutputLayer.Builder(loss(output.loss())).nOut(output.units()), spec, index);
        }
        if (spec instanceof LayerSpec.Convolution convolution) {
            ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
                    .stride(convolution.stride(), convolution.stride())
                    .dilation(convolution.dilation(), convolution.dilation())
                    .convolutionMode(mode(convolution.padding(), convolution.span(), convolution.stride(), index))
                    .nOut(convolution.channels());
            if (convolution.padding().size() > 0) {
                builder.padding(
                        convolution.padding().size(), convolution.padding().size());
            }
            return weighted(builder, spec, index);
        }
        if (spec instanceof LayerSpec.Pooling pooling) {
            return pooling(pooling, index);
        }
        if (spec instanceof LayerSpec.BatchNormalisation normalisation) {
            // Deeplearning4j hands on the running means and variances as gradients: they must not be clipped.
            return new BatchNormalization.Builder()
                    .decay(normalisation.decay())
                    .eps(normalisation.epsilon())
                    // Else the logarithm of the deviation is what runs.
                    .useLogStd(false)
                    .gradientNormalization(GradientNormalization.None)
                    .build();
        }
        if (spec instanceof LayerSpec.Dropout dropout) {
            // Theirs is the part that is kept.
            return new DropoutLayer.Builder(new Dropout(1 - dropout.rate())).build();
        }
        return new ActivationLayer.Builder()
                .activation(activation(((LayerSpec.Activate) spec).activation()))
                .build();
    }

    private Layer pooling(LayerSpec.Pooling pooling, int index) {
        SubsamplingLayer.Builder builder = new SubsamplingLayer.Builder(
                        pooling.kind() == PoolingKind.MAX
                                ? SubsamplingLayer.PoolingType.MAX
                                : SubsamplingLayer.PoolingType.AVG)
                .kernelSize(pooling.size(), pooling.size())
                .stride(pooling.stride(), pooling.stride())
                .convolutionMode(mode(pooling.padding(), pooling.size(), pooling.stride(), index));
        if (pooling.padding().size() > 0) {
            builder.padding(pooling.padding().size(), pooling.padding().size());
        }
        return builder.build();
    }

    /** Where a stride above the kernel leaves nothing to pad, Deeplearning4j's Same fails, and Truncate does the same. */
    private ConvolutionMode mode(Padding padding, int span, int stride, int index) {
        Shape incoming = index == 0 ? input : summary.layers().get(index - 1).output();
        boolean pads = padding.isSame()
                && incoming != null
                && incoming.isPicture()
                && incoming.dimensions().subList(0, 2).stream()
                        .allMatch(side -> padding.total(side, span, stride) >= 0);
        return pads ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    private Layer weighted(FeedForwardLayer.Builder<?> builder, LayerSpec spec, int index) {
        builder.activation(activation(Objects.requireNonNull(spec.activation())));
        initialise(builder, network.initialisationOf(index));
        FeedForwardLayer layer = builder.build();
        // Given for the whole network, Deeplearning4j would apply decay twice.
        layer.setRegularization(regularisation());
        return layer;
    }

    private ILossFunction loss(Loss loss) {
        ILossFunction plain = loss == Loss.CROSS_ENTROPY ? new LossMCXENT() : new LossMSE();
        return running == null || running.classWeights() == null
                ? plain
                : new ClassWeightedLoss(plain, running.classWeights());
    }

    private static void initialise(FeedForwardLayer.Builder<?> builder, Initialisation initialisation) {
        switch (initialisation.scheme()) {
            case XAVIER -> builder.weightInit(WeightInit.XAVIER);
            case XAVIER_UNIFORM -> builder.weightInit(WeightInit.XAVIER_UNIFORM);
            case HE_UNIFORM -> builder.weightInit(WeightInit.RELU_UNIFORM);
            case LECUN -> builder.weightInit(WeightInit.LECUN_NORMAL);
            case HE -> builder.weightInit(WeightInit.RELU);
            case NORMAL -> builder.weightInit(new NormalDistribution(0, initialisation.scale()));
            case UNIFORM ->
                builder.weightInit(new UniformDistribution(-initialisation.scale(), initialisation.scale()));
            case ZERO -> builder.weightInit(WeightInit.ZERO);
            case ZERO_FIRST_LAYER -> throw new IllegalArgumentException("is for a whole network, not a layer");
        }
    }

    private IActivation activation(Activation activation) {
        return switch (activation) {
            case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY.getActivationFunction();
            case SIGMOID -> new ActivationSigmoid();
            case SIGMOID_STRAIGHT_THROUGH -> running != null ? new StraightThroughSigmoid() : new ActivationSigmoid();
            case TANH -> org.nd4j.linalg.activations.Activation.TANH.getActivationFunction();
            case RELU -> org.nd4j.linalg.activations.Activation.RELU.getActivationFunction();
            case LEAKY_RELU -> org.nd4j.linalg.activations.Activation.LEAKYRELU.getActivationFunction();
            case ELU -> org.nd4j.linalg.activations.Activation.ELU.getActivationFunction();
            case SELU -> org.nd4j.linalg.activations.Activation.SELU.getActivationFunction();
            case GELU -> org.nd4j.linalg.activations.Activation.GELU.getActivationFunction();
            case SWISH -> org.nd4j.linalg.activations.Activation.SWISH.getActivationFunction();
            case SOFTPLUS -> org.nd4j.linalg.activations.Activation.SOFTPLUS.getActivationFunction();
            case SOFTMAX -> org.nd4j.linalg.activations.Activation.SOFTMAX.getActivationFunction();
        };
    }

    private IUpdater updater() {
        IUpdater updater =
                switch (training.optimiser()) {
                    case SGD -> new Sgd(training.learningRate());
                    case MOMENTUM -> new Nesterovs(training.learningRate(), training.momentum());
                    case ADAM -> new Adam(training.learningRate());
                    case RMSPROP -> new RmsProp(training.learningRate());
                    case ADAGRAD -> new AdaGrad(training.learningRate());
                };
        if (running != null && !training.hasConstantRate()) {
            updater.setLrAndSchedule(
                    training.learningRate(), new RateSchedule(training, running.perEpoch(), running.total()));
        }
        return updater;
    }
}
