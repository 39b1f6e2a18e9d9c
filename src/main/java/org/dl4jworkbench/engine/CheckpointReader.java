package org.dl4jworkbench.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;
import org.dl4jworkbench.model.Divergence;
import org.dl4jworkbench.model.Numbers;
import org.dl4jworkbench.model.RunFolderException;
import org.dl4jworkbench.rundir.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads a checkpoint that may come from anybody. Of the zip only the entries that a training needs are looked at, each no longer than the
 * run's network asks for; the network itself is built from {@code run.json}. Neither the configuration in the zip, which names classes, nor
 * anything that Java would deserialise is ever opened.
 */
final class CheckpointReader implements AutoCloseable {
    static final String CURSOR = "cursor.json";

    private static final int LONGEST_CURSOR = 1 << 16;

    /** For configuration and directory of the zip, of the deepest networks too. */
    private static final long ROOM_BESIDE_ARRAYS = 64L << 20;

    private final Path file;
    private final ZipFile zip;

    /**
     * Opens the zip.
     *
     * @param values how many floats the checkpoint of this network holds in all; a file far beyond that is refused unread
     */
    CheckpointReader(Path file, long values) {
        this.file = file;
        try {
            // Opening a pipe would wait for ever.
            if (!Files.isRegularFile(file)) {
                throw damaged(Files.exists(file) ? "is not a file" : "is missing", null);
            }
            long most = 2 * Float.BYTES * values + ROOM_BESIDE_ARRAYS;
            if (Files.size(file) > most) {
                throw damaged(
                        "is " + Numbers.bytes(Files.size(file)) + " large, a checkpoint of this run takes about "
                                + Numbers.bytes(Float.BYTES * values),
                        null);
            }
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw damaged("cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Where the training stood. */
    Cursor cursor() {
        byte[] text = read(CURSOR, in -> {
            byte[] bytes = in.readNBytes(LONGEST_CURSOR + 1);
            if (bytes.length > LONGEST_CURSOR) {
                throw new IOException("it is longer than " + Numbers.bytes(LONGEST_CURSOR));
            }
            return bytes;
        });
        try {
            Cursor cursor = Json.MAPPER.readValue(text, Cursor.class);
            if (cursor == null) {
                throw damaged("cannot be read (" + CURSOR + " is null)", null);
            }
            return cursor;
        } catch (JsonProcessingException e) {
            throw damaged("cannot be read (" + CURSOR + ": " + e.getOriginalMessage() + ")", e);
        } catch (IOException e) {
            throw damaged("cannot be read (" + CURSOR + ": " + e.getMessage() + ")", e);
        }
    }

    /** The network's parameters, all of them finite. */
    float[] parameters(int length) {
        float[] values = read(ModelSerializer.COEFFICIENTS_BIN, in -> SavedVector.read(in, length));
        if (!Finite.all(values)) {
            throw new RunFolderException(
                    "holds weights that are NaN or infinite: the training had diverged",
                    file.toString(),
                    Divergence.REMEDY);
        }
        return values;
    }

    /** The optimiser's state. */
    float[] updaterState(int length) {
        if (length == 0) {
            return new float[0];
        }
        return read(ModelSerializer.UPDATER_BIN, in -> SavedVector.read(in, length));
    }

    private interface Content<T> {
        T from(InputStream in) throws IOException;
    }

    /** Reads an entry, which must end where its content does and have the sum that the zip states. */
    private <T> T read(String name, Content<T> content) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged("holds no " + name, null);
        }
        CRC32 sum = new CRC32();
        try (InputStream in =
                new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry), 1 << 16), sum)) {
            T result = content.from(in);
            if (in.read() >= 0) {
                throw new IOException("it is longer than it should be");
            }
            if (sum.getValue() != entry.getCrc()) {
                throw new IOException("its checksum is another");
            }
            return result;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged("cannot be read (" + name + ": " + e.getMessage() + ")", e);
        }
    }

    private RunFolderException damaged(String what, @Nullable Throwable cause) {
        String remedy = "Delete the file to train the run again from its start";
        return cause == null
                ? new RunFolderException(what, file.toString(), remedy)
                : new RunFolderException(what, file.toString(), remedy, cause);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw damaged("cannot be closed (" + e.getMessage() + ")", e);
        }
    }
}
