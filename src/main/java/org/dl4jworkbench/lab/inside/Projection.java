package org.dl4jworkbench.lab.inside;

import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.dl4jworkbench.model.BadDataException;

/**
 * How outputs of many units become points in a plane. The first is linear and at once, and its axes can be kept over the epochs (see
 * {@link Pca}); the others keep neighbours together, take seconds, and lay every moment out anew: places and distances between groups say
 * little there.
 */
public enum Projection {
    /** Principal component analysis, fitted on the rows themselves. */
    PCA("pca", "PCA"),
    /** t-distributed stochastic neighbour embedding (van der Maaten and Hinton 2008), Barnes–Hut (2014), perplexity 30. */
    TSNE("tsne", "t-SNE"),
    /** Uniform manifold approximation and projection (McInnes et al. 2018), 15 neighbours, least distance 0.1. */
    UMAP("umap", "UMAP");

    /** As many examples as t-SNE and UMAP lay out within seconds; take more only where the user asks for it. */
    public static final int DEFAULT_LIMIT = 2000;

    /** Fewer rows have no neighbourhoods to keep. */
    public static final int LEAST_ROWS = 10;

    /** As is usual, the neighbours are looked for among the first principal components where there are more units. */
    private static final int MOST_COLUMNS = 50;

    private final String token;
    private final String label;

    Projection(String token, String label) {
        this.token = token;
        this.label = label;
    }

    /** In options and file names. */
    public String token() {
        return token;
    }

    /** On the screen. */
    public String label() {
        return label;
    }

    /** Whether it takes seconds rather than an instant, see {@link ProjectionJob}. */
    public boolean isSlow() {
        return this != PCA;
    }

    /**
     * Lays rows out. The same rows and seed give the same points. Rows that are not finite have no place: NaN.
     *
     * @param rows examples × units
     * @param progress told the share that is done, 0 to 1, on the calling thread
     * @throws InterruptedException where the calling thread was interrupted, which ends the work soon
     */
    public Plane of(float[][] rows, long seed, DoubleConsumer progress) throws InterruptedException {
        int[] finite = IntStream.range(0, rows.length)
                .filter(row -> Pca.isFinite(rows[row]))
                .toArray();
        int usable = isSlow() ? finite.length : rows.length;
        if (usable < (isSlow() ? LEAST_ROWS : 1)) {
            throw new BadDataException(
                    usable + " examples" + (usable < rows.length ? " with finite values" : "") + " are too few for "
                            + label,
                    "latent space",
                    "Take at least " + (isSlow() ? LEAST_ROWS : 1) + " examples");
        }
        if (this == PCA) {
            Plane plane = Pca.fit(rows, 2).plane(rows);
            progress.accept(1);
            return plane;
        }
        float[][] kept = IntStream.of(finite).mapToObj(row -> rows[row]).toArray(float[][]::new);
        Pca pca = Pca.fit(kept, Math.min(MOST_COLUMNS, rows[0].length));
        // Centred in any case: the libraries expect values around zero.
        float[][] reduced = pca.project(kept);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        float[][] places = pca.share(0) == 0
                ? new float[kept.length][2]
                : this == TSNE ? TsneLayout.of(reduced, seed, progress) : UmapLayout.of(reduced, seed, progress);
        progress.accept(1);
        float[][] all = new float[rows.length][];
        java.util.Arrays.setAll(all, row -> new float[] {Float.NaN, Float.NaN});
        for (int row = 0; row < finite.length; row++) {
            all[finite[row]] = places[row];
        }
        return Plane.of(all, label + " 1", label + " 2");
    }
}
