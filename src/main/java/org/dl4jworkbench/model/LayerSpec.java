package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a network, as the user writes it. Between a picture and a dense or output layer the picture is flattened
 * without a layer of its own.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LayerSpec.Dense.class, name = "dense"),
    @JsonSubTypes.Type(value = LayerSpec.Convolution.class, name = "convolution"),
    @JsonSubTypes.Type(value = LayerSpec.Pooling.class, name = "pooling"),
    @JsonSubTypes.Type(value = LayerSpec.BatchNormalisation.class, name = "batch-normalisation"),
    @JsonSubTypes.Type(value = LayerSpec.Dropout.class, name = "dropout"),
    @JsonSubTypes.Type(value = LayerSpec.Activate.class, name = "activation"),
    @JsonSubTypes.Type(value = LayerSpec.Output.class, name = "output")
})
public sealed interface LayerSpec {
    /** The layer's name on the screen. */
    @JsonIgnore
    String label();

    /** What the user set, in one line: "60", "10 · cross-entropy", "32 · 3×3 · same". */
    @JsonIgnore
    String settings();

    /** The layer's activation function, or null for a layer that has none. */
    default @Nullable Activation activation() {
        return null;
    }

    /** The layer's own initialisation, or null for the network's (or where there is nothing to initialise). */
    default @Nullable Initialisation initialisation() {
        return null;
    }

    /** Whether the layer has weights that an {@link Initialisation} fills. */
    @JsonIgnore
    default boolean hasWeights() {
        return false;
    }

    /**
     * A fully connected layer; a picture as input is flattened.
     *
     * @param units the number of outputs
     */
    record Dense(int units, Activation activation, @Nullable Initialisation initialisation) implements LayerSpec {
        public Dense {
            requireUnits(units);
            requireLayerScheme(initialisation);
        }

        @Override
        public String label() {
            return "Dense";
        }

        @Override
        public String settings() {
            return Numbers.grouped(units);
        }

        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /**
     * A convolution over a picture, with square kernels (strictly a cross-correlation, as everywhere in the field).
     *
     * @param channels the number of feature maps it makes
     * @param kernel rows and columns of a kernel
     * @param stride the step between two places, in both directions
     * @param dilation the distance of neighbouring kernel elements; 1 is an ordinary convolution
     */
    record Convolution(
            int channels,
            int kernel,
            int stride,
            Padding padding,
            int dilation,
            Activation activation,
            @Nullable Initialisation initialisation)
            implements LayerSpec {
        public Convolution {
            require(channels, 1, 100_000, "channels");
            require(kernel, 1, 1000, "kernel");
            require(stride, 1, 1000, "stride");
            require(dilation, 1, 1000, "dilation");
            requireLayerScheme(initialisation);
        }

        /** Rows that a dilated kernel spans. */
        @JsonIgnore
        public int span() {
            return dilation * (kernel - 1) + 1;
        }

        @Override
        public String label() {
            return "Convolution";
        }

        @Override
        public String settings() {
            return Numbers.grouped(channels) + " · " + kernel + "×" + kernel
                    + (stride == 1 ? "" : " · stride " + stride)
                    + (padding.size() == 0 ? "" : padding.isSame() ? " · same" : " · padding " + padding.text())
                    + (dilation == 1 ? "" : " · dilation " + dilation);
        }

        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /**
     * Keeps the largest or the mean value of each window of each channel.
     *
     * @param size rows and columns of a window
     * @param stride the step between two windows
     */
    record Pooling(PoolingKind kind, int size, int stride, Padding padding) implements LayerSpec {
        public Pooling {
            require(size, 1, 1000, "size");
            require(stride, 1, 1000, "stride");
        }

        @Override
        public String label() {
            return kind.label() + " pooling";
        }

        @Override
        public String settings() {
            return size + "×" + size + (stride == size ? "" : " · stride " + stride)
                    + (padding.size() == 0 ? "" : padding.isSame() ? " · same" : " · padding " + padding.text());
        }
    }

    /**
     * Normalises each channel (or each unit) over the minibatch, then scales and shifts it by learnt γ and β; keeps running
     * means and variances for evaluation. Ioffe and Szegedy 2015.
     *
     * @param decay the weight of the old running mean at each step, 0 to below 1
     * @param epsilon added to the variance
     */
    record BatchNormalisation(double decay, double epsilon) implements LayerSpec {
        public static final double USUAL_DECAY = 0.9;
        public static final double USUAL_EPSILON = 1e-5;

        public BatchNormalisation {
            if (!(decay >= 0 && decay < 1)) {
                throw new BadSpecException("must be from 0 to below 1, not " + Numbers.plain(decay), "decay", "");
            }
            if (!(epsilon > 0 && epsilon <= 1)) {
                throw new BadSpecException(
                        "must be above 0 and at most 1, not " + Numbers.plain(epsilon), "epsilon", "");
            }
        }

        @Override
        public String label() {
            return "Batch normalisation";
        }

        @Override
        public String settings() {
            return decay == USUAL_DECAY ? "" : "decay " + Numbers.plain(decay);
        }
    }

    /**
     * Sets a random part of its inputs to zero in training, and scales the others up so that the mean stays; does nothing in
     * evaluation. Srivastava et al. 2014.
     *
     * @param rate the part that is dropped, 0 to below 1
     */
    record Dropout(double rate) implements LayerSpec {
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new BadSpecException("must be from 0 to below 1, not " + Numbers.plain(rate), "rate", "");
            }
        }

        @Override
        public String label() {
            return "Dropout";
        }

        @Override
        public String settings() {
            return Numbers.plain(rate);
        }
    }

    /** An activation function as a layer of its own, such as after batch normalisation. */
    record Activate(Activation activation) implements LayerSpec {
        @Override
        public String label() {
            return "Activation";
        }

        @Override
        public String settings() {
            return "";
        }
    }

    /**
     * The last layer: fully connected, with the loss.
     *
     * @param units the number of classes, or of predicted values
     */
    record Output(
            int units,
            Activation activation,
            Loss loss,
            @Nullable Initialisation initialisation) implements LayerSpec {
        public Output {
            requireUnits(units);
            requireLayerScheme(initialisation);
        }

        @Override
        public String label() {
            return "Output";
        }

        @Override
        public String settings() {
            return Numbers.grouped(units) + " · " + loss.token();
        }

        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    private static void requireUnits(int units) {
        require(units, 1, 1_000_000, "units");
    }

    private static void require(int value, int least, int most, String field) {
        if (value < least || value > most) {
            throw new BadSpecException(
                    field + " must be from " + least + " to " + Numbers.grouped(most) + ", not " + value, field, "");
        }
    }

    private static void requireLayerScheme(@Nullable Initialisation initialisation) {
        if (initialisation != null && initialisation.scheme() == Initialisation.Scheme.ZERO_FIRST_LAYER) {
            throw new BadSpecException(
                    "zero-first-layer is for the whole network", "initialisation", "Use zero for a single layer");
        }
    }
}
