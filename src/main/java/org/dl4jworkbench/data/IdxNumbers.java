package org.dl4jworkbench.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.dl4jworkbench.model.Numbers;

/**
 * Numbers of an IDX file as bytes from 0 to 255: of any type where they are whole numbers in that range, and floats from 0 to 1 that are
 * such numbers divided by 255. Nothing else is rounded or squeezed in.
 *
 * @param scaled whether they were floats from 0 to 1
 */
record IdxNumbers(byte[] bytes, boolean scaled) {
    private static final int LARGEST = 255;

    /** Of a number times 255 from a whole one: what single precision loses, and a little for other ways to divide. */
    private static final double EXACT = 0.01;

    /**
     * Converts the content of a file.
     *
     * @param what "pixels" or "labels"
     * @param start the place of the first number in the file
     * @param mayBeScaled whether floats from 0 to 1 stand for 0 to 255
     */
    static IdxNumbers of(
            byte[] content, IdxType type, ContentSource source, String what, long start, boolean mayBeScaled) {
        if (type == IdxType.UNSIGNED_BYTE) {
            return new IdxNumbers(content, false);
        }
        ByteBuffer numbers = ByteBuffer.wrap(content);
        int count = content.length / type.bytes();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        boolean parts = true;
        for (int i = 0; i < count; i++) {
            double value = type.value(numbers, i);
            if (!Double.isFinite(value)) {
                throw source.problem(
                        "number " + i + " of the " + what + " is " + value,
                        start + (long) i * type.bytes(),
                        "Write them as unsigned bytes");
            }
            least = Math.min(least, value);
            most = Math.max(most, value);
            whole &= value == Math.rint(value);
            double times = value * LARGEST;
            // Little-endian floats read as big-endian are next to 0, and pass for black.
            parts &= Math.abs(times - Math.rint(times)) <= EXACT && (value == 0 || Math.rint(times) != 0);
        }
        boolean scaled = mayBeScaled && type.isFloating() && least >= 0 && most <= 1 && parts;
        if (!scaled && !(whole && least >= 0 && most <= LARGEST)) {
            throw source.problem(
                    "the " + what + " are " + type.label() + " from " + Numbers.plain(least) + " to "
                            + Numbers.plain(most) + ", but " + what + " are whole numbers from 0 to 255"
                            + (mayBeScaled ? ", or floats that are these divided by 255" : ""),
                    start,
                    remedy(numbers, type, least));
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            double value = type.value(numbers, i);
            bytes[i] = (byte) Math.round(scaled ? value * LARGEST : value);
        }
        return new IdxNumbers(bytes, scaled);
    }

    private static String remedy(ByteBuffer numbers, IdxType type, double least) {
        if (type == IdxType.BYTE && least < 0) {
            return "If they are unsigned, the third byte of the file has to be 8, not 9; else write them as unsigned"
                    + " bytes";
        }
        ByteBuffer little = numbers.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int count = numbers.capacity() / type.bytes();
        for (int i = 0; i < count; i++) {
            double value = type.value(little, i);
            if (!(value >= 0 && value <= LARGEST) || (type.isFloating() && value != 0 && value < 1e-9)) {
                return "Write them as unsigned bytes";
            }
        }
        return "Read as little-endian they would do; IDX files are big-endian: write it again";
    }
}
