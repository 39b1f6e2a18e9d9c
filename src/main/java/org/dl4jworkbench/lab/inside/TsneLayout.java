package org.dl4jworkbench.lab.inside;

import de.javagl.tsne.Tsne;
import java.util.function.DoubleConsumer;

/** t-SNE by the library bh-tsne, which listens to interrupts and draws from a seed. */
final class TsneLayout {
    private static final double PERPLEXITY = 30;
    private static final int ITERATIONS = 1000;

    private TsneLayout() {}

    /** @param rows centred, at least {@value Projection#LEAST_ROWS} */
    static float[][] of(float[][] rows, long seed, DoubleConsumer progress) throws InterruptedException {
        double[][] wide = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < wide[i].length; j++) {
                wide[i][j] = rows[i][j];
            }
        }
        Tsne tsne = new Tsne();
        tsne.setOutputDims(2);
        // Reduced already: the library's own reduction is left out.
        tsne.setInitialDims(rows[0].length);
        // It wants more than three neighbours for each unit of perplexity.
        tsne.setPerplexity(Math.min(PERPLEXITY, (rows.length - 2) / 3.0));
        tsne.setMaxIterations(ITERATIONS);
        tsne.setRandomSeed(seed);
        tsne.setMessageConsumer(message -> {});
        tsne.setProgressConsumer(progress);
        double[][] places = tsne.run(wide);
        if (places == null || Thread.interrupted()) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        float[][] result = new float[places.length][2];
        for (int i = 0; i < places.length; i++) {
            result[i][0] = (float) places[i][0];
            result[i][1] = (float) places[i][1];
        }
        return result;
    }
}
