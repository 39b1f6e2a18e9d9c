package org.dl4jworkbench.rundir;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text whose lines are short, as those of a run's CSV files: a file without line ends would otherwise be one line in memory. */
final class ShortLines extends FilterReader {
    private static final int LONGEST = 4096;

    private int length;

    private ShortLines(Reader in) {
        super(in);
    }

    /** Opens a file; its reader throws an {@link IOException} where a line is too long. */
    static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(new ShortLines(Files.newBufferedReader(file, StandardCharsets.UTF_8)));
    }

    @Override
    public int read(char[] buffer, int offset, int wanted) throws IOException {
        int count = super.read(buffer, offset, wanted);
        for (int i = offset; i < offset + count; i++) {
            length = buffer[i] == '\n' || buffer[i] == '\r' ? 0 : length + 1;
            if (length > LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " characters");
            }
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
