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

    /** An evaluation's batch keeps to this, as far as a single example allows; larger ones of pictures are slower, too. */
    private static final long EVALUATION_BYTES = 16_000_000;

    private static final int LARGEST_EVALUATION_BATCH = 1000;

    static MemoryNeed of(NetworkSummary network, TrainingSpec training, int examples) {
        long perExample = network.input().size();
        for (NetworkSummary.Layer layer : network.layers()) {
            perExample += layer.output() == null ? 0 : layer.output().size();
        }
        int batch = Math.min(training.batchSize(), examples);
        int evaluated = Math.min(evaluationBatch(network), examples);
        // Training keeps outputs, pre-outputs and errors of every layer; evaluation a layer's and the one before.
        long activations = Math.max(3 * perExample * batch, evaluationValues(network) * evaluated);
        long values = network.parameters() * (2 + training.optimiser().stateCopies()) + activations;
        return new MemoryNeed(network.parameters(), values * BYTES_PER_VALUE);
    }

    /** How many examples are evaluated together: pictures between convolutions are large. */
    static int evaluationBatch(NetworkSummary network) {
        long fitting = EVALUATION_BYTES / (BYTES_PER_VALUE * evaluationValues(network));
        return (int) Math.max(1, Math.min(LARGEST_EVALUATION_BATCH, fitting));
    }

    /** The values of an example that are there at once: the most that a layer takes and gives. */
    private static long evaluationValues(NetworkSummary network) {
        long most = 0;
        long incoming = network.input().size();
        for (NetworkSummary.Layer layer : network.layers()) {
            long outgoing = layer.output() == null ? 0 : layer.output().size();
            most = Math.max(most, incoming + outgoing);
            incoming = outgoing;
        }
        return Math.max(1, most);
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
