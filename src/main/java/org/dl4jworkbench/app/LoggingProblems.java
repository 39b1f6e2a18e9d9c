package org.dl4jworkbench.app;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;

/** Tells on stderr when the logging itself does not work, such as in a folder that cannot be written; named in logback.xml. */
public final class LoggingProblems implements StatusListener {
    @Override
    public void addStatusEvent(Status status) {
        if (status.getEffectiveLevel() >= Status.WARN) {
            System.err.println("Logging: " + status.getMessage());
        }
    }
}
