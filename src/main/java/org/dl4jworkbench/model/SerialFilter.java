package org.dl4jworkbench.model;

import java.io.ObjectInputFilter;

/**
 * Keeps this process from making objects out of Java's serialised streams. Nothing of the program reads any, but libraries do, of files
 * that others may have written: a stream of the JDK's own classes is enough to open a port or to compute for ever.
 */
public final class SerialFilter {
    private SerialFilter() {}

    /** Refuses every stream from now on, for the whole process. The first line of every {@code main}; a filter that is set already stays. */
    public static void refuseAll() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(info -> ObjectInputFilter.Status.REJECTED);
        }
    }
}
