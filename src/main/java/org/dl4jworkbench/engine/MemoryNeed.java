package org.dl4jworkbench.engine;

import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.NetworkSummary;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.TrainingSpec;

/**
 * The native memory a training will take, estimated before anything is allocated: ND4J does not keep to JavaCPP's limit, and a
 * process that takes more than there is gets killed by the operating system without a word.
 *
 * @param bytes of weights, gradients, updater state and the activations of a minibatch or of an evaluation's batch
 */
record MemoryNeed(long parameters, long bytes) {
    private static final int BYTES_PER_VALUE = 4;

    /** ND4J addresses the values of one array by int in places; all parameters are one array. */
    private static final long MOST_PARAMETERS = Integer.MAX_VALUE;

    static MemoryNeed of(NetworkSummary network, TrainingSpec training, int examples) {
        long perExample = network.input().size();
        for (NetworkSummary.Layer layer : network.layers()) {
            perExample += layer.output() == null ? 0 : layer.output().size();
        }
        int batch = Math.min(training.batchSize(), examples);
        // Training keeps outputs, pre-outputs and errors of every layer; evaluation a layer's and the one before.
        long activations = Math.max(3 * perExample * batch, 2 * perExample * Math.min(Evaluation.BATCH, examples));
        long values = network.parameters() * (2 + training.optimiser().stateCopies()) + activations;
        return new MemoryNeed(network.parameters(), values * BYTES_PER_VALUE);
    }

    /** @param limit in bytes; 0 for none */
    void requireBelow(long limit) {
        if (parameters > MOST_PARAMETERS || (limit > 0 && bytes > limit)) {
            String room = limit > 0 ? "the engine may use " + gigabytes(limit) : "too many for one array";
            throw new BadSpecException(
                    "the network has " + Numbers.grouped(parameters) + " parameters and needs about " + gigabytes(bytes)
                            + " while training; " + room,
                    "network.layers",
                    "Use fewer units or a smaller batch");
        }
    }

    private static String gigabytes(long bytes) {
        return Numbers.plain(Math.round(bytes / 1e8) / 10.0) + " GB";
    }
}
