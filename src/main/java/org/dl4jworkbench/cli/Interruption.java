package org.dl4jworkbench.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Turns Ctrl-C or a polite kill into an orderly end: the command is told, gets time to stop its run with a checkpoint, and the
 * process ends with {@link ExitCode#INTERRUPTED} whichever signal it was. Without such a signal it does nothing.
 */
final class Interruption {
    private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
    /** For a checkpoint of a large network on a slow disk. */
    private static final long LIMIT_SECONDS = 60;

    private final CountDownLatch handled = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param told runs on another thread when the process was asked to end
     * @param exit ends the process with a code, whatever else is going on
     */
    Interruption(Runnable told, java.util.function.IntConsumer exit) {
        hook = new Thread(
                () -> {
                    told.run();
                    try {
                        if (!handled.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                            LOG.warn("The run did not stop within {} s", LIMIT_SECONDS);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exit.accept(ExitCode.INTERRUPTED);
                },
                "interruption");
    }

    /** From now on a signal ends this process with {@link ExitCode#INTERRUPTED}, in order, whatever it is at. */
    @SuppressWarnings("sunapi") // there is no other way to choose the exit code of a signal
    static void endOnSignals() {
        for (String name : List.of("TERM", "INT", "HUP")) {
            try {
                Signal.handle(new Signal(name), signal -> System.exit(ExitCode.INTERRUPTED));
            } catch (IllegalArgumentException e) {
                // Windows has no HUP, and a process that ignores one (nohup) goes on doing so.
                LOG.debug("Signal {} cannot be handled here", name, e);
            }
        }
    }

    static Interruption install(Runnable told) {
        // A hook may not call exit; halt is what is left to it, and it sets the exit code.
        Interruption interruption =
                new Interruption(told, code -> Runtime.getRuntime().halt(code));
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** For tests: what the virtual machine does on a signal. */
    Thread hook() {
        return hook;
    }

    /** The command has done what it had to; a process on its way out may end now. */
    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is on its way out", e);
        }
        handled.countDown();
    }
}
