package org.dl4jworkbench.engine.protocol;

/**
 * What an engine runs on, as {@code engine.log} states it too.
 *
 * @param backend ND4J's backend: CPU or CUDA
 * @param device the processor or the GPU
 * @param blas the BLAS library
 * @param oneDnnHelpers whether layers really use oneDNN
 * @param threads the number of threads that training uses
 * @param pid the process id
 */
public record EngineInfo(String backend, String device, String blas, boolean oneDnnHelpers, int threads, long pid) {}
