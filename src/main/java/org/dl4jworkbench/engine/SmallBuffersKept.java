package org.dl4jworkbench.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.cpu.nativecpu.buffer.DefaultDataBufferFactory;

/**
 * Makes buffers as ND4J does, and keeps the newest small ones from being collected. ND4J takes the native part of a throw-away array (such
 * as a broadcast's dimensions, made anew at each question for them) and calls native code with it while nothing refers to the array any
 * more; a collection in between frees that part, and the process dies in {@code sd::DataBuffer::primary()}. Named to ND4J by the property
 * {@code databufferfactory}. Any thread.
 */
public final class SmallBuffersKept extends DefaultDataBufferFactory {
    /** An operation makes a handful; a power of two. */
    private static final int KEPT = 1024;

    /** Dimensions and scalars have fewer values. */
    private static final int SMALL = 32;

    private final AtomicReferenceArray<DataBuffer> newest = new AtomicReferenceArray<>(KEPT);
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public DataBuffer create(DataType dataType, long length, boolean initialize) {
        return kept(super.create(dataType, length, initialize));
    }

    @Override
    public DataBuffer create(DataType dataType, long length, boolean initialize, MemoryWorkspace workspace) {
        return kept(super.create(dataType, length, initialize, workspace));
    }

    private DataBuffer kept(DataBuffer buffer) {
        if (buffer.length() <= SMALL) {
            newest.lazySet(made.getAndIncrement() & KEPT - 1, buffer);
        }
        return buffer;
    }
}
