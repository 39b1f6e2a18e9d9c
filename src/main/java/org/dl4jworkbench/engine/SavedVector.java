package org.dl4jworkbench.engine;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Reads a vector of floats in ND4J's binary format (that of {@code Nd4j.write}) without ND4J, which believes any header: one that does not
 * say exactly what is expected is an error here before anything is allocated.
 *
 * <p>The format, big endian, is two buffers, shape and values. A buffer is the name of its allocation mode, the number of its elements (64
 * bits), the name of their type, and the elements. The shape of r dimensions has 2r + 4 elements of 64 bits: r, the dimensions, their
 * strides, flags, the stride of the elements, and the order ('c' or 'f').
 */
final class SavedVector {
    /** Those that state a length of 64 bits; the others are older than any file of this project. */
    private static final Set<String> MODES = Set.of("MIXED_DATA_TYPES", "LONG_SHAPE");

    private static final int CHUNK = 1 << 16;

    private SavedVector() {}

    /**
     * Reads the vector, and nothing beyond it.
     *
     * @param length how many values there must be
     * @throws IOException with what is wrong, in words for the user
     */
    static float[] read(InputStream in, int length) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            shape(data, length);
            require(buffer(data, "FLOAT") == length, "its buffer does not have " + length + " values");
            return values(data, length);
        } catch (EOFException e) {
            throw new IOException("it ends too early", e);
        }
    }

    private static void shape(DataInputStream data, int length) throws IOException {
        long elements = buffer(data, "LONG");
        require(elements == 6 || elements == 8, "it is not a vector");
        long rank = data.readLong();
        require(2 * rank + 4 == elements, "its shape contradicts itself");
        long last = 0;
        long others = 1;
        for (int i = 0; i < rank; i++) {
            others *= i == 0 ? 1 : last;
            last = data.readLong();
        }
        require(others == 1 && last == length, "it is not a vector of " + length + " values");
        long stride = 0;
        for (int i = 0; i < rank; i++) {
            stride = data.readLong();
        }
        require(stride == 1 || length == 1, "its values do not follow each other");
        data.readLong();
        data.readLong();
        long order = data.readLong();
        require(order == 'c' || order == 'f', "its order is neither c nor f");
    }

    /** @return how many elements the buffer says it has */
    private static long buffer(DataInputStream data, String type) throws IOException {
        require(MODES.contains(data.readUTF()), "it is not an array of ND4J");
        long elements = data.readLong();
        require(data.readUTF().equals(type), "its values are not of the type " + type);
        return elements;
    }

    private static float[] values(DataInputStream data, int length) throws IOException {
        float[] values = new float[length];
        byte[] bytes = new byte[(int) Math.min(CHUNK, (long) length * Float.BYTES)];
        ByteBuffer view = ByteBuffer.wrap(bytes);
        for (int done = 0; done < length; ) {
            int count = Math.min(bytes.length / Float.BYTES, length - done);
            data.readFully(bytes, 0, count * Float.BYTES);
            view.asFloatBuffer().get(values, done, count);
            done += count;
        }
        return values;
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
