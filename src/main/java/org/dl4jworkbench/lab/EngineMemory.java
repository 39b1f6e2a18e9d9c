package org.dl4jworkbench.lab;

import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** What the operating system tells of memory; nothing where it cannot be asked, as on processors the library does not know. */
public final class EngineMemory {
    private static final Logger LOG = LoggerFactory.getLogger(EngineMemory.class);

    private EngineMemory() {}

    /** The resident memory of a process, in bytes. */
    public static OptionalLong resident(long pid) {
        try {
            OSProcess process = new SystemInfo().getOperatingSystem().getProcess((int) pid);
            return process == null || process.getResidentSetSize() <= 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(process.getResidentSetSize());
        } catch (LinkageError | RuntimeException e) {
            LOG.info("The memory of process {} cannot be asked for", pid, e);
            return OptionalLong.empty();
        }
    }

    /** What can be used without swapping, in bytes. */
    public static OptionalLong available() {
        try {
            long bytes = new SystemInfo().getHardware().getMemory().getAvailable();
            return bytes <= 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
        } catch (LinkageError | RuntimeException e) {
            LOG.info("The free memory cannot be asked for", e);
            return OptionalLong.empty();
        }
    }
}
