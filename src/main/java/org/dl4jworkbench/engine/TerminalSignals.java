package org.dl4jworkbench.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What the engine does about signals. Ctrl-C in a terminal, or the terminal's end, reaches the engine as well as the workbench
 * that started it: the engine ignores it, as the workbench asks it to stop, or is gone, which the engine sees. Asked to end by
 * name, it stops with a checkpoint like an orphan.
 */
final class TerminalSignals {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalSignals.class);

    private TerminalSignals() {}

    /** @param terminated stops the run and returns when its checkpoint is written; then the process ends */
    @SuppressWarnings("sunapi") // there is no other way to ignore a signal; jdk.unsupported is there to stay
    static void handle(Runnable terminated) {
        on("INT", SignalHandler.SIG_IGN);
        on("HUP", SignalHandler.SIG_IGN);
        on("TERM", signal -> {
            terminated.run();
            // Not exit: a second signal on its way out would wait for the first.
            Runtime.getRuntime().halt(SIGNAL_EXIT + signal.getNumber());
        });
    }

    /** The exit code of a process that a signal ended. */
    private static final int SIGNAL_EXIT = 128;

    @SuppressWarnings("sunapi")
    private static void on(String name, SignalHandler handler) {
        try {
            Signal.handle(new Signal(name), handler);
        } catch (IllegalArgumentException e) {
            // Windows has no HUP.
            LOG.debug("Signal {} cannot be handled here", name, e);
        }
    }
}
