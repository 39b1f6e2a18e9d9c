package org.dl4jworkbench.engine;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network on the disk: the zip that Deeplearning4j's {@code ModelSerializer} reads, with the updater's state, and for a
 * checkpoint one entry more, the cursor. Written atomically; not compressed, because weights hardly shrink. Here it is read by
 * {@link CheckpointReader} alone.
 */
final class Checkpoint {
    private Checkpoint() {}

    /**
     * @param configuration the portable one; gets the network's counters
     * @param cursor null for {@code model.zip}, which is no checkpoint
     */
    static void write(
            Path file, MultiLayerNetwork network, MultiLayerConfiguration configuration, @Nullable Cursor cursor)
            throws IOException {
        configuration.setIterationCount(network.getIterationCount());
        configuration.setEpochCount(network.getEpochCount());
        AtomicFiles.write(file, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(out))) {
                zip.setLevel(Deflater.NO_COMPRESSION);
                zip.putNextEntry(new ZipEntry(ModelSerializer.CONFIGURATION_JSON));
                zip.write(configuration.toJson().getBytes(StandardCharsets.UTF_8));
                array(zip, ModelSerializer.COEFFICIENTS_BIN, network.params());
                INDArray state = network.getUpdater().getStateViewArray();
                if (state != null && state.length() > 0) {
                    array(zip, ModelSerializer.UPDATER_BIN, state);
                }
                if (cursor != null) {
                    zip.putNextEntry(new ZipEntry(CheckpointReader.CURSOR));
                    zip.write(Json.MAPPER.writeValueAsBytes(cursor));
                }
            }
        });
    }

    private static void array(ZipOutputStream zip, String name, INDArray array) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DataOutputStream data = new DataOutputStream(zip);
        Nd4j.write(array, data);
        data.flush();
    }

    /**
     * Puts a checkpoint's weights, updater state and counters into the network that its run's spec makes; all or nothing.
     *
     * @return where that training stood
     */
    static Cursor restore(Path file, RunningNetwork network) {
        INDArray state = network.getUpdater().getStateViewArray();
        int parameters = Math.toIntExact(network.numParams());
        int updater = state == null ? 0 : Math.toIntExact(state.length());
        try (CheckpointReader reader = new CheckpointReader(file, (long) parameters + updater)) {
            Cursor cursor = reader.cursor();
            float[] weights = reader.parameters(parameters);
            float[] saved = reader.updaterState(updater);
            network.load(weights);
            if (state != null && saved.length > 0) {
                state.assign(Nd4j.createFromArray(saved).reshape(state.shape()));
            }
            network.setIterationCount(Math.toIntExact(cursor.iteration()));
            network.setEpochCount(cursor.epochCount());
            return cursor;
        }
    }

    /**
     * All parameters of a checkpoint, in the order of {@code ParameterLayout}.
     *
     * @param network the run's
     */
    static float[] parameters(Path file, RunningNetwork network) {
        int parameters = Math.toIntExact(network.numParams());
        INDArray state = network.getUpdater().getStateViewArray();
        long all = parameters + (state == null ? 0 : state.length());
        try (CheckpointReader reader = new CheckpointReader(file, all)) {
            return reader.parameters(parameters);
        }
    }

    /** Keeps the zip's end from closing the file beneath, which is still to be synced. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
