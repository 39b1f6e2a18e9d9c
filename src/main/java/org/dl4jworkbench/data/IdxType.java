package org.dl4jworkbench.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What the numbers of an IDX file are, as the third byte of its header says; all are big-endian. */
enum IdxType {
    UNSIGNED_BYTE(0x08, "unsigned bytes", 1),
    BYTE(0x09, "signed bytes (int8)", 1),
    SHORT(0x0B, "int16", 2),
    INT(0x0C, "int32", 4),
    FLOAT(0x0D, "float32", 4),
    DOUBLE(0x0E, "float64", 8);

    private final int code;
    private final String label;
    private final int bytes;

    IdxType(int code, String label, int bytes) {
        this.code = code;
        this.label = label;
        this.bytes = bytes;
    }

    static Optional<IdxType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    String label() {
        return label;
    }

    /** Of one number. */
    int bytes() {
        return bytes;
    }

    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** A number of the content, in the buffer's order of bytes. */
    double value(ByteBuffer content, int index) {
        int at = index * bytes;
        return switch (this) {
            case UNSIGNED_BYTE -> content.get(at) & 0xFF;
            case BYTE -> content.get(at);
            case SHORT -> content.getShort(at);
            case INT -> content.getInt(at);
            case FLOAT -> content.getFloat(at);
            case DOUBLE -> content.getDouble(at);
        };
    }
}
