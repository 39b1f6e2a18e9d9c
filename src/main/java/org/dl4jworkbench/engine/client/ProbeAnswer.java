package org.dl4jworkbench.engine.client;

/**
 * What a probe process found when it loaded ND4J and computed something.
 *
 * @param backend CPU or CUDA, as ND4J names what it loaded
 * @param device the processor or the GPU
 * @param blas the BLAS library
 * @param build which build of the native library was loaded, such as linux-x86_64-onednn-avx2
 * @param oneDnnHelpers whether Deeplearning4j's layers use oneDNN
 * @param threads the number of threads it would compute with
 * @param largestError of its results against a plain computation in Java, relative to the largest value
 * @param millis from the start of the process's main method to the last result
 */
public record ProbeAnswer(
        String backend,
        String device,
        String blas,
        String build,
        boolean oneDnnHelpers,
        int threads,
        double largestError,
        long millis) {}
