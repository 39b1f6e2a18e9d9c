package org.dl4jworkbench.data;

import org.dl4jworkbench.model.BadSpecException;
import org.dl4jworkbench.model.Numbers;

/** What pictures may take of the memory, asked before it is taken. */
final class ArrayLimit {
    /** What a Java array holds on every virtual machine. */
    static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private ArrayLimit() {}

    /** The bytes that pictures take, refused where an array or the heap cannot hold them. */
    static int bytes(long count, int height, int width, int channels) {
        double size = (double) count * height * width * channels;
        double most = Math.min(LARGEST_ARRAY, Runtime.getRuntime().maxMemory() * 0.7);
        if (size > most) {
            throw new BadSpecException(
                    Numbers.grouped(count) + " pictures of " + height + "×" + width + "×" + channels + " take "
                            + Numbers.bytes((long) size) + ", more than the " + Numbers.bytes((long) most)
                            + " that this process can hold",
                    "data.preprocessing",
                    "Resize them to a smaller size");
        }
        return (int) size;
    }
}
