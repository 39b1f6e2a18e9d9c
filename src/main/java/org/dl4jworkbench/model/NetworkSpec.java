package org.dl4jworkbench.model;

import java.util.List;

/**
 * A network: its layers from input to output, and how weights start where a layer does not say it itself.
 *
 * @param layers at least one; the last one is an {@link LayerSpec.Output}, no other is (checked by {@link NetworkSummary})
 */
public record NetworkSpec(List<LayerSpec> layers, Initialisation initialisation) {
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new BadSpecException("a network needs at least an output layer", "network.layers", "");
        }
    }

    /** The number of outputs of the last layer; 0 where that is no output layer. */
    public int outputs() {
        return layers.get(layers.size() - 1) instanceof LayerSpec.Output output ? output.units() : 0;
    }

    /** The initialisation in force for a layer (numbered from 0), never {@code ZERO_FIRST_LAYER}. */
    public Initialisation initialisationOf(int layer) {
        Initialisation own = layers.get(layer).initialisation();
        if (own != null) {
            return own;
        }
        if (initialisation.scheme() != Initialisation.Scheme.ZERO_FIRST_LAYER) {
            return initialisation;
        }
        boolean first = layers.subList(0, layer).stream().noneMatch(LayerSpec::hasWeights);
        return first ? new Initialisation(Initialisation.Scheme.ZERO, 0) : Initialisation.XAVIER;
    }
}
