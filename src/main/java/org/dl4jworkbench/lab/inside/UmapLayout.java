package org.dl4jworkbench.lab.inside;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import tagbio.umap.ProgressListener;
import tagbio.umap.Umap;
import tagbio.umap.UmapProgress;

/** UMAP by the library umap-java on one thread, which makes it the same for the same seed. */
final class UmapLayout {
    private static final int NEIGHBOURS = 15;
    private static final float LEAST_DISTANCE = 0.1f;

    /** The library tells its progress to everybody: one layout at a time, or they would hear one another. */
    private static final ReentrantLock ALONE = new ReentrantLock();

    private UmapLayout() {}

    static float[][] of(float[][] rows, long seed, DoubleConsumer progress) throws InterruptedException {
        ALONE.lockInterruptibly();
        ProgressListener listener = state -> {
            if (Thread.currentThread().isInterrupted()) {
                // The library has no other way out.
                throw new CancellationException();
            }
            progress.accept(state.getTotal() == 0 ? 0 : Math.min(1, (double) state.getCount() / state.getTotal()));
        };
        UmapProgress.addProgressListener(listener);
        try {
            Umap umap = new Umap()
                    .setNumberComponents(2)
                    .setNumberNearestNeighbours(Math.min(NEIGHBOURS, rows.length - 1))
                    .setMinDist(LEAST_DISTANCE)
                    .setSeed(seed)
                    .setThreads(1)
                    .setVerbose(false);
            float[][] places = umap.fitTransform(rows);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return places;
        } catch (CancellationException e) {
            Thread.interrupted();
            InterruptedException interrupted = new InterruptedException();
            interrupted.initCause(e);
            throw interrupted;
        } finally {
            UmapProgress.removeProgressListener(listener);
            ALONE.unlock();
        }
    }
}
