package org.dl4jworkbench.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each layer's parameters lie in the flat vector of a network, as Deeplearning4j lays them out: dense layers hold their weights
 * (input after input for each unit) and then their biases, convolutions their biases and then their weights (output channel, input
 * channel, row, column), batch normalisations γ, β, running means and running variances.
 *
 * @param blocks in the order of the vector
 * @param size of the whole vector
 */
public record ParameterLayout(List<Block> blocks, int size) {
    /** What a block's parameters are. */
    public enum Kind {
        WEIGHTS("weights"),
        BIASES("biases"),
        GAMMA("γ"),
        BETA("β"),
        MEAN("running means"),
        VARIANCE("running variances");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * The parameters of one kind of one layer.
     *
     * @param layer the layer's index in the network, from 0
     * @param offset of the first one in the vector
     * @param outputs units or output channels
     * @param inputs inputs of a dense layer, input channels of a convolution, 1 for anything else
     * @param kernel side of a convolution's kernel, 1 for anything else
     */
    public record Block(int layer, Kind kind, int offset, int outputs, int inputs, int kernel) {
        public int length() {
            return outputs * inputs * kernel * kernel;
        }

        /** The block's values out of the whole vector, in the vector's order. */
        public float[] of(float[] parameters) {
            return Arrays.copyOfRange(parameters, offset, offset + length());
        }
    }

    public ParameterLayout {
        blocks = List.copyOf(blocks);
    }

    /** That of a network whose layers all fit. */
    public static ParameterLayout of(NetworkSummary network) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        Shape incoming = network.input();
        for (NetworkSummary.Layer layer : network.layers()) {
            Shape output = layer.output();
            if (output == null) {
                throw new IllegalArgumentException("layer " + layer.index() + " does not fit: " + layer.problem());
            }
            int index = layer.index();
            if (layer.spec() instanceof LayerSpec.Convolution convolution) {
                int channels = incoming.dimensions().get(2);
                at = add(blocks, new Block(index, Kind.BIASES, at, convolution.channels(), 1, 1));
                at = add(
                        blocks,
                        new Block(index, Kind.WEIGHTS, at, convolution.channels(), channels, convolution.kernel()));
            } else if (layer.spec() instanceof LayerSpec.Dense || layer.spec() instanceof LayerSpec.Output) {
                int units = (int) output.size();
                at = add(blocks, new Block(index, Kind.WEIGHTS, at, units, (int) incoming.size(), 1));
                at = add(blocks, new Block(index, Kind.BIASES, at, units, 1, 1));
            } else if (layer.spec() instanceof LayerSpec.BatchNormalisation) {
                int channels = incoming.isPicture() ? incoming.dimensions().get(2) : (int) incoming.size();
                for (Kind kind : List.of(Kind.GAMMA, Kind.BETA, Kind.MEAN, Kind.VARIANCE)) {
                    at = add(blocks, new Block(index, kind, at, channels, 1, 1));
                }
            }
            incoming = output;
        }
        return new ParameterLayout(blocks, at);
    }

    private static int add(List<Block> blocks, Block block) {
        blocks.add(block);
        return block.offset() + block.length();
    }

    /** The blocks of a layer. */
    public List<Block> ofLayer(int layer) {
        return blocks.stream().filter(block -> block.layer() == layer).toList();
    }

    /**
     * The filters of a convolution: output channels × input channels × (rows · columns).
     *
     * @param layer a convolution's index
     * @param parameters the whole vector
     */
    public float[][][] filters(int layer, float[] parameters) {
        Block block = blocks.stream()
                .filter(each -> each.layer() == layer && each.kind() == Kind.WEIGHTS)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("layer " + layer + " has no weights"));
        int area = block.kernel() * block.kernel();
        float[][][] filters = new float[block.outputs()][block.inputs()][area];
        for (int out = 0; out < block.outputs(); out++) {
            for (int in = 0; in < block.inputs(); in++) {
                System.arraycopy(
                        parameters, block.offset() + (out * block.inputs() + in) * area, filters[out][in], 0, area);
            }
        }
        return filters;
    }
}
