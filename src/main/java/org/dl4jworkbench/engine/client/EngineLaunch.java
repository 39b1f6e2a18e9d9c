package org.dl4jworkbench.engine.client;

import java.nio.file.Path;
import java.util.List;
import org.dl4jworkbench.model.Backend;
import org.dl4jworkbench.model.Threads;
import org.jspecify.annotations.Nullable;

/**
 * How an engine process is started.
 *
 * @param backend {@link Backend#CPU} or {@link Backend#CUDA}; automatic is decided before
 * @param threads for automatic, all cores are offered and the engine measures how many pay
 * @param dataRoots where data sets are looked for, in order
 * @param generated where generated sets are written on first use, or null
 * @param log receives what the process prints; appended
 * @param jvmOptions options of its Java besides those of every engine
 */
public record EngineLaunch(
        Backend backend,
        Threads threads,
        List<Path> dataRoots,
        @Nullable Path generated,
        Path log,
        List<String> jvmOptions) {
    /**
     * Java's first compiler alone: the second one takes seconds of a core of its own, which shorter trainings never win back.
     */
    public static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    public EngineLaunch {
        dataRoots = List.copyOf(dataRoots);
        jvmOptions = List.copyOf(jvmOptions);
        if (backend == Backend.AUTO) {
            throw new IllegalArgumentException("automatic must be decided before an engine starts");
        }
    }

    /** With the options of every engine. */
    public EngineLaunch(Backend backend, Threads threads, List<Path> dataRoots, @Nullable Path generated, Path log) {
        this(backend, threads, dataRoots, generated, log, List.of());
    }
}
