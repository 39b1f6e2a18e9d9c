package org.dl4jworkbench.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.dl4jworkbench.model.Numbers;

/**
 * A tar whose headers cannot fill the memory. The library takes long names and extended headers into memory whatever their length, and goes
 * one step deeper for each that follows another; of a compressed archive a gigabyte of them is a megabyte on the disk.
 */
public final class BoundedTar extends TarArchiveInputStream {
    private static final int LONGEST_HEADER = 1 << 20;

    private final Gate gate;
    private boolean withinHeader;

    /** @param most bytes of the whole archive, whether they are taken or passed over */
    public BoundedTar(InputStream in, long most) {
        this(new Gate(in, most));
    }

    private BoundedTar(Gate gate) {
        super(gate);
        this.gate = gate;
    }

    @Override
    public TarArchiveEntry getNextTarEntry() throws IOException {
        if (withinHeader) {
            return super.getNextTarEntry();
        }
        // What is left of the entry before is no header.
        if (getCurrentEntry() != null) {
            transferTo(OutputStream.nullOutputStream());
        }
        gate.header = LONGEST_HEADER;
        withinHeader = true;
        try {
            return super.getNextTarEntry();
        } finally {
            withinHeader = false;
            gate.header = Long.MAX_VALUE;
        }
    }

    private static final class Gate extends FilterInputStream {
        private final long most;
        private long left;
        private long header = Long.MAX_VALUE;

        Gate(InputStream in, long most) {
            super(in);
            this.most = most;
            left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = super.read(bytes, from, length);
            count(got);
            return got;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            count(skipped);
            return skipped;
        }

        private void count(long got) throws IOException {
            left -= Math.max(got, 0);
            header -= Math.max(got, 0);
            if (header < 0) {
                throw new IOException("a header of more than " + Numbers.bytes(LONGEST_HEADER));
            }
            if (left < 0) {
                throw new IOException("it unpacks to more than " + Numbers.bytes(most));
            }
        }
    }
}
