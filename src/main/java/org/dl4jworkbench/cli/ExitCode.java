package org.dl4jworkbench.cli;

/** What a command's process ends with, for scripts. */
final class ExitCode {
    static final int DONE = 0;
    /** A wrong argument, path, value or file; nothing was trained. */
    static final int BAD_INPUT = 2;
    /** The run started and failed, some files of an export could not be written, or the program has a fault. */
    static final int FAILED = 3;
    /** Ended by Ctrl-C or a signal; the run can be resumed. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
