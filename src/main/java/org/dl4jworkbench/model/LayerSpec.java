package org.dl4jworkbench.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** One layer of a network, as the user writes it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LayerSpec.Dense.class, name = "dense"),
    @JsonSubTypes.Type(value = LayerSpec.Output.class, name = "output")
})
public sealed interface LayerSpec {
    /** The layer's name on the screen. */
    @JsonIgnore
    String label();

    /** What the user set, in one line: "60", "10 · cross-entropy". */
    @JsonIgnore
    String settings();

    Activation activation();

    /** The number of outputs. */
    int units();

    /** The layer's own initialisation, or null for the network's. */
    @Nullable
    Initialisation initialisation();

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
    }

    private static void requireUnits(int units) {
        if (units < 1 || units > 1_000_000) {
            throw new BadSpecException("units must be from 1 to 1,000,000, not " + units, "units", "");
        }
    }

    private static void requireLayerScheme(@Nullable Initialisation initialisation) {
        if (initialisation != null && initialisation.scheme() == Initialisation.Scheme.ZERO_FIRST_LAYER) {
            throw new BadSpecException(
                    "zero-first-layer is for the whole network", "initialisation", "Use zero for a single layer");
        }
    }
}
