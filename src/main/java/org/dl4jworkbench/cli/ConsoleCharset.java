package org.dl4jworkbench.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The encoding of what commands print. */
final class ConsoleCharset {
    private ConsoleCharset() {}

    /**
     * UTF-8 for JSON, as its standard demands; else the terminal's, which in Windows differs from that of files, and where the output goes
     * into a pipe or a file that of the system.
     *
     * @param system the system properties
     */
    static Charset of(Properties system, boolean json) {
        if (json) {
            return StandardCharsets.UTF_8;
        }
        // Java names the terminal's publicly since version 19; all versions name the system's since 17.
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String name = system.getProperty(property);
            if (name != null && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }
}
