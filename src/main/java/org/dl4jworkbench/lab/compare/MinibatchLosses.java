package org.dl4jworkbench.lab.compare;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dl4jworkbench.rundir.MetricsCsv;
import org.jspecify.annotations.Nullable;

/**
 * The losses of runs' minibatches, kept as long as the files stay the same and there is memory: a slider that smooths them must not read
 * long files at every step. May be used by several threads.
 */
public final class MinibatchLosses {
    private record Known(FileTime modified, long size, SoftReference<MetricsCsv.Columns> columns) {}

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    MetricsCsv.Columns of(Path metrics) {
        Known state = state(metrics);
        if (state == null) {
            return MetricsCsv.read(metrics);
        }
        Known before = known.get(metrics);
        MetricsCsv.@Nullable Columns kept =
                before != null && before.modified().equals(state.modified()) && before.size() == state.size()
                        ? before.columns().get()
                        : null;
        if (kept != null) {
            return kept;
        }
        MetricsCsv.Columns read = MetricsCsv.read(metrics);
        known.put(metrics, new Known(state.modified(), state.size(), new SoftReference<>(read)));
        return read;
    }

    private static @Nullable Known state(Path file) {
        try {
            return new Known(Files.getLastModifiedTime(file), Files.size(file), new SoftReference<>(null));
        } catch (IOException e) {
            // Not there yet: reading says so in its own way.
            return null;
        }
    }
}
