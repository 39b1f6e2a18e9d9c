package org.dl4jworkbench.lab.inside;

import java.nio.file.Path;
import java.util.function.Function;
import org.dl4jworkbench.rundir.RunDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Holds the inspector of the run that a window shows: one at a time, so that there is never more than one inspecting engine. A screen asks
 * it for the inspector with each question, as another run may have been opened in between. May be used by any thread.
 */
public final class Inspectors implements AutoCloseable {
    private final Function<RunDirectory, Inspector> maker;
    private @Nullable Path shown;
    private @Nullable Inspector inspector;

    /** @param maker makes the inspector of a run */
    public Inspectors(Function<RunDirectory, Inspector> maker) {
        this.maker = maker;
    }

    /** The inspector of a run: the same one as long as no other run is opened, whose opening closes it. Returns at once. */
    public synchronized Inspector open(RunDirectory run) {
        Path path = run.path().toAbsolutePath().normalize();
        Inspector known = inspector;
        if (known != null && path.equals(shown)) {
            return known;
        }
        close();
        Inspector made = maker.apply(run);
        inspector = made;
        shown = path;
        return made;
    }

    /** Ends the engine, if there is one; another run may be opened all the same. */
    @Override
    public synchronized void close() {
        Inspector known = inspector;
        inspector = null;
        shown = null;
        if (known != null) {
            known.close();
        }
    }
}
