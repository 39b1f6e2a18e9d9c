package org.dl4jworkbench.engine;

import java.util.Objects;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.dl4jworkbench.model.Activation;
import org.dl4jworkbench.model.GradientConvention;
import org.dl4jworkbench.model.Initialisation;
import org.dl4jworkbench.model.LayerSpec;
import org.dl4jworkbench.model.Loss;
import org.dl4jworkbench.model.NetworkSpec;
import org.dl4jworkbench.model.Shape;
import org.dl4jworkbench.model.TrainingSpec;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Turns a spec into Deeplearning4j's configuration and network. */
final class NetworkBuilder {
    private NetworkBuilder() {}

    /** A network with the weights its spec and seed ask for, ready to train. */
    static MultiLayerNetwork build(NetworkSpec network, TrainingSpec training, Shape input) {
        MultiLayerNetwork result = new MultiLayerNetwork(configuration(network, training, input, true));
        result.init();
        return result;
    }

    /**
     * The configuration that goes into files: nothing in it needs this project's classes.
     *
     * @param input the shape of one example; a picture is taken as a vector
     */
    static MultiLayerConfiguration portable(NetworkSpec network, TrainingSpec training, Shape input) {
        return configuration(network, training, input, false);
    }

    private static MultiLayerConfiguration configuration(
            NetworkSpec network, TrainingSpec training, Shape input, boolean forTraining) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(training.seed())
                .updater(updater(training))
                .l2(training.l2())
                // Deeplearning4j's gradients are sums over the minibatch; its updater divides them unless told not to.
                .miniBatch(training.gradient() == GradientConvention.MEAN)
                // Else backpropagation computes every convolution's forward pass a second time.
                .cacheMode(CacheMode.DEVICE)
                .list();
        for (int index = 0; index < network.layers().size(); index++) {
            LayerSpec layer = network.layers().get(index);
            list.layer(index, layer(layer, network.initialisationOf(index), forTraining));
        }
        return list.setInputType(InputType.feedForward(input.size())).build();
    }

    private static org.deeplearning4j.nn.conf.layers.Layer layer(
            LayerSpec spec, Initialisation initialisation, boolean forTraining) {
        FeedForwardLayer.Builder<?> builder;
        if (spec instanceof LayerSpec.Output output) {
            builder = new OutputLayer.Builder(
                            output.loss() == Loss.CROSS_ENTROPY ? LossFunction.MCXENT : LossFunction.MSE)
                    .nOut(output.units());
        } else {
            builder = new DenseLayer.Builder().nOut(((LayerSpec.Dense) spec).units());
        }
        builder.activation(activation(Objects.requireNonNull(spec.activation()), forTraining));
        initialise(builder, initialisation);
        return builder.build();
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

    private static IActivation activation(Activation activation, boolean forTraining) {
        return switch (activation) {
            case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY.getActivationFunction();
            case SIGMOID -> new ActivationSigmoid();
            case SIGMOID_STRAIGHT_THROUGH -> forTraining ? new StraightThroughSigmoid() : new ActivationSigmoid();
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

    private static IUpdater updater(TrainingSpec training) {
        return switch (training.optimiser()) {
            case SGD -> new Sgd(training.learningRate());
            case MOMENTUM -> new Nesterovs(training.learningRate(), training.momentum());
            case ADAM -> new Adam(training.learningRate());
            case RMSPROP -> new RmsProp(training.learningRate());
            case ADAGRAD -> new AdaGrad(training.learningRate());
        };
    }
}
