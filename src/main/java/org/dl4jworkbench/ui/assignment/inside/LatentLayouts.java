package org.dl4jworkbench.ui.assignment.inside;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.dl4jworkbench.lab.inside.LatentPoints;
import org.dl4jworkbench.lab.inside.Pca;
import org.dl4jworkbench.lab.inside.Plane;
import org.dl4jworkbench.lab.inside.Projection;
import org.dl4jworkbench.lab.inside.ProjectionJob;
import org.dl4jworkbench.rundir.Moment;
import org.dl4jworkbench.rundir.RunDirectory;
import org.dl4jworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;

/**
 * Lays outputs of many units out in a plane. The principal components of a layer are found once for a run and kept for all its moments, so
 * that the axes stay put; what took seconds is kept while there is room. Any thread.
 */
final class LatentLayouts {
    private static final int KEPT = 40;
    private static final long SEED = 1;

    private record Key(RunDirectory run, Moment moment, int layer, Projection projection) {}

    private record Axes(RunDirectory run, int layer) {}

    private final Background background;
    private final Map<Axes, Pca> components = new LinkedHashMap<>();
    private final Map<Key, Plane> laidOut = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Plane> eldest) {
            return size() > KEPT;
        }
    };

    LatentLayouts(Background background) {
        this.background = background;
    }

    /** Those of its points that a projection can take within seconds. */
    static LatentPoints taken(LatentPoints points, @Nullable Projection projection) {
        return projection != null && projection.isSlow() ? points.thinned(Projection.DEFAULT_LIMIT) : points;
    }

    /**
     * Where points lie.
     *
     * @param points already thinned, see {@link #taken}
     * @param last the outputs that the principal components are found from
     * @param started is told of work that takes seconds
     */
    CompletableFuture<Plane> layOut(
            RunDirectory run,
            LatentPoints points,
            Projection projection,
            Callable<LatentPoints> last,
            Consumer<ProjectionJob> started) {
        Key key = new Key(run, points.moment(), points.layer(), projection);
        synchronized (laidOut) {
            Plane known = laidOut.get(key);
            if (known != null && known.size() == points.size()) {
                return CompletableFuture.completedFuture(known);
            }
        }
        CompletableFuture<Plane> made;
        if (projection.isSlow()) {
            ProjectionJob job = ProjectionJob.start(projection, points.outputs(), SEED);
            started.accept(job);
            made = job.result();
        } else {
            made = new CompletableFuture<>();
            background.run(
                    () -> components(run, points.layer(), last).plane(points.outputs()),
                    made::complete,
                    made::completeExceptionally);
        }
        return made.thenApply(plane -> {
            synchronized (laidOut) {
                laidOut.put(key, plane);
            }
            return plane;
        });
    }

    private Pca components(RunDirectory run, int layer, Callable<LatentPoints> last) throws Exception {
        Axes axes = new Axes(run, layer);
        synchronized (components) {
            Pca known = components.get(axes);
            if (known == null) {
                known = Pca.fit(last.call().outputs(), 2);
                components.put(axes, known);
            }
            return known;
        }
    }
}
