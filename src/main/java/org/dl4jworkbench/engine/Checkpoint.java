package org.dl4jworkbench.engine;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.AtomicFiles;
import org.dl4jworkbench.rundir.Json;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network on the disk: the zip that Deeplearning4j's {@code ModelSerializer} reads, with the updater's state, and for a
 * checkpoint one entry more, the cursor. Written atomically; not compressed, because weights hardly shrink.
 */
final class Checkpoint {
    private static final String CURSOR = "cursor.json";

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
                    zip.putNextEntry(new ZipEntry(CURSOR));
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

    /** Reads the cursor of a checkpoint. */
    static Cursor cursor(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(CURSOR);
            if (entry == null) {
                throw damaged(file, "holds no " + CURSOR, null);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return Json.MAPPER.readValue(in, Cursor.class);
            }
        } catch (IOException e) {
            throw damaged(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Puts a checkpoint's weights, updater state and counters into a network of the same shape. */
    static void restore(Path file, MultiLayerNetwork network) {
        try {
            MultiLayerNetwork saved = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
            if (saved.numParams() != network.numParams()) {
                throw damaged(
                        file,
                        "holds " + saved.numParams() + " parameters, the run's network has " + network.numParams(),
                        null);
            }
            network.params().assign(saved.params());
            INDArray state = saved.getUpdater().getStateViewArray();
            if (state != null && state.length() > 0) {
                network.getUpdater().getStateViewArray().assign(state);
            }
            network.setIterationCount(saved.getIterationCount());
            network.setEpochCount(saved.getEpochCount());
        } catch (IOException e) {
            throw damaged(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** All parameters of a checkpoint, in the order of {@code ParameterLayout}. */
    static float[] parameters(Path file) {
        try {
            return ForwardPass.parameters(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
        } catch (IOException e) {
            throw damaged(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static RunFolderException damaged(Path file, String what, @Nullable Throwable cause) {
        String remedy = "Delete the file to train the run again from its start";
        return cause == null
                ? new RunFolderException(what, file.toString(), remedy)
                : new RunFolderException(what, file.toString(), remedy, cause);
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
